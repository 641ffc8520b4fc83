using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Two scans of one paper meet: through OCR, over REST, on both sets of parts.</summary>
public sealed class TwinTests
{
    private static readonly string[] Paper = TemplateTexts.Pages(1, TemplateValues.Of(1));

    [Fact]
    public Task Second_scan_of_a_paper_is_found_by_its_text_and_becomes_a_version_of_the_first() => FoundAsync(onServers: false);

    [Fact, Trait("Category", "Long")]
    public Task Second_scan_of_a_paper_is_found_on_PostgreSQL_and_S3_too() => FoundAsync(onServers: true);

    private static async Task FoundAsync(bool onServers)
    {
        await using SignedInServer server = onServers ? new SignedInOnServers() : new SignedInServer();
        await server.InitializeAsync();
        using var scan = Scan.Noisy(Paper);
        using var again = Scan.Again(Paper);
        using var sibling = Scan.Noisy("другой.pdf", TemplateTexts.Pages(1, TemplateValues.Of(2)));
        var first = await ReadAsync(server, scan);
        await ReadAsync(server, sibling);

        var second = await ReadAsync(server, again);

        second.Twins.Should().ContainSingle().Which.Should().Match<FileTwin>(t => t.FileId == first.Id && t.CardId == first.CardId && t.Share > 0.95 && t.Pages == 2);
        (await server.Client.Files.GetAsync(first.Id)).Twins.Should().BeEmpty();

        var kept = await server.Client.Files.DecideTwinAsync(second.Id, first.Id, new DecideTwinRequest { Decision = "version" });
        (kept.Id, kept.Version, kept.Sha256).Should().Be((first.Id, 2, second.Sha256));
        (await server.Client.Cards.GetAsync(second.CardId)).TrashedAt.Should().NotBeNull();
        await UntilReadAsync(server, first.Id);

        (await server.Client.Files.TakeTwinBackAsync(second.Id, first.Id)).Id.Should().Be(second.Id);
        (await server.Client.Files.GetAsync(first.Id)).Version.Should().Be(1);
        (await server.Client.Files.GetAsync(second.Id)).Twins.Should().ContainSingle();
        (await server.Server.VerbAsync("verify")).Status.Should().Be(0);
    }

    [Fact]
    public async Task Unknown_words_and_files_are_problems()
    {
        await using var server = await SignedInServer.StartAsync();
        var file = (await server.UploadAsync("Записка"u8.ToArray(), "записка.txt")).FileId!.Value;

        var wrong = () => server.Client.Files.DecideTwinAsync(file, file, new DecideTwinRequest { Decision = "burn" });
        var absent = () => server.Client.Files.DecideTwinAsync(file, Guid.CreateVersion7(), new DecideTwinRequest { Decision = "keep" });
        var never = () => server.Client.Files.TakeTwinBackAsync(file, Guid.CreateVersion7());

        (await wrong.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(400);
        (await absent.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(404);
        (await never.Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be(404);
    }

    private static async Task<CardFile> ReadAsync(SignedInServer server, Scan scan)
    {
        var id = (await server.UploadAsync(await File.ReadAllBytesAsync(scan.Path), Path.GetFileName(scan.Path))).FileId!.Value;
        await UntilReadAsync(server, id);
        return await server.Client.Files.GetAsync(id);
    }

    private static Task UntilReadAsync(SignedInServer server, Guid file) =>
        Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(file)).Intake.State == "done");
}
