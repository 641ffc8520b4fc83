using Ecm.Testing.Judged;
using Ecm.Testing.Product;

namespace Ecm.Benchmarks.Judged;

/// <summary>Judged questions asked through the published server over HTTP, and the same of PostgreSQL's full text search and of bare Lucene over the same texts.</summary>
internal static class JudgedBench
{
    public static async Task RunAsync(bool small)
    {
        var documents = small ? JudgedDocument.Papers() : JudgedDocument.All();
        var known = documents.Select(d => d.Key).ToHashSet();
        var questions = JudgedQuestion.All().Where(q => q.Keys.Any(known.Contains)).ToList();
        Figures.Begin(
            $"{questions.Count} judged questions over {documents.Count} documents: right one first, and among ten",
            $"Lucene.Net: RussianAnalyzer, OR, BM25; PostgreSQL 15: {PostgreSqlFullText.Question}");
        await using var server = await RunningServer.StartAsync();
        var search = new JudgedSearch(await Clerk.SignInAsync(server));
        await search.FillAsync(documents);
        var texts = new Dictionary<string, string>();
        foreach (var document in documents)
            texts.Add(document.Key, await search.TextAsync(document.Key));
        using var lucene = new BareRussianLucene(texts);
        await using var postgreSql = await PostgreSqlFullText.FillAsync(texts);

        var all = new List<Asked>();
        foreach (var question in questions)
            all.Add(new(question, await search.AskAsync(question), lucene.Rank(question), await postgreSql.RankAsync(question)));
        foreach (var kind in all.GroupBy(a => a.Question.Kind))
            Figures.Say($"{kind.Key} ({kind.Count()})", $"{Shares([.. kind])}");
        Figures.Say("all", $"{Shares(all)}");
        Figures.Judge("first", Share(all, a => a.Ours.Rank == 1) >= 0.9, $"{Share(all, a => a.Ours.Rank == 1):0.000} (wanted ≥ 0.9)");
        Figures.Judge("among ten", Share(all, a => a.Ours.Rank is not null) >= 0.98, $"{Share(all, a => a.Ours.Rank is not null):0.000} (wanted ≥ 0.98)");
        foreach (var missed in all.Where(a => a.Ours.Rank != 1))
            Figures.Say("not first", $"{missed.Question.Kind} «{missed.Question.Text}» wanted {missed.Question.Keys[0]}: {missed.Ours.Rank?.ToString() ?? "none"}{(missed.Ours.Offered is { } offered ? $", offered «{offered}»" : "")}");
        await server.StopAsync();
    }

    private static string Shares(List<Asked> asked) => FormattableString.Invariant(
        $"product {Share(asked, a => a.Ours.Rank == 1):0.00} {Share(asked, a => a.Ours.Rank is not null):0.00}   Lucene {Share(asked, a => a.Lucene == 1):0.00} {Share(asked, a => a.Lucene is not null):0.00}   PostgreSQL {Share(asked, a => a.PostgreSql == 1):0.00} {Share(asked, a => a.PostgreSql is not null):0.00}");

    private static double Share(List<Asked> asked, Func<Asked, bool> held) => (double)asked.Count(held) / asked.Count;

    private sealed record Asked(JudgedQuestion Question, JudgedAnswer Ours, int? Lucene, int? PostgreSql);
}
