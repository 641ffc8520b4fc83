using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>An archive that is uploaded to be opened is read file by file, each on a card of its own that those find who may.</summary>
[Collection(CardsServer.Name)]
public sealed class ExpandTests(SignedInServer server)
{
    [Fact]
    public async Task Files_of_an_archive_and_of_the_archive_and_the_mail_in_it_are_cards_and_found_by_their_words()
    {
        var list = $"Закупки {Guid.CreateVersion7():N}";
        using (var put = await server.Http.PutAsJsonAsync($"api/v1/access-lists/{Uri.EscapeDataString(list)}", new { entries = new[] { new { principal = "role:admin", level = "manage" } } }))
            put.EnsureSuccessStatusCode();
        var mail = MailFile.Message("outer", "Высылаем.", MailFile.Part("ведомость.txt", "Ведомость дефектов лифта"u8.ToArray(), "text/plain"));
        var inner = Zip(("смета.txt", "Смета на черепичные работы"));
        var zip = Zip(("2024/акт.txt", "Акт о промерзании стены"u8.ToArray()), ("2024/ещё.zip", inner), ("письмо.eml", Encoding.UTF8.GetBytes(mail)));

        var part = await server.UploadAsync(zip, "документы.zip", new UploadQuery { Access = list, Expand = true });

        var act = await FoundAsync("промерзанием стен");
        var estimate = await FoundAsync("черепичных работ");
        var sheet = await FoundAsync("дефекты лифтов");
        (await server.Client.Cards.GetAsync(act)).Should().Match<Contracts.Cards.Card>(c => c.Title == "2024 — акт" && c.ParentId == part.CardId);
        (await server.Client.Cards.GetAsync((await server.Client.Cards.GetAsync(estimate)).ParentId!.Value)).Title.Should().Be("2024 — ещё");
        (await server.Client.Cards.GetAsync((await server.Client.Cards.GetAsync(sheet)).ParentId!.Value)).Title.Should().Be("письмо");
        (await server.Http.GetStringAsync($"api/v1/cards/{act}/history")).Should().Contain("file.expand").And.Contain("документы.zip");

        var other = await (await Clerk.SignInAsync(server.Server)).NewUserAsync($"other-{Guid.CreateVersion7():N}", ["clerk"]);
        (await other.Client.Search.FindAsync(new SearchQuery { Query = "промерзанием стен" })).Total.Should().Be(0, "the list of the archive holds for what lies in it");
    }

    [Fact]
    public async Task Archive_stays_closed_unless_asked_and_the_same_bytes_are_opened_once()
    {
        var zip = Zip(($"{Guid.CreateVersion7():N}.txt", "Опись ключей"));

        var closed = await server.UploadAsync(zip, "ключи.zip");
        var open = await server.UploadAsync(zip, "ключи.zip", new UploadQuery { Expand = true });
        var again = await server.UploadAsync(zip, "ключи.zip", new UploadQuery { Expand = true });

        await ReadAsync(closed);
        await ReadAsync(open);
        await ReadAsync(again);
        (await ChildrenAsync(closed)).Should().Be(0);
        (await ChildrenAsync(open)).Should().Be(1);
        (await ReadAsync(closed)).Opened.Should().Be(0);
        (await ReadAsync(open)).Opened.Should().Be(1);
        (await ChildrenAsync(again)).Should().Be(0);
    }

    [Fact]
    public async Task Archive_that_is_opened_in_part_says_what_it_kept()
    {
        var zip = RawZip.Of(RawZip.File("можно.txt", "Опись замков"), RawZip.File("нельзя.txt", "x") with { Flags = RawZip.Utf8 | RawZip.Locked }, RawZip.File("../ссылка", "/etc/passwd") with { Mode = 0xA1FF });

        var part = await server.UploadAsync(zip, "замки.zip", new UploadQuery { Expand = true });

        (await ReadAsync(part)).LeftOut.Should().Equal(new FileLeftOut("нельзя.txt", "locked"), new FileLeftOut("ссылка", "link"));
        (await ChildrenAsync(part)).Should().Be(1);
    }

    [Fact]
    public async Task Bytes_that_replaced_an_opened_archive_are_opened_when_asked_for()
    {
        var first = await server.UploadAsync(Zip(("первая.txt", "Опись первая")), "сменный.zip", new UploadQuery { Expand = true });
        await ReadAsync(first);
        var second = Zip(("вторая.txt", "Опись вторая"), ("третья.txt", "Опись третья"));
        await server.Client.ReplaceFileAsync(first.FileId!.Value, 1, new FileToSend(new MemoryStream(second), "сменный.zip"));
        await ReadAsync(first);

        var part = await server.UploadAsync(second, "другой.zip", new UploadQuery { Expand = true });

        await ReadAsync(part);
        (await ChildrenAsync(part)).Should().Be(2);
    }

    private async Task<FileIntake> ReadAsync(UploadedPart part)
    {
        await Eventually.HoldsAsync("it is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        return (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake;
    }

    private async Task<int> ChildrenAsync(UploadedPart part) =>
        (await server.Http.GetFromJsonAsync<JsonElement>($"api/v1/cards?parent={part.CardId}")).GetProperty("items").GetArrayLength();

    private async Task<Guid> FoundAsync(string query)
    {
        await Eventually.HoldsAsync($"«{query}» is found", async () => (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Hits.Count == 1);
        return (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Hits[0].CardId;
    }

    private static byte[] Zip(params IEnumerable<(string Name, string Text)> files) => Zip([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }
}
