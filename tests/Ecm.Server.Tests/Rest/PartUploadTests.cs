using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Ecm.Client;
using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Files that come in pieces: a break costs a piece, the last byte makes one file, and nobody else learns of it.</summary>
public sealed class PartUploadTests
{
    private const int Piece = 4 * 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_in_pieces_goes_on_after_a_kill_and_is_made_once(bool onServers)
    {
        await using SignedInServer server = onServers ? new SignedInOnServers() : new SignedInServer();
        await server.InitializeAsync();
        var bytes = new byte[2 * Piece + 5];
        new Random(1).NextBytes(bytes);
        var id = await BeginAsync(server, "большой.bin", bytes.Length);

        (await SendAsync(server, id, bytes, 0, Piece)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        await server.Server.KillAloneAsync();
        await server.Server.RestartAsync();
        (await StoredAsync(server, id)).Should().Be(Piece);
        (await SendAsync(server, id, bytes, 0, Piece)).StatusCode.Should().Be(HttpStatusCode.Conflict, "that piece is there");
        (await SendAsync(server, id, bytes, Piece, 100)).StatusCode.Should().Be(HttpStatusCode.BadRequest, "only the last piece may be short");
        (await SendAsync(server, id, bytes, Piece, Piece)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await SendAsync(server, id, [.. bytes, 1, 2], 2 * Piece, 7)).StatusCode.Should().Be(HttpStatusCode.BadRequest, "it goes beyond the file");

        using var last = await SendAsync(server, id, bytes, 2 * Piece, 5);
        using var again = await SendAsync(server, id, bytes, 2 * Piece, 5);
        last.StatusCode.Should().Be(HttpStatusCode.Created);
        var made = (await last.Content.ReadFromJsonAsync<UploadedPart[]>(EcmJson.ForClients))!.Single();
        (await again.Content.ReadFromJsonAsync<UploadedPart[]>(EcmJson.ForClients))!.Single().Should().BeEquivalentTo(new { made.CardId, made.FileId }, "the answer was lost, not the file");
        (await server.Client.Cards.ListAsync(new CardListQuery())).Items.Should().ContainSingle(c => c.Title == "большой");
        await using var content = await server.Client.OpenContentAsync(made.FileId!.Value);
        Convert.ToHexString(await SHA256.HashDataAsync(content)).Should().Be(Convert.ToHexString(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task Next_version_of_a_file_comes_in_pieces_and_only_over_the_one_that_was_seen()
    {
        await using var server = await SignedInServer.StartAsync();
        var bytes = new byte[Piece + 5];
        var first = await BeginAsync(server, "проект.bin", 5);
        using var made = await SendAsync(server, first, bytes, 0, 5);
        var file = (await made.Content.ReadFromJsonAsync<UploadedPart[]>(EcmJson.ForClients))!.Single().FileId!.Value;

        (await AnnounceAsync(server.Http, Next(file, 2))).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed, "nobody has seen a second version");
        (await AnnounceAsync(server.Http, Next(file, null))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await AnnounceAsync(server.Http, Next(Guid.CreateVersion7(), 1))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var begun = await AnnounceAsync(server.Http, Next(file, 1));
        using var late = await AnnounceAsync(server.Http, Next(file, 1));
        var (id, other) = (await IdOfAsync(begun), await IdOfAsync(late));
        foreach (var upload in new[] { id, other })
            (await SendAsync(server, upload, bytes, 0, Piece)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        using var last = await SendAsync(server, id, bytes, Piece, 5);
        using var again = await SendAsync(server, id, bytes, Piece, 5);
        using var tooLate = await SendAsync(server, other, bytes, Piece, 5);
        (last.StatusCode, again.StatusCode, tooLate.StatusCode).Should().Be((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.PreconditionFailed));
        var now = await server.Client.Files.GetAsync(file);
        (now.Version, now.Size, now.Name).Should().Be((2, bytes.Length, "проект 2.bin"));

        BeginUploadRequest Next(Guid of, int? seen) => new() { Name = "проект 2.bin", Size = bytes.Length, FileId = of, Version = seen };
    }

    [Fact]
    public async Task Upload_is_its_owners_alone_and_rights_are_asked_before_a_byte_is_sent()
    {
        await using var server = await SignedInServer.StartAsync();
        var clerk = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("clerk", ["clerk"]);
        var reader = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("reader", ["reader"]);
        var id = await BeginAsync(server, "a.bin", Piece + 1);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, $"api/v1/uploads/parts/{id}");
            using var response = await clerk.Http.SendAsync(request);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        (await SendAsync(clerk.Http, id, new byte[Piece], 0, Piece)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await AnnounceAsync(reader.Http, new BeginUploadRequest { Name = "a.bin", Size = 1 })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await AnnounceAsync(clerk.Http, new BeginUploadRequest { Name = "a.bin", Size = 1, CardId = Guid.CreateVersion7() })).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await AnnounceAsync(clerk.Http, new BeginUploadRequest { Name = "", Size = 1 })).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await AnnounceAsync(clerk.Http, new BeginUploadRequest { Name = "a.bin", Size = 0 })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await server.Http.DeleteAsync($"api/v1/uploads/parts/{id}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await server.Http.GetAsync($"api/v1/uploads/parts/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Uploads_that_are_finished_count_no_more_and_a_key_means_one_of_them()
    {
        await using var server = await SignedInServer.StartAsync();
        for (var n = 0; n < 101; n++)
            (await SendAsync(server, await BeginAsync(server, $"{n}.txt", 1), [(byte)n], 0, 1)).StatusCode.Should().Be(HttpStatusCode.Created, $"upload {n}");
        var open = new List<Guid>();
        for (var n = 0; n < 100; n++)
            open.Add(await BeginAsync(server, $"открыт-{n}.txt", 1));

        (await AnnounceAsync(server.Http, new BeginUploadRequest { Name = "лишний.txt", Size = 1 })).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await server.Http.DeleteAsync($"api/v1/uploads/parts/{open[0]}")).EnsureSuccessStatusCode();
        using var keyed = new HttpClient { BaseAddress = server.Http.BaseAddress, DefaultRequestHeaders = { { "Authorization", $"Bearer {server.Token}" }, { "Idempotency-Key", "one" } } };
        var first = await (await AnnounceAsync(keyed, new BeginUploadRequest { Name = "раз.txt", Size = 1 })).Content.ReadFromJsonAsync<BegunUpload>(EcmJson.ForClients);
        var again = await (await AnnounceAsync(keyed, new BeginUploadRequest { Name = "раз.txt", Size = 1 })).Content.ReadFromJsonAsync<BegunUpload>(EcmJson.ForClients);
        again.Should().Be(first);
        (await AnnounceAsync(keyed, new BeginUploadRequest { Name = "два.txt", Size = 1 })).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Client_sends_a_large_file_in_pieces_and_adds_one_to_a_card()
    {
        await using var server = await SignedInServer.StartAsync();
        var bytes = new byte[33 * 1024 * 1024];
        new Random(2).NextBytes(bytes);
        var sent = new List<long>();

        var part = await server.Client.UploadAsync(new FileToSend(new MemoryStream(bytes), "чертёж.bin") { Progress = new Told(sent.Add), IdempotencyKey = "k1" }, new UploadQuery { Type = "memo" });
        var again = await server.Client.UploadAsync(new FileToSend(new MemoryStream(bytes), "чертёж.bin") { IdempotencyKey = "k1" }, new UploadQuery { Type = "memo" });

        again.CardId.Should().Be(part.CardId, "under one key it is one file");
        (await server.Client.Cards.GetAsync(part.CardId!.Value)).Type.Should().Be("memo");
        sent.Should().HaveCount(4, "the fifth piece is the last").And.BeInAscendingOrder();
        var id = await BeginAsync(server, "второй.bin", 3, part.CardId);
        (await SendAsync(server, id, [1, 2, 3], 0, 3)).StatusCode.Should().Be(HttpStatusCode.Created);
        (await server.Client.Cards.FilesAsync(part.CardId.Value)).Select(f => f.Name).Should().Equal("чертёж.bin", "второй.bin");
    }

    private static async Task<Guid> BeginAsync(SignedInServer server, string name, long size, Guid? card = null)
    {
        using var begun = await AnnounceAsync(server.Http, new BeginUploadRequest { Name = name, Size = size, CardId = card });
        begun.StatusCode.Should().Be(HttpStatusCode.Created);
        return await IdOfAsync(begun);
    }

    private static async Task<Guid> IdOfAsync(HttpResponseMessage begun) => (await begun.Content.ReadFromJsonAsync<BegunUpload>(EcmJson.ForClients))!.UploadId;

    private static Task<HttpResponseMessage> AnnounceAsync(HttpClient http, BeginUploadRequest request) => http.PostAsync("api/v1/uploads/parts", JsonContent.Create(request, options: EcmJson.ForClients));

    private static async Task<long> StoredAsync(SignedInServer server, Guid id)
    {
        using var response = await server.Http.GetAsync($"api/v1/uploads/parts/{id}");
        return long.Parse(response.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    private static Task<HttpResponseMessage> SendAsync(SignedInServer server, Guid id, byte[] bytes, int offset, int length) => SendAsync(server.Http, id, bytes, offset, length);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, Guid id, byte[] bytes, int offset, int length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/uploads/parts/{id}") { Content = new ByteArrayContent(bytes, offset, length) };
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        return await http.SendAsync(request);
    }

    private sealed class Told(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }
}
