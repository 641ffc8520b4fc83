using Ecm.Client;
using Ecm.Contracts.Search;
using Ecm.Testing.Product;

namespace Ecm.Testing.Judged;

/// <summary>What became of a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Rank">Where the first right document stands, from 1; null: not among the first ten.</param>
/// <param name="Offered">What the product offered when no document had all the words, and was taken.</param>
public sealed record JudgedAnswer(JudgedQuestion Question, int? Rank, string? Offered);

/// <summary>Puts the collection into a running server and asks it.</summary>
public sealed class JudgedSearch(Clerk clerk)
{
    private const int Looked = 10;

    private readonly Dictionary<Guid, string> keys = [];
    private readonly Dictionary<string, Guid> files = [];

    /// <summary>Uploads the documents and waits until all can be found.</summary>
    public async Task FillAsync(IEnumerable<JudgedDocument> documents)
    {
        foreach (var document in documents)
        {
            await using var content = File.OpenRead(document.Path);
            var part = await clerk.Client.UploadAsync(new FileToSend(content, Path.GetFileName(document.Path)), new UploadQuery());
            keys.Add(part.CardId!.Value, document.Key);
            files.Add(document.Key, part.FileId!.Value);
        }

        foreach (var file in files.Values)
            await clerk.WaitUntilReadAsync(file);
        await Eventually.HoldsAsync("all are in the index", async () => (await clerk.SearchAsync("")).Total == keys.Count);
    }

    /// <summary>What was read of a document.</summary>
    public Task<string> TextAsync(string key) => clerk.TextAsync(files[key]);

    /// <summary>Asks as a person would: who is told that no document has all the words and is offered another question takes it.</summary>
    public async Task<JudgedAnswer> AskAsync(JudgedQuestion question)
    {
        var answer = await FindAsync(question.Text);
        if ((answer.Total == 0 || answer.Relaxed) && answer.DidYouMean is { } offered)
            return new JudgedAnswer(question, Rank(question, Keys(await FindAsync(offered))), offered);
        return new JudgedAnswer(question, Rank(question, Keys(answer)), Offered: null);
    }

    /// <summary>Where the first right document stands, from 1; null: not among the first ten.</summary>
    public static int? Rank(JudgedQuestion question, IEnumerable<string> found) =>
        found.Take(Looked).Select((key, at) => (key, rank: at + 1)).Where(f => question.Keys.Contains(f.key)).Select(f => (int?)f.rank).FirstOrDefault();

    private Task<SearchAnswer> FindAsync(string text) => clerk.Client.Search.FindAsync(new SearchQuery { Query = text, Size = Looked });

    private IEnumerable<string> Keys(SearchAnswer answer) => answer.Hits.Select(h => keys[h.CardId]);
}
