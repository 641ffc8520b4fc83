using System.Security.Cryptography;
using System.Text;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Search;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Faults;

/// <summary>The server is killed at random moments while four clients upload.</summary>
public sealed class KillTests
{
    private const int Clients = 4;
    private const int LongestText = 20_000;
    private const int LargestFile = 3_000_000;

    [Fact]
    public Task Nothing_acknowledged_is_lost_and_nothing_half_done_shows() => RunAsync(rounds: 2, seed: 1);

    [Fact, Trait("Category", "Long")]
    public Task Nothing_acknowledged_is_lost_in_200_kills() => RunAsync(rounds: 200, seed: 2);

    private static async Task RunAsync(int rounds, int seed)
    {
        await using var server = await SignedInServer.StartAsync();
        var random = new Random(seed);
        var sent = new List<Sending>();
        var acknowledged = 0;
        for (var round = 0; round < rounds; round++)
        {
            acknowledged = 0;
            var uploads = Enumerable.Range(0, Clients).Select(client => UploadUntilKilledAsync(server, new Random(random.Next()), $"r{round}c{client}", () => Interlocked.Increment(ref acknowledged))).ToList();
            await RandomMomentAsync(random, round, () => acknowledged);
            await server.Server.KillAloneAsync();
            var ofRound = (await Task.WhenAll(uploads)).SelectMany(s => s).ToList();
            sent.AddRange(ofRound);
            var temporary = TemporaryFiles(server);

            await server.Server.RestartAsync();
            TemporaryFiles(server).Intersect(temporary).Should().BeEmpty("pieces of documents do not outlive the next start");
            Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp")).Should().BeEmpty("unfinished bytes are swept at start");
            await AllAcknowledgedIsThereAsync(server, ofRound);
        }

        sent.Count(s => s.CardId is not null).Should().BePositive("the clients had time to get something in");
        await WhatWasNotAcknowledgedIsMadeOnceAsync(server, sent);
        await NothingElseShowsAsync(server, sent);
        await AllIsReadAndFoundAsync(server, sent);
        await AllAcknowledgedIsThereAsync(server, sent);
        var (status, report) = await server.Server.VerbAsync("verify");
        status.Should().Be(0, report);
    }

    private static string[] TemporaryFiles(SignedInServer server) => Directory.GetFileSystemEntries(Path.Combine(server.Server.Folder.Path, "data", "run", "temp"));

    /// <summary>Soon after the start in one round of four, else after some acknowledgements: a busy machine takes its time for the first.</summary>
    private static async Task RandomMomentAsync(Random random, int round, Func<int> acknowledged)
    {
        var wanted = round % 4 == 1 ? 0 : random.Next(1, 25);
        await Eventually.HoldsAsync($"{wanted} acknowledgements", () => acknowledged() >= wanted);
        await Task.Delay(random.Next(1, 200));
    }

    private static async Task<IReadOnlyList<Sending>> UploadUntilKilledAsync(SignedInServer server, Random random, string prefix, Action acknowledge)
    {
        var sent = new List<Sending>();
        while (true)
        {
            var sending = Sending.Make($"{prefix}n{sent.Count}", random);
            sent.Add(sending);
            try
            {
                await UploadAsync(server, sending);
                acknowledge();
            }
            catch (Exception e) when (e is HttpRequestException or IOException or EcmProblemException)
            {
                return sent;
            }
        }
    }

    private static async Task UploadAsync(SignedInServer server, Sending sending)
    {
        var part = await server.Client.UploadAsync(
            new FileToSend(new MemoryStream(sending.Content()), sending.FileName) { IdempotencyKey = sending.Name }, new UploadQuery());
        (sending.CardId, sending.FileId) = (part.CardId, part.FileId);
    }

    private static async Task AllAcknowledgedIsThereAsync(SignedInServer server, IEnumerable<Sending> sent)
    {
        foreach (var sending in sent.Where(s => s.CardId is not null))
        {
            (await server.Client.Cards.GetAsync(sending.CardId!.Value)).Title.Should().Be(sending.Name);
            var file = await server.Client.Files.GetAsync(sending.FileId!.Value);
            var content = await server.Http.GetByteArrayAsync($"api/v1/files/{sending.FileId}/content");
            (file.Sha256, Convert.ToHexStringLower(SHA256.HashData(content))).Should().Be((sending.Sha256, sending.Sha256));
        }
    }

    /// <summary>Who got no answer asks again under the same key: whatever became of the first request, there is one card in the end.</summary>
    private static async Task WhatWasNotAcknowledgedIsMadeOnceAsync(SignedInServer server, List<Sending> sent)
    {
        foreach (var sending in sent.Where(s => s.CardId is null))
            await UploadAsync(server, sending);
    }

    private static async Task NothingElseShowsAsync(SignedInServer server, List<Sending> sent)
    {
        var cards = new List<Card>();
        string? cursor = null;
        do
        {
            var page = await server.Client.Cards.ListAsync(new CardListQuery { Size = 200, Cursor = cursor });
            cards.AddRange(page.Items);
            cursor = page.Cursor;
        }
        while (cursor is not null);

        cards.Select(c => (c.Id, c.Title)).Should().BeEquivalentTo(sent.Select(s => (s.CardId!.Value, s.Name)), "each sending has one card, and there is no other");
    }

    private static async Task AllIsReadAndFoundAsync(SignedInServer server, List<Sending> sent)
    {
        foreach (var sending in sent)
        {
            await Eventually.HoldsAsync($"{sending.Name} is read", async () => (await server.Client.Files.GetAsync(sending.FileId!.Value)).Intake.State == "done");
            var answer = await server.Client.Search.FindAsync(new SearchQuery { Query = sending.Word });
            answer.Hits.Should().ContainSingle(h => h.CardId == sending.CardId, "«{0}» is a word of this one alone", sending.Word);
        }
    }

    /// <summary>One file that a client wants to bring in; its bytes are made again from its seed at need.</summary>
    private sealed record Sending(string Name, int Seed, int Size, bool IsText, string Sha256)
    {
        public Guid? CardId { get; set; }

        public Guid? FileId { get; set; }

        public string FileName => Name + (IsText ? ".txt" : ".bin");

        /// <summary>In the text of a text; else in the title alone.</summary>
        public string Word => IsText ? $"слово{Name}" : Name;

        public static Sending Make(string name, Random random)
        {
            var isText = random.Next(4) > 0;
            var sending = new Sending(name, random.Next(), isText ? random.Next(LongestText) : random.Next(LargestFile), isText, "");
            return sending with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(sending.Content())) };
        }

        public byte[] Content()
        {
            var random = new Random(Seed);
            if (!IsText)
            {
                var bytes = new byte[Size];
                random.NextBytes(bytes);
                return bytes;
            }

            string[] words = ["договор", "поставка", "оборудование", "сторона", "contract", "report"];
            var text = new StringBuilder(Word);
            while (text.Length < Size)
                text.Append(' ').Append(words[random.Next(words.Length)]);
            return Encoding.UTF8.GetBytes(text.ToString());
        }
    }
}
