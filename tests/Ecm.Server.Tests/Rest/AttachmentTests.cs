using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Contracts.Problems;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Server.Tests.Rest;

/// <summary>What is attached to a mail is read and found like any file; a locked one waits for its password.</summary>
public sealed class AttachmentTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Attachments_of_a_mail_and_of_the_mail_in_it_are_files_of_its_card_and_found_by_their_words()
    {
        var inner = MailFile.Message("inner", "Пересланное.", MailFile.Part("смета.txt", "Смета на кровельные работы"u8.ToArray(), "text/plain"));
        var mail = MailFile.Message("outer", "Высылаем.", MailFile.Inner(inner), MailFile.Part("акт.txt", "Акт о протечке"u8.ToArray(), "text/plain"));

        var part = await server.UploadAsync(Encoding.UTF8.GetBytes(mail), "письмо.eml");

        await FoundAsync("кровельным работам", part.CardId);
        await FoundAsync("протечкой", part.CardId);
        // A file may be done after what lies in it.
        await Eventually.HoldsAsync("all are read", async () => (await FilesAsync(part.CardId)).All(f => f.Intake.State == "done"));
        var files = await FilesAsync(part.CardId);
        files.Select(f => f.Name).Should().BeEquivalentTo("письмо.eml", "inner.eml", "акт.txt", "смета.txt");
        Parent("inner.eml").Should().Be(part.FileId);
        Parent("акт.txt").Should().Be(part.FileId);
        Parent("смета.txt").Should().Be(files.Single(f => f.Name == "inner.eml").Id);
        Parent("письмо.eml").Should().BeNull();
        files.Should().OnlyContain(f => f.Intake.State == "done" && f.Intake.LeftOutCount == 0 && f.AuthorId == files[0].AuthorId);
        (await server.Http.GetStringAsync($"api/v1/files/{files.Single(f => f.Name == "акт.txt").Id}/content")).Should().Be("Акт о протечке");
        (await server.Http.GetStringAsync($"api/v1/cards/{part.CardId}/history")).Should().Contain("file.attach").And.Contain("письмо.eml");

        Guid? Parent(string name) => files.Single(f => f.Name == name).ParentFileId;
    }

    [Fact]
    public async Task Mail_with_too_many_attachments_is_read_and_says_what_it_kept()
    {
        var mail = MailFile.Message("many", "Много.", Enumerable.Range(1, 230).Select(n => MailFile.Part($"{n}.txt", Encoding.UTF8.GetBytes($"{n}"), "text/plain")));

        var part = await server.UploadAsync(Encoding.UTF8.GetBytes(mail), "много.eml");

        await Eventually.HoldsAsync("it is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        var intake = (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake;
        intake.LeftOutCount.Should().Be(30);
        intake.LeftOut.Should().HaveCount(20).And.StartWith(new FileLeftOut("201.txt", "too-many"));
    }

    [Fact]
    public async Task Locked_pdf_waits_for_its_password_and_is_read_and_shown_with_it()
    {
        using var folder = new TemporaryFolder();
        var (open, locked) = (Path.Combine(folder.Path, "open.pdf"), Path.Combine(folder.Path, "закрытый.pdf"));
        PagePrinter.Print(open, SampleTexts.Letter);
        Tool.Run("qpdf", "--encrypt", "сим-сим", "owner", "256", "--", open, locked);
        var part = await server.UploadAsync(await File.ReadAllBytesAsync(locked), "закрытый.pdf");
        await Eventually.HoldsAsync("it is parked", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake is { State: "parked", Error: "password" });

        (await UnlockAsync("сезам")).Should().Be((HttpStatusCode.UnprocessableEntity, "file-password-wrong"));
        (await server.Client.Files.UnlockAsync(part.FileId!.Value, new UnlockRequest("сим-сим"))).Id.Should().Be(part.FileId!.Value);

        await FoundAsync("calibration certificate", part.CardId);
        await Eventually.HoldsAsync("its pages are kept", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        (await server.Http.GetByteArrayAsync($"api/v1/files/{part.FileId}/pages/1/image?width=400")).Should().StartWith([0xFF, 0xD8]);
        (await UnlockAsync("сим-сим")).Should().Be((HttpStatusCode.Conflict, "not-locked"));
        await server.Client.ReplaceFileAsync(part.FileId.Value, 1, new FileToSend(new MemoryStream("Открытая копия"u8.ToArray()), "копия.txt"));
        var restore = () => server.Client.Files.RestoreAsync(part.FileId.Value, 1, "*");
        (await restore.Should().ThrowAsync<EcmProblemException>("its copy would wait for the password again")).Which.Code.Should().Be("restore-unlocked");
        var (status, report) = await server.Server.VerbAsync("verify");
        status.Should().Be(0, report);
        foreach (var file in Directory.EnumerateFiles(server.Server.Folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/blobs/")))
            (await BytesAsync(file)).AsSpan().IndexOf("сим-сим"u8).Should().Be(-1, $"the password is kept nowhere, not in {file}");

        async Task<(HttpStatusCode, string)> UnlockAsync(string password)
        {
            using var answer = await server.Http.PostAsJsonAsync($"api/v1/files/{part.FileId}/unlock", new { password });
            return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<ProblemDocument>(JsonSerializerOptions.Web))!.Type.Split('/', ':')[^1]);
        }
    }

    private static async Task<byte[]> BytesAsync(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (IOException)
        {
            return []; // gone meanwhile
        }
    }

    private async Task<IReadOnlyList<CardFile>> FilesAsync(Guid? card) =>
        (await server.Http.GetFromJsonAsync<IReadOnlyList<CardFile>>($"api/v1/cards/{card}/files", JsonSerializerOptions.Web))!;

    private Task FoundAsync(string query, Guid? cardId) => Eventually.HoldsAsync($"«{query}» is found", async () =>
        (await server.Client.Search.FindAsync(new SearchQuery { Query = query })).Hits is [SearchHit hit] && hit.CardId == cardId);
}
