using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Suggestions;

/// <summary>
/// The counterparties that are known by their taxpayer number: cards of types marked as parties whose unique values begin with the field <c>inn</c>.
/// </summary>
internal sealed class PartyDirectory(IDbContextFactory<EcmDbContext> contexts)
{
    private const string Inn = "inn";
    private const string OwnFlag = "isOwnEntity";

    /// <summary>The one card that has a taxpayer number, ours or not; null when there is none, or several and it is not clear which.</summary>
    /// <param name="catalog">The types in force.</param>
    /// <param name="field">The field that is to name it.</param>
    /// <param name="inn">The number, checked.</param>
    /// <param name="own">True: one of our own legal entities; false: none of them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Guid?> FindAsync(TypeCatalog catalog, FieldDefinition field, string inn, bool own, CancellationToken cancellationToken)
    {
        var scopes = (
            from type in catalog.ByName.Values
            where type.Definition.IsParty && (field.Targets.Count == 0 || field.Targets.Contains(type.Name))
            from keys in type.Definition.Unique
            where keys[0] == Inn
            select $"{type.Name}:{string.Join('+', keys)}").ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = new List<Guid>();
        foreach (var scope in scopes)
        {
            // What belongs to the number stands behind a separator. A range would do on SQLite alone: other collations pass over it.
            var withMore = $"{inn}\u001f";
            var holders = await db.UniqueValues.Where(u => u.Scope == scope && (u.Value == inn || u.Value.StartsWith(withMore)))
                .Select(u => u.CardId).ToListAsync(cancellationToken);
            foreach (var card in await db.Readable(db.Cards.Where(c => holders.Contains(c.Id) && c.TrashedAt == null), Caller.System).AsNoTracking().ToListAsync(cancellationToken))
                if (IsOwn(card.Fields) == own)
                    ids.Add(card.Id);
        }

        return ids is [var only] ? only : null;
    }

    private static bool IsOwn(FieldValues fields) => fields.TryGetValue(OwnFlag, out var flag) && flag.ValueKind == JsonValueKind.True;
}
