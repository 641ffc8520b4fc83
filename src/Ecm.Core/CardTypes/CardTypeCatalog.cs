using System.Collections.Frozen;
using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>The card types in force, read from the database and cached until their epoch changes.</summary>
public sealed class CardTypeCatalog
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private volatile TypeCatalog? cached;

    internal CardTypeCatalog(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The types in force now.</summary>
    public async ValueTask<TypeCatalog> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var epoch = await db.Heads.Select(h => h.TypesEpoch).SingleAsync(cancellationToken);
        if (cached is { } current && current.Epoch == epoch)
            return current;
        var rows = await db.CardTypes.AsNoTracking().ToListAsync(cancellationToken);
        var types = rows.Select(r => new CardType(JsonSerializer.Deserialize<CardTypeDefinition>(r.Definition, Json)!, r.Version, r.Hidden));
        return cached = new TypeCatalog(epoch, types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal));
    }
}
