using System.Globalization;
using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Searching;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>Makes the documents of the index out of rows.</summary>
internal static class IndexCards
{
    /// <summary>The documents of some cards, with the text of the current versions of their files.</summary>
    public static async Task<IReadOnlyList<IndexCard>> BuildAsync(
        EcmDbContext db, IReadOnlyList<Card> cards, TypeCatalog types, CancellationToken cancellationToken)
    {
        if (cards.Count == 0)
            return [];
        var ids = cards.Select(c => c.Id).ToArray();
        var grants = (await AccessOfAsync(db, cards, cancellationToken)).ToDictionary(a => a.CardId);
        var files = await (
            from file in db.Files.Where(f => ids.Contains(f.CardId))
            join version in db.FileVersions on file.CurrentVersionId equals version.Id
            orderby file.Id
            select new { file.CardId, file.Id, file.Name, version.BlobId }).AsNoTracking().ToListAsync(cancellationToken);
        var filesOf = files.ToLookup(f => f.CardId);
        var blobs = files.Select(f => f.BlobId).ToArray();
        var overlay = await PageOverlay.OfAsync(db, blobs, page: null, cancellationToken);
        var pages = Unpack(await db.Pages.AsNoTracking().Where(p => blobs.Contains(p.BlobId)).ToListAsync(cancellationToken), overlay);
        var branches = await BranchesAsync(db, cards, cancellationToken);

        return [.. cards.Select(card =>
        {
            var own = filesOf[card.Id].ToList();
            return new IndexCard
            {
                CardId = card.Id, Change = card.Change, Title = card.Title, Number = card.Number, Date = card.Date, ModifiedAt = card.ModifiedAt,
                Access = grants[card.Id],
                Values = [.. Values(card, types.Of(card.Type), branches[card.Id]), .. own.Select(f => new IndexValue(QueryFields.FileName, f.Name, CatchAll: true))],
                Pages = [.. own.SelectMany(f => pages[f.BlobId].Select(p => new IndexPage(f.Id, p.Page, p.Text)))],
            };
        })];
    }

    /// <summary>The texts of pages by blob, in order and as people corrected them; of a page that was read in several ways the newest.</summary>
    private static ILookup<Guid, (Guid BlobId, int Page, string Text)> Unpack(List<PageRow> rows, PageOverlay overlay) => rows
        .GroupBy(p => (p.BlobId, p.Page))
        .Select(g => g.MaxBy(p => p.Recipe, StringComparer.Ordinal)!)
        .AsParallel().Select(p => (p.BlobId, p.Page, overlay.Text(p.BlobId, p.Page, p.Packed))).AsSequential()
        .OrderBy(p => p.Page).ToLookup(p => p.BlobId);

    /// <summary>Who may read some cards.</summary>
    public static async Task<IReadOnlyList<IndexAccess>> AccessOfAsync(EcmDbContext db, IReadOnlyList<Card> cards, CancellationToken cancellationToken)
    {
        if (cards.Count == 0)
            return [];
        var ids = cards.Select(c => c.Id).ToArray();
        var grants = (await db.Grants.AsNoTracking().Where(g => ids.Contains(g.CardId) && g.Level >= Access.AccessLevel.Read).ToListAsync(cancellationToken))
            .ToLookup(g => g.CardId, g => g.Principal);
        return [.. cards.Select(c => new IndexAccess(c.Id, c.Change, c.AccessList, [.. grants[c.Id].Distinct().Order(StringComparer.Ordinal)]))];
    }

    private static IEnumerable<IndexValue> Values(Card card, CardType type, IReadOnlyList<Guid> branch)
    {
        yield return new IndexValue(QueryFields.Type, card.Type, Facet: true);
        if (card.State is not null)
            yield return new IndexValue(QueryFields.State, card.State, Facet: true);
        if (card.Register is not null)
            yield return new IndexValue(QueryFields.Register, card.Register, Facet: true);
        if (card.PartyId is { } party)
            yield return new IndexValue(QueryFields.Party, party.ToString(), Facet: true);
        if (card.ResponsibleId is { } responsible)
            yield return new IndexValue(QueryFields.Responsible, responsible.ToString(), Facet: true);
        if (card.Date is { } date)
            yield return new IndexValue(QueryFields.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var id in branch)
            yield return new IndexValue(QueryFields.Branch, id.ToString());
        foreach (var (key, value) in card.Fields)
            if (type.Field(key) is { } field)
                foreach (var indexed in OwnValues(field, value))
                    yield return indexed;
    }

    private static IEnumerable<IndexValue> OwnValues(FieldDefinition field, JsonElement value)
    {
        var target = QueryFields.OfOwn(field);
        switch (field.Kind)
        {
            case FieldKind.Text:
                yield return new IndexValue(target, value.GetString()!, CatchAll: !field.Personal);
                break;
            case FieldKind.Number:
                yield return new IndexValue(target, value.GetDecimal().ToString(CultureInfo.InvariantCulture), CatchAll: !field.Personal);
                break;
            case FieldKind.Money:
                yield return new IndexValue(target, (value.GetProperty("minor").GetInt64() / 100m).ToString(CultureInfo.InvariantCulture), CatchAll: !field.Personal);
                break;
            case FieldKind.Bool:
                yield return new IndexValue(target, value.GetBoolean() ? "true" : "false");
                break;
            case FieldKind.Choice:
                yield return new IndexValue(target, value.GetString()!);
                if (field.Choices.FirstOrDefault(c => c.Key == value.GetString()) is { } choice)
                {
                    var words = new IndexField(IndexFieldKind.Text, target.Key);
                    yield return new IndexValue(words, choice.Label.Ru, CatchAll: !field.Personal);
                    yield return new IndexValue(words, choice.Label.En, CatchAll: !field.Personal);
                }

                break;
            default:
                yield return new IndexValue(target, value.GetString()!, CatchAll: field.Kind == FieldKind.Date && !field.Personal);
                break;
        }
    }

    /// <summary>Each card's own id and those of its ancestors, so that a branch can be searched.</summary>
    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> BranchesAsync(EcmDbContext db, IReadOnlyList<Card> cards, CancellationToken cancellationToken)
    {
        var parents = cards.ToDictionary(c => c.Id, c => c.ParentId);
        var unknown = parents.Values.OfType<Guid>().Where(p => !parents.ContainsKey(p)).Distinct().ToArray();
        while (unknown.Length > 0)
        {
            var rows = await db.Cards.AsNoTracking().Where(c => unknown.Contains(c.Id)).Select(c => new { c.Id, c.ParentId }).ToListAsync(cancellationToken);
            foreach (var row in rows)
                parents[row.Id] = row.ParentId;
            unknown = [.. rows.Select(r => r.ParentId).OfType<Guid>().Where(p => !parents.ContainsKey(p)).Distinct()];
        }

        return cards.ToDictionary(c => c.Id, c =>
        {
            var branch = new List<Guid> { c.Id };
            for (var at = c.ParentId; at is { } id && !branch.Contains(id); at = parents.GetValueOrDefault(id))
                branch.Add(id);
            return (IReadOnlyList<Guid>)branch;
        });
    }
}
