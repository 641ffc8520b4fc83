using System.Globalization;
using Ecm.Abstractions.Extraction;
using Ecm.Benchmarks.Searching;
using Ecm.Core.Storage;
using Ecm.Core.Twins;
using Ecm.Sqlite;
using Ecm.Testing;
using Ecm.Testing.Material;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Benchmarks.Twins;

/// <summary>
/// A database with the sketches of many texts, kept under artifacts/bench for the next run: every third is a document of one of five templates, with its pages,
/// the others are words in a row. Rows are written past the product, sorted, as a database that has grown over years and was vacuumed.
/// </summary>
internal sealed class TwinFilling(string file)
{
    private const int AtOnce = 20_000;

    /// <summary>A template's document is every third text.</summary>
    public const int EveryTemplate = 3;

    /// <summary>The database with so many texts; made when it is not there.</summary>
    public static async Task<string> GetAsync(int texts)
    {
        var file = Path.Combine(RepositoryFolder.Path, "artifacts", "bench", string.Create(CultureInfo.InvariantCulture, $"twins-{texts}.db"));
        if (File.Exists(file))
            return file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".tmp";
        File.Delete(unfinished);
        await using (var services = new ServiceCollection().AddSqliteDatabase(unfinished).BuildServiceProvider())
        await using (var db = services.GetRequiredService<IDbContextFactory<EcmDbContext>>().CreateDbContext())
            await db.Database.MigrateAsync();
        SqliteConnection.ClearAllPools();
        new TwinFilling(unfinished).Fill(texts);
        SqliteConnection.ClearAllPools();
        File.Move(unfinished, file);
        return file;
    }

    /// <summary>The ids of the text with a number: file, version and blob alike.</summary>
    public static Guid Id(int at) => new(at + 1, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>The pages of a template's document.</summary>
    public static string[] Document(int at) => TemplateTexts.Pages(at / EveryTemplate % TemplateTexts.Templates, TemplateValues.Of(at));

    public static IEnumerable<PageText> Pages(string[] texts) => texts.Select((text, i) => new PageText { Number = i + 1, Origin = TextOrigin.Ocr, Text = text });

    private void Fill(int texts)
    {
        using var connection = new SqliteConnection($"Data Source={file};Foreign Keys=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-500000; DROP INDEX \"IX_Marks_SketchId\"");
        Run(connection, $"INSERT INTO \"Cards\" (\"Id\",\"Type\",\"Title\",\"AuthorId\",\"Fields\",\"AccessList\",\"InheritsAccess\",\"Version\",\"Change\",\"AccessChange\",\"ContentChange\",\"CreatedAt\",\"ModifiedAt\") VALUES ('{Key(-1)}','document','x','{Key(-1)}','{{}}',1,0,1,1,1,1,0,0)");
        var words = new Words();
        var marks = new List<(long Mark, int Sketch)>(texts * 32);
        for (var from = 0; from < texts; from += AtOnce)
        {
            var batch = new (TextSketch Sketch, string[]? Pages)[Math.Min(AtOnce, texts - from)];
            Parallel.For(0, batch.Length, i => batch[i] = Make(from + i, words));
            using var transaction = connection.BeginTransaction();
            for (var i = 0; i < batch.Length; i++)
            {
                Write(connection, from + i, batch[i].Sketch, batch[i].Pages);
                marks.AddRange(batch[i].Sketch.Marks.Select(m => (m, from + i + 1)));
            }

            transaction.Commit();
        }

        marks.Sort();
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = Command(connection, "INSERT INTO \"Marks\" (\"Mark\",\"SketchId\") VALUES ($a,$b)", "$a", "$b");
            foreach (var (mark, sketch) in marks)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value) = (mark, sketch);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Run(connection, "CREATE INDEX \"IX_Marks_SketchId\" ON \"Marks\" (\"SketchId\")");
    }

    private static (TextSketch, string[]?) Make(int at, Words words)
    {
        var pages = at % EveryTemplate == 0 ? Document(at) : null;
        return (TextSketch.Of(TextTokens.Of(Pages(pages ?? [words.Text(new Random(at), 150)]))), pages);
    }

    private static void Write(SqliteConnection connection, int at, TextSketch sketch, string[]? pages)
    {
        var id = Key(at);
        Run(connection, $"INSERT INTO \"Files\" (\"Id\",\"CardId\",\"Name\",\"CurrentVersionId\",\"CreatedAt\") VALUES ('{id}','{Key(-1)}','x','{id}',0)");
        Run(connection, $"INSERT INTO \"FileVersions\" (\"Id\",\"FileId\",\"CardId\",\"Number\",\"BlobId\",\"Name\",\"Size\",\"Sha256\",\"MediaType\",\"AuthorId\",\"CreatedAt\",\"Intake\",\"Pages\",\"PagesDone\",\"Partial\",\"PublishedChange\") VALUES ('{id}','{id}','{Key(-1)}',1,'{id}','x',1,'{id}','application/pdf','{id}',0,2,1,1,0,1)");
        Run(connection, $"INSERT INTO \"Sketches\" (\"Id\",\"VersionId\",\"Words\",\"Recipe\") VALUES ({at + 1},'{id}',{sketch.Words},{TextSketch.Recipe})");
        foreach (var page in Pages(pages ?? []))
        {
            using var insert = Command(connection, $"INSERT INTO \"Pages\" (\"BlobId\",\"Page\",\"Recipe\",\"Packed\") VALUES ('{id}',{page.Number},'bench',$a)", "$a");
            insert.Parameters[0].Value = PageTextCodec.Pack(page);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>As Entity Framework writes ids on SQLite.</summary>
    private static string Key(int at) => Id(at).ToString().ToUpperInvariant();

    private static SqliteCommand Command(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }
}
