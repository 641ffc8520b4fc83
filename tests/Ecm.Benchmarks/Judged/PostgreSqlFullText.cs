using Ecm.Testing.Judged;
using Ecm.Testing.Servers;
using Npgsql;

namespace Ecm.Benchmarks.Judged;

/// <summary>A peer: PostgreSQL's full text search with its Russian configuration, as its manual shows it.</summary>
internal sealed class PostgreSqlFullText : IAsyncDisposable
{
    public const string Question = "select key from docs, websearch_to_tsquery('russian', @q) q where words @@ q order by ts_rank_cd(words, q) desc, key limit 10";

    private readonly NpgsqlDataSource source;

    private PostgreSqlFullText(NpgsqlDataSource source) => this.source = source;

    public static async Task<PostgreSqlFullText> FillAsync(IReadOnlyDictionary<string, string> texts)
    {
        var source = NpgsqlDataSource.Create(await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());
        await using (var make = source.CreateCommand("create table docs(key text primary key, words tsvector)"))
            await make.ExecuteNonQueryAsync();
        foreach (var (key, text) in texts)
        {
            await using var insert = source.CreateCommand("insert into docs values ($1, to_tsvector('russian', $2))");
            insert.Parameters.AddWithValue(key);
            insert.Parameters.AddWithValue(text);
            await insert.ExecuteNonQueryAsync();
        }

        return new PostgreSqlFullText(source);
    }

    public async Task<int?> RankAsync(JudgedQuestion question)
    {
        await using var ask = source.CreateCommand(Question);
        ask.Parameters.AddWithValue("q", question.Text);
        await using var rows = await ask.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
            found.Add(rows.GetString(0));
        return JudgedSearch.Rank(question, found);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
