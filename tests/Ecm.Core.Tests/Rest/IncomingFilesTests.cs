using System.Text;
using Ecm.Rest.Files;
using Microsoft.AspNetCore.Http;

namespace Ecm.Core.Tests.Rest;

public sealed class IncomingFilesTests
{
    private const string Two =
        "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a.txt\"\r\nContent-Type: Text/Plain; charset=utf-8\r\n\r\none\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"y\"; filename=\"b.txt\"\r\n\r\n\r\n--b--\r\n";

    [Fact]
    public async Task Every_part_with_a_file_name_is_a_file()
    {
        var files = await ReadAsync(Two);

        files.Should().Equal(("a.txt", "text/plain", "one"), ("b.txt", null, ""));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(150)]
    [InlineData(200)]
    [InlineData(230)]
    public async Task Body_that_ends_too_early_is_told_apart_from_a_whole_one(int length)
    {
        await FluentActions.Awaiting(() => ReadAsync(Two[..length])).Should().ThrowAsync<BodyCutShortException>();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/mixed; boundary=b")]
    [InlineData(null)]
    public async Task Body_of_another_kind_has_no_files(string? contentType) => (await ReadAsync(Two, contentType)).Should().BeEmpty();

    private static async Task<List<(string?, string?, string)>> ReadAsync(string body, string? contentType = "multipart/form-data; boundary=\"b\"")
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = contentType;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var files = new List<(string?, string?, string)>();
        await foreach (var file in IncomingFiles.ReadAsync(request, CancellationToken.None))
        {
            using var reader = new StreamReader(file.Content);
            files.Add((file.Name, file.MediaType, await reader.ReadToEndAsync()));
        }

        return files;
    }
}
