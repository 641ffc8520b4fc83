using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ecm.Testing;

namespace Ecm.Server.Tests.Rest;

/// <summary>Bodies that are not what their headers say: refused, nothing kept, and the server goes on.</summary>
[Collection(CardsServer.Name)]
public sealed class BrokenBodyTests(SignedInServer server) : IAsyncLifetime
{
    private const string Head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\n\r\n";
    private const string Whole = Head + "content\r\n--b--\r\n";
    private Guid? before;

    public async ValueTask InitializeAsync() => before = await server.NewestCardAsync();

    public async ValueTask DisposeAsync()
    {
        await NothingIsLeftAsync();
        (await server.Http.GetAsync("health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>A connection closed while its sender still sends is reset, and the answer is lost with it.</summary>
    [Fact]
    public async Task Who_sends_too_much_can_send_it_to_its_end_and_reads_why_it_was_refused()
    {
        var body = new byte[8 * 1024 * 1024];
        using var connection = new RawConnection(server);
        await connection.SendLinesAsync(
            "POST /api/v1/spelling/words/import HTTP/1.1", "Host: x", connection.Authorization, "Content-Type: text/plain", $"Content-Length: {body.Length}", "");
        await connection.SendAsync(body.AsMemory(..(body.Length / 2)));
        var answer = await connection.AnswerAsync(TimeSpan.FromMilliseconds(500));

        answer.Should().StartWith("HTTP/1.1 413").And.Contain("urn:ecm:problem:body-too-large");
        await connection.SendAsync(body.AsMemory(body.Length / 2));
    }

    /// <summary>The web server takes a client that sends no more for one that is gone, and then tells it nothing.</summary>
    [Fact]
    public async Task Body_shorter_than_said_is_refused_and_leaves_nothing()
    {
        using var connection = new RawConnection(server);
        await UploadAsync(connection, "Content-Length: 1000000");
        await connection.SendAsync(Encoding.UTF8.GetBytes(Head + new string('x', 100_000)));
        connection.EndSending();

        var answer = await connection.AnswerAsync();

        answer.Should().Match(a => a.Length == 0 || a.StartsWith("HTTP/1.1 400") && a.Contains("urn:ecm:problem:body-cut-short"));
    }

    [Fact]
    public async Task Body_longer_than_said_is_told_and_leaves_nothing()
    {
        using var connection = new RawConnection(server);
        await UploadAsync(connection, $"Content-Length: {Head.Length + 3}");
        await connection.SendAsync(Encoding.UTF8.GetBytes(Whole));

        (await connection.AnswerAsync()).Should().StartWith("HTTP/1.1 400").And.Contain("urn:ecm:problem:body-cut-short");
    }

    [Theory]
    [InlineData("Content-Length: 100", "Content-Length: 200")]
    [InlineData("Content-Length: -1", null)]
    [InlineData("Content-Length: 99999999999999999999", null)]
    [InlineData("Content-Length: 1e3", null)]
    [InlineData("Transfer-Encoding: chunked, gzip", null)]
    [InlineData("Transfer-Encoding: xchunked", null)]
    public async Task Headers_that_leave_the_length_open_are_refused(string first, string? second)
    {
        using var connection = new RawConnection(server);
        await UploadAsync(connection, [first, .. second is null ? Array.Empty<string>() : [second]]);
        await connection.SendAsync(Encoding.UTF8.GetBytes(Whole));

        (await connection.AnswerAsync()).Should().StartWith("HTTP/1.1 400");
    }

    [Fact]
    public async Task Length_beside_chunks_is_no_way_to_hide_a_second_request()
    {
        using var connection = new RawConnection(server);
        await UploadAsync(connection, "Content-Length: 4", "Transfer-Encoding: chunked");
        await connection.SendLinesAsync("1", "x", "0", "", "GET /api/v1/me HTTP/1.1", "Host: x", connection.Authorization, "");

        // Whether refused or read as chunks: the four bytes are never a request's body with another request behind it.
        var answer = await connection.AnswerAsync();
        answer.Should().StartWith("HTTP/1.1 400");
    }

    [Theory]
    [InlineData("ZZ\r\nxx\r\n")]
    [InlineData("-5\r\nxx\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFFF\r\nxx\r\n")]
    [InlineData("5\r\nxxxxxxxxxxxx\r\n0\r\n\r\n")]
    public async Task Chunks_that_are_none_are_refused(string chunks)
    {
        using var connection = new RawConnection(server);
        await UploadAsync(connection, "Transfer-Encoding: chunked");
        await connection.SendAsync(Encoding.UTF8.GetBytes(chunks));

        (await connection.AnswerAsync()).Should().StartWith("HTTP/1.1 400");
    }

    [Fact]
    public async Task Body_that_trickles_is_given_up()
    {
        using var connection = new RawConnection(server);
        await UploadAsync(connection, "Content-Length: 1000000");
        await connection.SendAsync(Encoding.UTF8.GetBytes(Head));
        var answer = connection.AnswerAsync();
        try
        {
            while (!answer.IsCompleted)
            {
                await connection.SendAsync("x"u8.ToArray());
                await Task.WhenAny(answer, Task.Delay(500));
            }
        }
        catch (IOException)
        {
            // Closed by the server while a byte was on its way.
        }

        (await answer).Should().Match(a => a.Length == 0 || a.StartsWith("HTTP/1.1 408") || a.StartsWith("HTTP/1.1 400"));
    }

    [Theory]
    [InlineData("multipart/form-data", Whole)]
    [InlineData("multipart/form-data; boundary=other", Whole)]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "no boundary at all")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno colon here\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("application/json", "{\"file\":\"x\"}")]
    [InlineData("text/plain", Whole)]
    [InlineData("application/x-www-form-urlencoded", "file=x")]
    public async Task Form_that_is_none_is_a_problem(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await server.Http.PostAsync("api/v1/uploads", content);

        response.StatusCode.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType);
        (await response.ProblemAsync()).Code().Should().BeOneOf("no-file", "body-cut-short", "request-wrong");
    }

    [Fact]
    public async Task Part_with_endless_headers_is_a_problem()
    {
        using var content = new StringContent($"--b\r\nX: {new string('x', 200_000)}\r\n\r\nx\r\n--b--\r\n");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var response = await server.Http.PostAsync("api/v1/uploads", content);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await response.ProblemAsync();
    }

    [Fact]
    public async Task Form_of_20000_parts_without_a_file_is_read_to_its_end_and_refused()
    {
        using var content = new StringContent(string.Concat(Enumerable.Repeat("--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n", 20_000)) + "--b--\r\n");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var response = await server.Http.PostAsync("api/v1/uploads", content);

        (await response.ProblemAsync()).Code().Should().Be("no-file");
    }

    /// <summary>More clients than one principal may have requests in flight: a slot that is not given back would stop everything.</summary>
    [Fact]
    public async Task Clients_that_are_gone_in_the_middle_give_their_slots_back()
    {
        for (var n = 0; n < 150; n++)
        {
            using var connection = new RawConnection(server);
            await UploadAsync(connection, "Content-Length: 5000000");
            await connection.SendAsync(Encoding.UTF8.GetBytes(Head + new string('x', 20_000)));
            if (n % 2 == 0)
                connection.Reset();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        (await server.Http.GetAsync("api/v1/me", patience.Token)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ru", "Файл пришёл не полностью")]
    [InlineData("en", "The file did not arrive whole")]
    [InlineData("de-DE, en;q=0.5", "The file did not arrive whole")]
    public async Task Problem_speaks_the_language_that_is_asked_for(string language, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/uploads") { Content = new StringContent(Head + "half") };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await server.Http.SendAsync(request);

        (await response.ProblemAsync()).Title.Should().StartWith(text);
    }

    private static Task UploadAsync(RawConnection connection, params string[] headers) => connection.SendLinesAsync(
        ["POST /api/v1/uploads HTTP/1.1", "Host: x", connection.Authorization, "Content-Type: multipart/form-data; boundary=b", .. headers, ""]);

    private async Task NothingIsLeftAsync()
    {
        var unfinished = Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp");
        await Eventually.HoldsAsync("unfinished bytes are gone", () => !Directory.EnumerateFiles(unfinished).Any());
        (await server.NewestCardAsync()).Should().Be(before, "no card was made");
    }
}
