using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Files;

namespace Ecm.Server.Tests.Rest;

[Collection(CardsServer.Name)]
public sealed class FileTests(SignedInServer server)
{
    [Theory]
    [InlineData("договор \"Ромашка\"; № 5.txt", "договор \"Ромашка\"; № 5.txt")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\scans\\a.txt", "a.txt")]
    [InlineData("a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt")]
    [InlineData("100%22 'x'*.txt", "100%22 'x'*.txt")]
    public async Task Name_is_kept_as_text_and_comes_back_in_one_header(string sent, string kept)
    {
        var part = await server.UploadAsync(RandomNumberGenerator.GetBytes(20), sent);
        part.Name.Should().Be(kept);

        using var content = await server.Http.GetAsync($"api/v1/files/{part.FileId}/content");
        content.Content.Headers.ContentDisposition!.FileNameStar.Should().Be(kept);
        content.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task New_version_whose_answer_was_lost_is_sent_again_under_its_key_and_is_one_version()
    {
        var part = await server.UploadAsync(RandomNumberGenerator.GetBytes(20), "повтор.bin");
        var bytes = RandomNumberGenerator.GetBytes(30);
        var sent = new List<CardFile>();
        for (var attempt = 0; attempt < 2; attempt++)
            sent.Add(await server.Client.ReplaceFileAsync(part.FileId!.Value, 1, new FileToSend(new MemoryStream(bytes), "повтор.bin") { IdempotencyKey = "the same version again" }));

        sent.Should().AllSatisfy(file => file.Version.Should().Be(2));
        (await server.Client.Files.VersionsAsync(part.FileId!.Value)).Should().HaveCount(2);
        var other = await server.UploadAsync(RandomNumberGenerator.GetBytes(20), "другой.bin");
        await FluentActions.Awaiting(() => server.Client.ReplaceFileAsync(other.FileId!.Value, 1, new FileToSend(new MemoryStream(bytes), "другой.bin") { IdempotencyKey = "the same version again" }))
            .Should().ThrowAsync<EcmProblemException>().Where(e => e.Code == "idempotency-key-reused");
    }

    [Fact]
    public async Task Content_comes_back_whole_in_ranges_and_not_at_all_when_it_is_known()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var part = await server.UploadAsync(bytes, "a.bin");
        var address = $"api/v1/files/{part.FileId}/content";

        using var whole = await server.Http.GetAsync(address);
        (await whole.Content.ReadAsByteArrayAsync()).Should().Equal(bytes);
        whole.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        whole.Headers.GetValues("Content-Security-Policy").Should().ContainSingle(p => p.Contains("sandbox"));
        whole.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");

        using var middle = await SendAsync(address, r => r.Headers.Range = new RangeHeaderValue(1000, 1999));
        middle.StatusCode.Should().Be(HttpStatusCode.PartialContent);
        middle.Content.Headers.ContentRange!.ToString().Should().Be("bytes 1000-1999/300000");
        (await middle.Content.ReadAsByteArrayAsync()).Should().Equal(bytes[1000..2000]);

        using var beyond = await SendAsync(address, r => r.Headers.Range = new RangeHeaderValue(300_000, null));
        beyond.StatusCode.Should().Be(HttpStatusCode.RequestedRangeNotSatisfiable);
        beyond.Content.Headers.ContentRange!.ToString().Should().Be("bytes */300000");

        using var known = await SendAsync(address, r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);

        using var head = await SendAsync(address, r => r.Method = HttpMethod.Head);
        head.Content.Headers.ContentLength.Should().Be(300_000);
    }

    [Theory]
    [InlineData("text/html", "attachment")]
    [InlineData("image/svg+xml", "attachment")]
    [InlineData("image/png", "inline")]
    public async Task Only_what_cannot_run_is_shown_in_place(string mediaType, string disposition)
    {
        var part = await server.Client.UploadAsync(
            new FileToSend(new MemoryStream(RandomNumberGenerator.GetBytes(50)), "x") { MediaType = mediaType }, new UploadQuery());

        using var content = await server.Http.GetAsync($"api/v1/files/{part.FileId}/content?inline=true");
        var shown = content.Content.Headers.ContentType!.MediaType == mediaType ? disposition : "attachment";
        content.Content.Headers.ContentDisposition!.DispositionType.Should().Be(shown);
    }

    [Fact]
    public async Task New_version_needs_the_one_that_was_read_and_leaves_the_old_one_readable()
    {
        var first = RandomNumberGenerator.GetBytes(10);
        var part = await server.UploadAsync(first, "v.bin");
        using var bare = await server.Http.PutAsync($"api/v1/files/{part.FileId}/content", new ByteArrayContent([1, 2, 3]));
        bare.StatusCode.Should().Be((HttpStatusCode)428);

        var second = await server.Client.ReplaceFileAsync(part.FileId!.Value, 1, new FileToSend(new MemoryStream([1, 2, 3]), "v2.bin"));
        second.Version.Should().Be(2);
        second.Name.Should().Be("v2.bin");
        await FluentActions.Awaiting(() => server.Client.ReplaceFileAsync(part.FileId!.Value, 1, new FileToSend(new MemoryStream([4]), "v3.bin")))
            .Should().ThrowAsync<EcmProblemException>().Where(e => e.Problem.Status == 412);

        (await server.Http.GetByteArrayAsync($"api/v1/files/{part.FileId}/content?version=1")).Should().Equal(first);
        (await server.Http.GetByteArrayAsync($"api/v1/files/{part.FileId}/content")).Should().Equal(1, 2, 3);
        (await server.Client.Files.VersionsAsync(part.FileId.Value)).Select(v => v.Version).Should().Equal(2, 1);
    }

    [Fact]
    public async Task File_added_to_a_card_tells_where_the_same_bytes_are()
    {
        var bytes = RandomNumberGenerator.GetBytes(2000);
        var first = await server.UploadAsync(bytes, "раньше.bin");
        var card = await server.CreateAsync("Дело");

        var added = await server.Client.AddFileAsync(card.Id, new FileToSend(new MemoryStream(bytes), "позже.bin"));

        added.Twins.Should().Equal(new FileTwin(first.CardId!.Value, first.FileId!.Value));
    }

    [Fact]
    public async Task File_of_a_kind_that_is_not_read_says_so()
    {
        var part = await server.UploadAsync([0, 1, 2, 0xFE, 0xFF, .. RandomNumberGenerator.GetBytes(500)], "чертёж.bin");

        await Testing.Eventually.HoldsAsync("its intake has ended", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "done");
        (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.Should().Match<FileIntake>(i => i.Unread && i.PagesDone == 0 && i.Error == null);
    }

    [Fact]
    public async Task Twins_are_told_kept_answered_or_discarded_as_asked()
    {
        var bytes = RandomNumberGenerator.GetBytes(100);
        var first = await server.UploadAsync(bytes, "one.bin");
        var kept = await server.UploadAsync(bytes, "two.bin", new UploadQuery { Twins = "keep" });
        var same = await server.UploadAsync(bytes, "three.bin", new UploadQuery { Twins = "version" });
        var discarded = await server.UploadAsync(bytes, "four.bin", new UploadQuery { Twins = "discard" });

        first.Twins.Should().BeEmpty();
        kept.Twins.Should().Equal(new FileTwin(first.CardId!.Value, first.FileId!.Value));
        kept.FileId.Should().NotBe(first.FileId!.Value);
        same.FileId.Should().Be(first.FileId);
        same.Discarded.Should().BeFalse();
        discarded.FileId.Should().Be(first.FileId);
        discarded.Discarded.Should().BeTrue();
    }

    [Fact]
    public async Task Each_part_stands_for_itself_and_a_repeated_form_makes_nothing_twice()
    {
        var key = Guid.CreateVersion7().ToString();
        var parts = await UploadAsync();
        var again = await UploadAsync();

        parts.Select(p => p.Error?.Type).Should().Equal(null, "urn:ecm:problem:file-name-wrong", null);
        parts[0].FileId.Should().NotBe(parts[2].FileId!.Value);
        again.Select(p => p.FileId).Should().Equal(parts.Select(p => p.FileId));

        async Task<IReadOnlyList<UploadedPart>> UploadAsync()
        {
            const string Part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{0}\"\r\n\r\n{1}\r\n";
            var body = string.Format(Part, "a.txt", $"one {key}") + string.Format(Part, "..", "bad") + string.Format(Part, "c.txt", $"three {key}") + "--b--\r\n";
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/uploads") { Content = new StringContent(body) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
            request.Headers.Add("Idempotency-Key", key);
            using var response = await server.Http.SendAsync(request);
            response.StatusCode.Should().Be(HttpStatusCode.Created);
            return (await response.Content.ReadFromJsonAsync<IReadOnlyList<UploadedPart>>(EcmJson.ForClients))!;
        }
    }

    [Fact]
    public async Task Form_without_a_file_is_400()
    {
        using var response = await server.Http.PostAsync("api/v1/uploads", new MultipartFormDataContent { { new StringContent("x"), "note" } });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("urn:ecm:problem:no-file");
    }

    [Fact]
    public async Task Form_that_ends_before_its_last_boundary_keeps_nothing()
    {
        var card = await server.CreateAsync("Обрыв", type: "document");
        using var content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"cut.txt\"\r\n\r\nhalf of i");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var response = await server.Http.PostAsync($"api/v1/cards/{card.Id}/files", content);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("urn:ecm:problem:body-cut-short");
        (await server.Client.Cards.FilesAsync(card.Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task Client_that_is_gone_in_the_middle_leaves_nothing()
    {
        var card = await server.CreateAsync("Ушёл", type: "document");
        var unfinished = Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp");
        using (var socket = new TcpClient("127.0.0.1", server.Server.Port))
        {
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/v1/cards/{card.Id}/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {server.Token}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                + "Content-Length: 1000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"gone.txt\"\r\n\r\n"));
            await stream.WriteAsync(new byte[200_000]);
            await stream.FlushAsync();
            await Testing.Eventually.HoldsAsync("the upload has begun", () => Directory.EnumerateFiles(unfinished).Any());
        }

        await Testing.Eventually.HoldsAsync("unfinished bytes are gone", () => !Directory.EnumerateFiles(unfinished).Any());
        (await server.Client.Cards.FilesAsync(card.Id)).Should().BeEmpty();
        Directory.EnumerateFiles(server.Server.Folder.Path, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length == 200_000).Should().BeEmpty();
    }

    [Fact]
    public async Task Empty_file_is_a_file()
    {
        var part = await server.UploadAsync([], "empty.txt");

        (await server.Client.Files.GetAsync(part.FileId!.Value)).Size.Should().Be(0);
        (await server.Http.GetByteArrayAsync($"api/v1/files/{part.FileId}/content")).Should().BeEmpty();
    }

    private async Task<HttpResponseMessage> SendAsync(string address, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        change(request);
        return await server.Http.SendAsync(request);
    }
}
