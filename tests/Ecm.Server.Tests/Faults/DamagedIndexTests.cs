using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ecm.Client;
using Ecm.Contracts.Search;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Faults;

/// <summary>The search index may be lost or damaged at any time: the server goes on answering and fills it anew from the database.</summary>
public sealed class DamagedIndexTests
{
    private static readonly string[] Questions = ["договором", "поставка OR аренда", "type:document", "\"номер 7\"", "догов*", "-аренда", ""];

    public enum Damage
    {
        Deleted,
        Flipped,
        Missing,
        Truncated,
    }

    [Theory]
    [InlineData(Damage.Flipped)]
    [InlineData(Damage.Truncated)]
    public Task Index_damaged_while_the_server_is_stopped_is_filled_anew(Damage damage) => WhileStoppedAsync(damage, seeds: [1]);

    [Fact, Trait("Category", "Long")]
    public async Task Index_damaged_in_60_ways_is_filled_anew()
    {
        foreach (var damage in Enum.GetValues<Damage>())
            await WhileStoppedAsync(damage, Enumerable.Range(1, 15));
    }

    [Fact]
    public Task Index_deleted_while_the_server_serves_is_replaced_under_its_feet() => WhileServingAsync(Damage.Deleted);

    [Theory, Trait("Category", "Long")]
    [InlineData(Damage.Flipped)]
    [InlineData(Damage.Missing)]
    [InlineData(Damage.Truncated)]
    public Task Index_damaged_while_the_server_serves_is_replaced_under_its_feet(Damage damage) => WhileServingAsync(damage);

    private static async Task WhileServingAsync(Damage damage)
    {
        await using var server = await SignedInServer.StartAsync();
        await FillAsync(server);
        var before = await AnswersAsync(server);

        Spoil(Path.Combine(server.Server.Folder.Path, "data", "index"), damage, seed: 7);
        var late = await server.UploadAsync("Опись поздних поступлений"u8.ToArray(), "поздний.txt");
        var looked = await server.Server.VerbAsync("verify");
        if (looked.Status != 0)
            looked.Output.Should().Contain("index");

        await Eventually.HoldsAsync("the index holds everything again", async () => await IsWellAsync(server) && (await FoundAsync(server, "поступлениями")).Contains(late.CardId!.Value));
        (await server.Http.DeleteAsync($"api/v1/cards/{late.CardId}")).EnsureSuccessStatusCode();
        await Eventually.HoldsAsync("the trashed card is gone from the index", async () => !(await FoundAsync(server, "поступлениями")).Any());
        await Eventually.HoldsAsync("all is answered as before", async () => await TryAnswersAsync(server) is { } answers && answers.SequenceEqual(before));

        // What was damaged before it was committed is in no commit that the first look could compare; a later look finds it.
        await Eventually.HoldsAsync("all agrees", async () => (await server.Server.VerbAsync("verify")).Status == 0);
        await Eventually.HoldsAsync("the index holds everything again", () => IsWellAsync(server));
        (await AnswersAsync(server)).Should().Equal(before);
        await server.Server.KillAloneAsync();
        await server.Server.RestartAsync();
        (await AnswersAsync(server)).Should().Equal(before, "what was put in its place is durable");
    }

    private static async Task WhileStoppedAsync(Damage damage, IEnumerable<int> seeds)
    {
        await using var server = await SignedInServer.StartAsync();
        await FillAsync(server);
        var before = await AnswersAsync(server);
        foreach (var seed in seeds)
        {
            (await server.Server.StopAsync()).Should().Be(0);
            Spoil(Path.Combine(server.Server.Folder.Path, "data", "index"), damage, seed);
            await server.Server.RestartAsync();

            await Eventually.HoldsAsync("the index holds everything again", () => IsWellAsync(server));
            (await AnswersAsync(server)).Should().Equal(before, "{0}, seed {1}", damage, seed);
            var (status, report) = await server.Server.VerbAsync("verify");
            status.Should().Be(0, report);
        }
    }

    private static async Task FillAsync(SignedInServer server)
    {
        var files = new List<Guid>();
        for (var n = 0; n < 12; n++)
        {
            var text = n % 2 == 0 ? $"Договор поставки оборудования, номер {n}" : $"Договоры аренды складов, номер {n}";
            files.Add((await server.UploadAsync(Encoding.UTF8.GetBytes(text), $"файл {n}.txt")).FileId!.Value);
        }

        foreach (var file in files)
            await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(file)).Intake.State == "done");
    }

    /// <summary>Null: a question met damaged bytes; it is refused, and the index looked at.</summary>
    private static async Task<IReadOnlyList<string>?> TryAnswersAsync(SignedInServer server)
    {
        try
        {
            return await AnswersAsync(server);
        }
        catch (HttpRequestException refused) when (refused.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            return null;
        }
    }

    /// <summary>All that is answered to the questions, but for the time it took.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(SignedInServer server)
    {
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            var answer = JsonNode.Parse(await server.Http.GetStringAsync($"api/v1/search?q={Uri.EscapeDataString(question)}"))!;
            answer["tookMs"] = 0;
            answers.Add(answer.ToJsonString());
        }

        return answers;
    }

    /// <summary>Whether health says so; until then an answer is complete, called partial, or an honest refusal.</summary>
    private static async Task<bool> IsWellAsync(SignedInServer server)
    {
        using var answer = await server.Http.GetAsync("api/v1/search?q=номер");
        if (answer.StatusCode != HttpStatusCode.OK)
            (await answer.ProblemAsync()).Status.Should().Be(503);
        else if (JsonNode.Parse(await answer.Content.ReadAsStringAsync()) is { } found && found["total"]!.GetValue<int>() < 12)
            found["partial"]?.GetValue<bool>().Should().BeTrue("fewer hits than there are must be called partial");
        using var health = await server.Http.GetAsync("health/ready");
        health.StatusCode.Should().Be(HttpStatusCode.OK, "an index that is being filled keeps nobody from working");
        return answer.StatusCode == HttpStatusCode.OK
            && JsonNode.Parse(await health.Content.ReadAsStringAsync())!["parts"]!["search"]!.GetValue<string>() == "ok";
    }

    private static async Task<IEnumerable<Guid>> FoundAsync(SignedInServer server, string question)
    {
        try
        {
            return (await server.Client.Search.FindAsync(new SearchQuery { Query = question })).Hits.Select(h => h.CardId);
        }
        catch (EcmProblemException e) when (e.Problem.Status == 503)
        {
            return [];
        }
    }

    private static void Spoil(string index, Damage damage, int seed)
    {
        if (damage == Damage.Deleted)
        {
            Directory.Delete(index, recursive: true);
            return;
        }

        var random = new Random(seed);
        var files = Directory.GetFiles(index, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("write.lock" or "index.lock" or "segments.gen") && !f.Contains("index.bad-") && new FileInfo(f).Length > 20)
            .Order().ToArray();
        var file = files[random.Next(files.Length)];
        if (damage == Damage.Missing)
        {
            File.Delete(file);
            return;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (damage == Damage.Truncated)
        {
            stream.SetLength(random.NextInt64(stream.Length));
            return;
        }

        for (var n = 0; n < 5; n++)
        {
            stream.Position = random.NextInt64(stream.Length);
            var value = stream.ReadByte();
            stream.Position--;
            stream.WriteByte((byte)(value ^ (1 << random.Next(8))));
        }
    }
}
