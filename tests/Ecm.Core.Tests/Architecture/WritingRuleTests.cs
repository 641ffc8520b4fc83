using System.Text.RegularExpressions;

namespace Ecm.Core.Tests.Architecture;

/// <summary>Who may write rows and who may read cards. Both lists are short on purpose: a new line needs a reason that a reviewer accepts.</summary>
public sealed partial class WritingRuleTests
{
    /// <summary>Cards, audit and jobs are written by change sets alone; the others keep rows that no card's history tells of.</summary>
    private static readonly Dictionary<string, string> Writers = new()
    {
        ["src/Ecm.Core/ChangeSets/ChangeSets.cs"] = "the one way to write",
        ["src/Ecm.Core/Intake/IntakeProgress.cs"] = "how far a file has been read; its ends are change sets",
        ["src/Ecm.Core/Jobs/JobLeases.cs"] = "leases and attempts of jobs",
        ["src/Ecm.Core/Jobs/Sweep.cs"] = "idempotency keys that are over",
        ["src/Ecm.Core/NamedSets/StepOnCards.cs"] = "one card before the next, within the change set and its transaction",
        ["src/Ecm.Core/Cards/OpenedCards.cs"] = "which cards a person opened last: theirs alone",
        ["src/Ecm.Core/Search/Saved/SavedSearchOpenings.cs"] = "when a person last opened a saved search: theirs alone",
        ["src/Ecm.Core/Search/IndexSnapshots.cs"] = "where copies of the index lie: without them it is filled from the database",
        ["src/Ecm.Core/Storage/ServerSecret.cs"] = "the secret of the installation, once",
        ["src/Ecm.Core/Trash/PurgeCard.cs"] = "all that a card had, within the change set and its transaction",
        ["src/Ecm.Core/Trash/TrashEmptying.cs"] = "what was seen due in the trash: remembered between two looks",
        ["src/Ecm.Core/Trash/RunningHours.cs"] = "in how many hours the installation ran",
        ["src/Ecm.Core/Notices/NoticeFollower.cs"] = "what people are told of the audit, and how far: each person's own lines",
        ["src/Ecm.Core/Notices/SearchNotices.cs"] = "what people are told of their saved searches: each person's own lines",
        ["src/Ecm.Core/Notices/NoticeReading.cs"] = "which of their lines people have seen",
        ["src/Ecm.Core/Files/KeptPictures.cs"] = "pictures of pages, like the texts of pages",
        ["src/Ecm.Core/Files/Renditions.cs"] = "which blob holds the pages of a document: laid out again at any time",
        ["src/Ecm.Core/Uploads/PartUploads.cs"] = "pieces of files on their way in; the card that they become is a change set",
        ["src/Ecm.Core/Files/PageStore.cs"] = "pages that were read: made again from the blob at any time",
        ["src/Ecm.Core/Suggestions/SuggestionStore.cs"] = "values seen in texts: offered, made again from the pages at any time",
        ["src/Ecm.Core/Doubt/DoubtStore.cs"] = "how far pages can be trusted: worked out again from the pages at any time",
        ["src/Ecm.Core/Twins/TwinStore.cs"] = "sketches of texts and who resembles whom: made again from the pages at any time",
        ["src/Ecm.Core/People/Preferences.cs"] = "how people want pages to look",
        ["src/Ecm.Core/People/ProtectionKeys.cs"] = "keys of the framework's data protection",
        ["src/Ecm.Core/People/Sessions.cs"] = "who is signed in: nothing that a card tells of",
        ["src/Ecm.Core/People/SignIn.cs"] = "the same password under today's cost",
        ["src/Ecm.Core/People/TokenUses.cs"] = "when tokens were last used, once a minute",
    };

    /// <summary>Places that see every card, beside change sets (which check rights themselves, inside the transaction).</summary>
    private static readonly Dictionary<string, string> SeeEveryCard = new()
    {
        ["src/Ecm.Core/Access/AccessBits.cs"] = "ids of cards that an index must leave out, shown to nobody",
        ["src/Ecm.Core/Storage/EcmDbContext.cs"] = "declares the set",
        ["src/Ecm.Core/Storage/EcmModel.cs"] = "describes the table",
        ["src/Ecm.Core/Registers/UsedNumbers.cs"] = "whether a register has given a number, and how far its counters are: no card is told",
        ["src/Ecm.Sqlite/SqliteDialect.cs"] = "asked inside a change set whether a card has a value: none is told",
        ["src/Ecm.PostgreSql/PostgreSqlDialect.cs"] = "asked inside a change set whether a card has a value: none is told",
        ["src/Ecm.Core/Health/Verification.cs"] = "compares every card with the index, shows ids to administrators",
        ["src/Ecm.Core/Jobs/WorkRows.cs"] = "leaves out files of cards in the trash; titles are read through the caller's rights",
        ["src/Ecm.Core/Search/IndexCards.cs"] = "feeds the index, which applies rights itself",
        ["src/Ecm.Core/Search/IndexFeed.cs"] = "feeds the index, which applies rights itself",
    };

    [Fact]
    public void Only_the_listed_files_write_rows()
    {
        var writers = SourceTree.Files("src").Where(f => Writes().IsMatch(SourceTree.Read(f)));

        writers.Should().Contain("src/Ecm.Core/ChangeSets/ChangeSets.cs").And.BeSubsetOf(Writers.Keys);
    }

    [Fact]
    public void Doors_and_plugins_write_no_rows() =>
        SourceTree.Files("src/Ecm.Rest", "src/Ecm.Web", "plugins").Where(f => Writes().IsMatch(SourceTree.Read(f))).Should().BeEmpty();

    [Fact]
    public void Cards_are_read_through_the_callers_rights()
    {
        var reads = (
            from file in SourceTree.Files("src")
            where !SeeEveryCard.ContainsKey(file) && !file.StartsWith("src/Ecm.Core/ChangeSets/", StringComparison.Ordinal)
            from statement in SourceTree.Read(file).Split(';')
            from Match match in ReadsCards().Matches(statement)
            let guarded = statement[..match.Index].TrimEnd().EndsWith("Readable(", StringComparison.Ordinal)
            select (guarded, Text: $"{file}: {statement[match.Index..].Split('\n')[0].Trim()}")).ToArray();
        var unguarded = reads.Where(r => !r.guarded).Select(r => r.Text);

        reads.Should().Contain(r => r.guarded);
        unguarded.Should().BeEmpty("db.Readable(db.Cards, caller) is the only way to read cards outside change sets");
    }

    [Fact]
    public void The_lists_name_files_that_exist() =>
        Writers.Keys.Concat(SeeEveryCard.Keys).Where(f => !File.Exists(Path.Combine(SourceTree.Root, f))).Should().BeEmpty();

    [GeneratedRegex(@"\.(SaveChanges|SaveChangesAsync|ExecuteUpdate|ExecuteUpdateAsync|ExecuteDelete|ExecuteDeleteAsync)\(")]
    private static partial Regex Writes();

    // scope.Db is the context of an open change set. «db.Cards», «context.Cards», «Set<Card>()» are not.
    [GeneratedRegex(@"(?<!scope\.)\b(?:\w*[dD]b|\w*[cC]ontext)\.(?:Cards\b|Set<Card>)")]
    private static partial Regex ReadsCards();
}
