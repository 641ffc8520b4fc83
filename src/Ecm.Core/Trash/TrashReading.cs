using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Trash;

/// <summary>A card in the trash.</summary>
/// <param name="Card">The card.</param>
/// <param name="Until">It is not destroyed before this moment; null: never.</param>
/// <param name="Hold">Why it stays longer; null: nothing keeps it that the caller may know of.</param>
public sealed record TrashedCard(CardView Card, DateTimeOffset? Until, TrashHold? Hold);

/// <summary>Reads the trash under the caller's rights.</summary>
public sealed class TrashReading
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardReading cards;
    private readonly IOptions<TrashOptions> options;

    internal TrashReading(IDbContextFactory<EcmDbContext> contexts, CardReading cards, IOptions<TrashOptions> options)
    {
        this.contexts = contexts;
        this.cards = cards;
        this.options = options;
    }

    /// <summary>Days that the trash keeps cards; null: for ever.</summary>
    public int? KeepDays => options.Value.KeepDays is > 0 and var days ? days : null;

    /// <summary>What lies in the trash, what was put there last first.</summary>
    public async Task<Result<Page<TrashedCard>>> ListAsync(Caller caller, string? cursor, int size, CancellationToken cancellationToken)
    {
        var page = await cards.ListAsync(caller, new CardFilter { Trashed = true, Sort = CardSort.Changed }, cursor, size, cancellationToken);
        return page.Succeeded ? new Page<TrashedCard>(await OfAsync(caller, page.Value.Items, cancellationToken), page.Value.Cursor) : page.Problem;
    }

    /// <summary>How cards lie in the trash that the caller has read already.</summary>
    public async Task<IReadOnlyList<TrashedCard>> OfAsync(Caller caller, IReadOnlyList<CardView> trashed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await TrashHolds.OfAsync(db, caller, [.. trashed.Select(c => c.Id)], cancellationToken);
        return [.. trashed.Select(c => new TrashedCard(c, c.TrashedAt + (KeepDays is { } days ? TimeSpan.FromDays(days) : null), held.TryGetValue(c.Id, out var hold) ? hold : null))];
    }
}
