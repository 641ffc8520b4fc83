using System.Net;
using System.Net.Http.Headers;

namespace Ecm.Server.Tests.Rest;

/// <summary>File names of every kind: kept as text, given back in one header, never part of a path.</summary>
[Collection(CardsServer.Name)]
public sealed class HostileNameTests(SignedInServer server)
{
    private static readonly string Long = new('я', 251);

    public static TheoryData<string, string> Kept => new()
    {
        { "a\0b\u0007\u001b[31m.txt", "ab[31m.txt" },
        { "a\r\nX-Evil: 1\r\n\r\n<b>.txt", "aX-Evil: 1<b>.txt" },
        { "счёт\u202Egnp.exe", "счётgnp.exe" },
        { "\u200Fдоговор\u2066.pdf", "договор.pdf" },
        { "line\u2028and\u2029paragraph.txt", "lineandparagraph.txt" },
        { "📎 скрепка 𝕏.pdf", "📎 скрепка 𝕏.pdf" },
        { "е\u0308лка и\u0306.txt", "ёлка й.txt" },
        { "../../../../etc/cron.d/x", "x" },
        { "..\\..\\windows\\system32\\x.dll", "x.dll" },
        { "C:x", "C:x" },
        { "CON", "CON" },
        { "nul.txt", "nul.txt" },
        { "a.txt::$DATA", "a.txt::$DATA" },
        { "<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png" },
        { "'; DROP TABLE \"Cards\"; --.txt", "'; DROP TABLE \"Cards\"; --.txt" },
        { "%2e%2e%2f%00.txt", "%2e%2e%2f%00.txt" },
        { "=HYPERLINK(\"http:x\").csv", "=HYPERLINK(\"http:x\").csv" },
        { "  край  ", "край" },
        { "точка.", "точка." },
        { ".hidden", ".hidden" },
        { Long + ".pdf", Long + ".pdf" },
        { "{0} ${PATH} $(id) `id`.txt", "{0} ${PATH} $(id) `id`.txt" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Name_is_kept_as_text_and_comes_back_in_one_header(string sent, string kept)
    {
        var part = await server.UploadAsync(Guid.CreateVersion7().ToByteArray(), sent);

        part.Name.Should().Be(kept);
        (await server.Client.Files.GetAsync(part.FileId!.Value)).Name.Should().Be(kept);
        using var content = await server.Http.GetAsync($"api/v1/files/{part.FileId}/content");
        content.Content.Headers.ContentDisposition!.FileNameStar.Should().Be(kept);
        content.Headers.Concat(content.Content.Headers).Should().NotContain(h => h.Key.Contains("Evil"));
        Directory.EnumerateFileSystemEntries(server.Server.Folder.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName)
            .Should().NotContain(name => name == kept || name == sent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("folder/")]
    [InlineData("\u0000\u0001")]
    [InlineData("\u200b\u200e")]
    public async Task Name_of_which_nothing_is_left_is_refused(string sent) => await RefusedAsync(sent);

    [Fact]
    public async Task Name_that_is_too_long_is_refused() => await RefusedAsync(Long + ".pdf1");

    [Fact]
    public async Task Raw_bytes_that_are_no_text_are_a_name_or_refused_but_no_fault()
    {
        byte[] name = [.. "a"u8, 0xff, 0xfe, 0xed, 0xa0, 0x80, .. "b.txt"u8];
        using var content = new ByteArrayContent([
            .. "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\""u8, .. name, .. "\"\r\n\r\nx\r\n--b--\r\n"u8]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        using var response = await server.Http.PostAsync("api/v1/uploads", content);

        if (response.StatusCode != HttpStatusCode.Created)
            (await response.ProblemAsync()).Code().Should().Be("file-name-wrong");
    }

    [Fact]
    public async Task Composed_and_decomposed_forms_are_one_name()
    {
        var composed = await server.UploadAsync(Guid.CreateVersion7().ToByteArray(), "йод.txt");
        var decomposed = await server.UploadAsync(Guid.CreateVersion7().ToByteArray(), "и\u0306од.txt");

        decomposed.Name.Should().Be(composed.Name);
        decomposed.FileId.Should().NotBe(composed.FileId!.Value);
    }

    private async Task RefusedAsync(string sent)
    {
        var before = await server.NewestCardAsync();

        var failure = await FluentActions.Awaiting(() => server.UploadAsync([1, 2, 3], sent)).Should().ThrowAsync<Client.EcmProblemException>();

        failure.Which.Code.Should().Be("file-name-wrong");
        failure.Which.Problem.Status.Should().Be(422);
        (await server.NewestCardAsync()).Should().Be(before);
    }
}
