using System.Net;
using System.Text.Json.Nodes;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Contracts.Search;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;
using Ecm.Testing.Material;

namespace Ecm.Server.Tests.Faults;

/// <summary>Bad files through the whole product: each is kept as it came, and is read or parked with a reason; a good one beside them is read.</summary>
public sealed class HostileFileTests
{
    private static readonly string[] Reasons = ["damaged", "too-large", "timed-out", "out-of-memory", "crashed", "password", "fault"];

    [Fact]
    public Task Damaged_files_of_every_kind_end_read_or_parked() => RunAsync(ofEach: 2);

    [Fact, Trait("Category", "Long")]
    public Task Three_hundred_damaged_files_end_read_or_parked() => RunAsync(ofEach: 38);

    [Fact]
    public async Task Name_and_said_type_do_not_decide_what_a_file_is()
    {
        await using var server = await SignedInServer.StartAsync();
        var text = "Уведомление о проверке"u8.ToArray();

        var asPdf = await EndAsync(server, await server.UploadAsync(text, "уведомление.pdf"));
        var asPicture = await EndAsync(server, (await server.Client.UploadAsync(new(new MemoryStream(text), "уведомление.png") { MediaType = "image/png" }, new UploadQuery())));
        var pictureAsText = await EndAsync(server, await server.UploadAsync(Pages()["page.png"], "страница.txt"));
        var empty = await EndAsync(server, await server.UploadAsync([], "пусто.pdf"));
        var page = await EndAsync(server, await server.UploadAsync("<html><script>alert(1)</script></html>"u8.ToArray(), "картинка.jpg"));

        asPdf.MediaType.Should().StartWith("text/");
        asPicture.MediaType.Should().StartWith("text/");
        pictureAsText.MediaType.Should().Be("image/png");
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "уведомлением" })).Total.Should().Be(2);
        (empty.Intake.State, empty.Size).Should().Be(("done", 0));
        using var shown = await server.Http.GetAsync($"api/v1/files/{page.Id}/content?inline=true");
        shown.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment", "what can run is never shown in place");
        shown.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    private static async Task RunAsync(int ofEach)
    {
        await using var server = await SignedInServer.StartAsync(new Dictionary<string, string> { ["ECM_Extraction__PageTime"] = "00:00:20" });
        var random = new Random(20261124);
        var sent = new List<(UploadedPart Part, byte[] Bytes)>();
        foreach (var (name, bytes) in Pages())
            for (var n = 0; n < ofEach; n++)
            {
                await SendAsync($"обрезан-{n}-{name}", bytes[..random.Next(1, bytes.Length)]);
                await SendAsync($"испорчен-{n}-{name}", Flip(bytes, random));
            }

        await SendAsync("огромный.png", HugePng.Of(60_000, 60_000));
        await SendAsync("заголовок.png", Pages()["page.png"][..33]);
        await SendAsync("нули.tif", new byte[5000]);
        await SendAsync("рекурсия.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray());
        var good = await server.UploadAsync("Целый документ среди испорченных"u8.ToArray(), "целый.txt");

        (await EndAsync(server, good)).Intake.State.Should().Be("done");
        foreach (var (part, bytes) in sent)
        {
            var file = await EndAsync(server, part);
            if (file.Intake.State == "parked")
                file.Intake.Error.Should().BeOneOf(Reasons, "{0} is parked for a reason that is told", file.Name);
            (await server.Http.GetByteArrayAsync($"api/v1/files/{file.Id}/content")).Should().Equal(bytes, "the original is never changed");
        }

        var huge = await server.Client.Files.GetAsync(sent.Single(s => s.Part.Name == "огромный.png").Part.FileId!.Value);
        (huge.Intake.State, huge.Intake.Error).Should().Be(("parked", "too-large"));
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "испорченными" })).Hits.Should().ContainSingle(h => h.CardId == good.CardId);
        (await server.Client.Search.FindAsync(new SearchQuery { Query = "огромный" })).Hits.Should().ContainSingle("a parked file is found by its card");
        using var health = await server.Http.GetAsync("health/ready");
        health.StatusCode.Should().Be(HttpStatusCode.OK);
        JsonNode.Parse(await health.Content.ReadAsStringAsync())!["parts"]!["reading"]!.GetValue<string>().Should().StartWith("ok");
        (await server.Server.VerbAsync("verify")).Status.Should().Be(0);

        async Task SendAsync(string name, byte[] bytes) => sent.Add((await server.UploadAsync(bytes, name), bytes));
    }

    private static async Task<CardFile> EndAsync(SignedInServer server, UploadedPart part)
    {
        CardFile file = null!;
        await Eventually.HoldsAsync($"{part.Name} is read or parked", async () =>
        {
            file = await server.Client.Files.GetAsync(part.FileId!.Value);
            return file.Intake.State is "done" or "parked";
        }, TimeSpan.FromMinutes(10));
        return file;
    }

    /// <summary>A small page in each of the kinds that are read.</summary>
    private static Dictionary<string, byte[]> Pages()
    {
        using var folder = new TemporaryFolder();
        var page = PagePrinter.ScanText("Акт сверки взаимных расчётов\n\nReconciliation report No 5", 100);
        ScanFiles.Png(Path.Combine(folder.Path, "page.png"), page, 100);
        ScanFiles.Jpeg(Path.Combine(folder.Path, "page.jpg"), page, 100);
        ScanFiles.Tiff(Path.Combine(folder.Path, "page.tif"), "lzw", page);
        ScanFiles.Pdf(Path.Combine(folder.Path, "page.pdf"), page);
        return Directory.GetFiles(folder.Path).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        for (var n = 0; n < 1 + flipped.Length / 500; n++)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }
}
