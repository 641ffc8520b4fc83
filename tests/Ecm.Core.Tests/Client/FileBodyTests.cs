using CsCheck;
using Ecm.Client;
using Ecm.Rest.Files;
using Microsoft.AspNetCore.Http;

namespace Ecm.Core.Tests.Client;

public sealed class FileBodyTests
{
    [Theory]
    [InlineData("договор \"Ромашка\" № 5; часть 1.pdf")]
    [InlineData("a\\b'c%22d*e.txt")]
    [InlineData("line\r\nbreak.txt")]
    [InlineData("😀.png")]
    public async Task Name_arrives_unchanged(string name) => (await SendAsync(name, [1, 2, 3])).Should().Be(name);

    [Fact]
    public Task Any_name_arrives_unchanged() =>
        Gen.String.Where(s => s.Length > 0 && !s.Any(char.IsSurrogate)).SampleAsync(async name => (await SendAsync(name, [])) == name, iter: 300);

    [Fact]
    public async Task Length_is_told_and_progress_reported()
    {
        var sent = new List<long>();
        using var body = new FileBody(new MemoryStream(new byte[300_000]), "a.bin", null, new Collector(sent));
        var target = new MemoryStream();
        await body.CopyToAsync(target);

        body.Headers.ContentLength.Should().Be(target.Length);
        sent.Should().BeInAscendingOrder();
        sent[^1].Should().Be(300_000);
    }

    private static async Task<string?> SendAsync(string name, byte[] content)
    {
        using var body = new FileBody(new MemoryStream(content), name, null, null);
        var request = new DefaultHttpContext().Request;
        request.ContentType = body.Headers.ContentType!.ToString();
        request.Body = await body.ReadAsStreamAsync();
        await foreach (var file in IncomingFiles.ReadAsync(request, CancellationToken.None))
        {
            var received = new MemoryStream();
            await file.Content.CopyToAsync(received);
            received.ToArray().Should().Equal(content);
            return file.Name;
        }

        return null;
    }

    private sealed class Collector(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }
}
