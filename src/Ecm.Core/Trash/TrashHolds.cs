using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Trash;

/// <summary>Why a card stays in the trash though its time is over.</summary>
public enum TrashHold
{
    /// <summary>It has a number in a journal, which would have a hole without it.</summary>
    Registered,

    /// <summary>Cards hang below it.</summary>
    Children,

    /// <summary>Other cards name it in a field or are linked to it.</summary>
    Referred,
}

/// <summary>Finds out what stands on cards in the trash.</summary>
internal static class TrashHolds
{
    /// <summary>What keeps each of some cards, as far as the caller may read what does; the columns alone are looked at, not <see cref="NamedInFieldsAsync"/>.</summary>
    public static async Task<IReadOnlyDictionary<Guid, TrashHold>> OfAsync(EcmDbContext db, Caller caller, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var held = new Dictionary<Guid, TrashHold>();
        var cards = db.Readable(db.Cards, caller).AsNoTracking();
        await AddAsync(TrashHold.Registered, cards.Where(c => ids.Contains(c.Id) && c.Number != null).Select(c => c.Id));
        await AddAsync(TrashHold.Children, cards.Where(c => c.ParentId != null && ids.Contains(c.ParentId.Value)).Select(c => c.ParentId!.Value));
        await AddAsync(TrashHold.Referred, cards.Where(c => c.PartyId != null && ids.Contains(c.PartyId.Value)).Select(c => c.PartyId!.Value));
        await AddAsync(TrashHold.Referred, from link in db.Links join source in cards on link.SourceId equals source.Id where ids.Contains(link.TargetId) && link.SourceId != link.TargetId select link.TargetId);
        return held;

        async Task AddAsync(TrashHold hold, IQueryable<Guid> found)
        {
            foreach (var id in await found.Distinct().ToListAsync(cancellationToken))
                held.TryAdd(id, hold);
        }
    }

    /// <summary>
    /// Those of some cards that others name in own fields. Such fields have no index, so all cards of the types that have one are gone through: once for all that
    /// is due, and hours before anything is destroyed.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> NamedInFieldsAsync(EcmDbContext db, TypeCatalog types, IReadOnlySet<Guid> ids, CancellationToken cancellationToken)
    {
        var fields = types.ByName.Values.Select(t => (t.Name, Keys: t.Definition.Fields.Where(f => f.Kind == FieldKind.Card).Select(f => f.Key).ToArray()))
            .Where(t => t.Keys.Length > 0).ToDictionary(t => t.Name, t => t.Keys);
        var (names, named) = (fields.Keys.ToArray(), new HashSet<Guid>());
        var rows = db.Readable(db.Cards, Caller.System).AsNoTracking().Where(c => names.Contains(c.Type)).Select(c => new { c.Id, c.Type, c.Fields });
        await foreach (var card in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            foreach (var key in fields[card.Type])
                if (Guid.TryParse(card.Fields.Text(key), out var target) && target != card.Id && ids.Contains(target))
                    named.Add(target);
        return named;
    }
}
