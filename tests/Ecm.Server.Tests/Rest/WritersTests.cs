using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ecm.Client;
using Ecm.Contracts.Cards;

namespace Ecm.Server.Tests.Rest;

/// <summary>Many writers at once on one thing: no update is lost, and who loses a race is told so.</summary>
[Collection(CardsServer.Name)]
public sealed class WritersTests(SignedInServer server)
{
    private const int Writers = 32;

    [Fact]
    public Task Card_that_32_count_up_ends_at_the_number_of_successes() => CountUpAsync(rounds: 3);

    [Fact, Trait("Category", "Long")]
    public Task Card_that_32_count_up_for_long_ends_at_the_number_of_successes() => CountUpAsync(rounds: 100);

    [Fact]
    public async Task Without_a_version_nobody_of_32_overwrites_anything()
    {
        var card = await server.CreateAsync("0");

        var answers = await AllAtOnceAsync(writer => PatchAsync(card.Id, null, $"от {writer}"));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.PreconditionRequired && a.Code == "version-required");
        (await server.Client.Cards.GetAsync(card.Id)).Should().Match<Card>(c => c.Title == "0" && c.Version == 1);
    }

    [Fact]
    public async Task One_of_32_new_versions_of_a_file_wins_and_the_others_are_told()
    {
        var file = await server.UploadAsync(RandomNumberGenerator.GetBytes(10), "start.bin");
        var contents = Enumerable.Range(0, Writers).Select(_ => RandomNumberGenerator.GetBytes(1000)).ToArray();

        var codes = await AllAtOnceAsync(async writer =>
        {
            try
            {
                await server.Client.ReplaceFileAsync(file.FileId!.Value, 1, new FileToSend(new MemoryStream(contents[writer]), $"{writer}.bin"));
                return "";
            }
            catch (EcmProblemException e)
            {
                return e.Code;
            }
        });

        var winner = codes.Index().Should().ContainSingle(c => c.Item == "").Subject.Index;
        codes.Where(c => c != "").Should().OnlyContain(c => c == "version-conflict");
        (await server.Http.GetByteArrayAsync($"api/v1/files/{file.FileId}/content")).Should().Equal(contents[winner]);
        (await server.Client.Files.VersionsAsync(file.FileId!.Value)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Files_that_32_add_to_one_card_are_all_there()
    {
        var card = await server.CreateAsync("Дело", type: "document");

        await AllAtOnceAsync(writer => server.Client.AddFileAsync(card.Id, new FileToSend(new MemoryStream(RandomNumberGenerator.GetBytes(100)), $"{writer}.bin")));

        (await server.Client.Cards.FilesAsync(card.Id)).Select(f => f.Name).Should().BeEquivalentTo(Enumerable.Range(0, Writers).Select(n => $"{n}.bin"));
    }

    [Fact]
    public async Task One_key_sent_32_times_at_once_makes_one_card()
    {
        var key = Guid.CreateVersion7().ToString();
        var content = RandomNumberGenerator.GetBytes(100);

        var parts = await AllAtOnceAsync(_ => server.Client.UploadAsync(
            new FileToSend(new MemoryStream(content), "same.bin") { IdempotencyKey = key }, new UploadQuery()));

        parts.Select(p => p.CardId).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
    }

    private async Task CountUpAsync(int rounds)
    {
        var card = await server.CreateAsync("0");
        var refusals = new ConcurrentBag<(HttpStatusCode Status, string Code, string Title)>();
        var successes = 0;

        await AllAtOnceAsync(async _ =>
        {
            for (var round = 0; round < rounds; round++)
            {
                var read = await server.Client.Cards.GetAsync(card.Id);
                var next = int.Parse(read.Title, CultureInfo.InvariantCulture) + 1;
                var answer = await PatchAsync(card.Id, $"\"{read.Version}\"", next.ToString(CultureInfo.InvariantCulture));
                if (answer.Status == HttpStatusCode.OK)
                    Interlocked.Increment(ref successes);
                else
                    refusals.Add(answer);
            }

            return 0;
        });

        (successes + refusals.Count).Should().Be(Writers * rounds);
        successes.Should().BePositive();
        var final = await server.Client.Cards.GetAsync(card.Id);
        final.Title.Should().Be(successes.ToString(CultureInfo.InvariantCulture), "no success may be lost");
        final.Version.Should().Be(1 + successes);
        refusals.Should().OnlyContain(r => r.Status == HttpStatusCode.PreconditionFailed && r.Code == "version-conflict");
        refusals.Should().OnlyContain(r => r.Title.Contains("кто-то другой"));
    }

    private async Task<(HttpStatusCode Status, string Code, string Title)> PatchAsync(Guid id, string? ifMatch, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/cards/{id}")
        {
            Content = new StringContent($$"""{"title":"{{title}}"}""", Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await server.Http.SendAsync(request);
        if (response.IsSuccessStatusCode)
            return (response.StatusCode, "", "");
        var problem = await response.ProblemAsync();
        return (response.StatusCode, problem.Code(), problem.Title);
    }

    private static Task<T[]> AllAtOnceAsync<T>(Func<int, Task<T>> write) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => write(writer))));
}
