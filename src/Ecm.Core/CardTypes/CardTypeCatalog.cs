using System.Collections.Frozen;
using Ecm.Abstractions.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Lists;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>The card types in force, read from the database and cached until their epoch changes.</summary>
public sealed class CardTypeCatalog
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly HeadReading heads = new();
    private volatile TypeCatalog? cached;

    internal CardTypeCatalog(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>The types in force now.</summary>
    public async ValueTask<TypeCatalog> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CurrentAsync(db, cancellationToken);
    }

    /// <summary>The types in force as an open context sees them.</summary>
    internal async ValueTask<TypeCatalog> CurrentAsync(EcmDbContext db, CancellationToken cancellationToken) =>
        await AtAsync(db, (await heads.NowAsync(db, cancellationToken)).TypesEpoch, cancellationToken);

    /// <summary>The types of an epoch that the context sees as the present one.</summary>
    internal async ValueTask<TypeCatalog> AtAsync(EcmDbContext db, long epoch, CancellationToken cancellationToken)
    {
        if (cached is { } current && current.Epoch == epoch)
            return current;
        var rows = await db.CardTypes.AsNoTracking().Where(r => r.Version > 0).ToListAsync(cancellationToken);
        var lists = (await db.Lists.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(l => l.Name, l => ListJson.Read(l.Definition).Items, StringComparer.Ordinal);
        var types = rows.Select(r => new CardType(WithChoices(TypeJson.Read(r.Definition), lists), r.Version, r.Hidden));
        return cached = new TypeCatalog(epoch, types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal));
    }

    /// <summary>The definition with the items of shared lists as the choices of the fields that name them.</summary>
    public static CardTypeDefinition WithChoices(CardTypeDefinition type, IReadOnlyDictionary<string, IReadOnlyList<ChoiceDefinition>> lists) => type.Fields.All(f => f.List is null)
        ? type
        : type with { Fields = [.. type.Fields.Select(f => f.List is { } list ? f with { Choices = lists.GetValueOrDefault(list) ?? [] } : f)] };
}
