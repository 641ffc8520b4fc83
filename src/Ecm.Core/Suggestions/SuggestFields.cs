using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Files;
using Ecm.Core.Intake;

namespace Ecm.Core.Suggestions;

/// <summary>Looks in the text of a file for the values that the rules of its card's type name. They are offered, never written.</summary>
internal sealed class SuggestFields(CardReading cards, CardTypeCatalog types, PartyDirectory parties, PageStore pages, SuggestionStore store)
{
    private const int LongestSeen = 200;

    /// <summary>A paper names few taxpayers; a list of them is no paper of one.</summary>
    private const int MostParties = 20;

    public Task RunAsync(IntakeRun run, CancellationToken cancellationToken) => run.Probe!.Pages == 0 ? Task.CompletedTask : RunAsync(run.Version, cancellationToken);

    /// <summary>The same for a version whose pages have been read.</summary>
    public async Task RunAsync(FileVersion version, CancellationToken cancellationToken)
    {
        if (await cards.OfVersionAsync(version.Id, cancellationToken) is not { } card)
            return;
        var catalog = await types.CurrentAsync(cancellationToken);
        var fields = catalog.Of(card.Type).Definition.Fields.Where(f => f.Read is not null).ToList();
        if (fields.Count == 0)
            return;
        var read = await ReadAsync(version.BlobId, cancellationToken);
        var rows = new List<FieldSuggestionRow>();
        foreach (var field in fields)
            if (await FindAsync(catalog, field, field.Read!, read, cancellationToken) is { } found)
                rows.Add(Row(version.Id, field.Key, found.Find, found.Value, read));
        await store.KeepAsync(version.Id, rows, cancellationToken);
    }

    /// <summary>The pages that values are looked for on.</summary>
    public async Task<IReadOnlyList<PageText>> ReadAsync(Guid blobId, CancellationToken cancellationToken)
    {
        // The last one, too, whatever its number.
        var read = new List<PageText>();
        await foreach (var page in pages.ReadAsync(blobId, cancellationToken))
        {
            if (read.Count > FieldReader.MostPages)
                read.RemoveAt(read.Count - 1);
            read.Add(page);
        }

        return read;
    }

    /// <summary>The value of a field in the JSON form of its kind, and where it was seen; null: there is none.</summary>
    public async Task<(FieldFind Find, string Value)?> FindAsync(
        TypeCatalog catalog, FieldDefinition field, ReadRule rule, IReadOnlyList<PageText> read, CancellationToken cancellationToken)
    {
        var finds = FieldReader.Find(rule, read);
        if (rule.As is not (ReadKind.Party or ReadKind.OwnEntity))
            return finds.FirstOrDefault() is { } first ? (first, FieldReader.Json(rule.As, first.Value)) : null;
        foreach (var find in finds.DistinctBy(f => f.Value).Take(MostParties))
            if (await parties.FindAsync(catalog, field, find.Value, own: rule.As == ReadKind.OwnEntity, cancellationToken) is { } id)
                return (find, FieldReader.Json(rule.As, id.ToString()));
        return null;
    }

    private static FieldSuggestionRow Row(Guid version, string field, FieldFind find, string value, IReadOnlyList<PageText> read)
    {
        var page = read.First(p => p.Number == find.Page);
        var words = page.Words.Where(w => w.Start < find.Start + find.Length && find.Start < w.Start + w.Length).ToList();
        var seen = string.Join(' ', page.Text.Substring(find.Start, find.Length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new FieldSuggestionRow
        {
            VersionId = version, Field = field, Value = value, Page = find.Page, Seen = seen.Length > LongestSeen ? seen[..LongestSeen] : seen,
            Left = words.Count == 0 ? 0 : words.Min(w => w.Left), Top = words.Count == 0 ? 0 : words.Min(w => w.Top),
            Right = words.Count == 0 ? 0 : words.Max(w => w.Right), Bottom = words.Count == 0 ? 0 : words.Max(w => w.Bottom),
        };
    }
}
