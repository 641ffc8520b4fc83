using Ecm.Core.Access;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>A card in the tree around another, from the top down.</summary>
/// <param name="Card">The card.</param>
/// <param name="Depth">0 at the top of what was asked for.</param>
public sealed record TreeNode(CardView Card, int Depth)
{
    /// <summary>Where the cards right below it go on that are not among these nodes; null: all of them are here.</summary>
    public string? More { get; init; }
}

/// <summary>Reading the trees in which cards hang, under the caller's rights.</summary>
public sealed class CardTrees
{
    private const int MaxPage = 200;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardReading cards;

    internal CardTrees(IDbContextFactory<EcmDbContext> contexts, CardReading cards)
    {
        this.contexts = contexts;
        this.cards = cards;
    }

    /// <summary>How many cards of a tree are read at once.</summary>
    internal int MaxTree { get; init; } = 2000;

    /// <summary>The tree a card stands in: from the highest ancestor that the caller may read down, at most 2,000 cards, in the order of reading.</summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="id">The card. It and what stands above it is there, however many stand before it.</param>
    /// <param name="mostBelow">How many cards right below one are wanted at first; null: all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Result<IReadOnlyList<TreeNode>>> AroundAsync(Caller caller, Guid id, int? mostBelow, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var readable = db.Readable(db.Cards, caller).AsNoTracking();
        if (await readable.Where(c => c.Id == id).Select(CardView.FromRow).SingleOrDefaultAsync(cancellationToken) is not { } card)
            return Problems.NotFound();
        var way = new List<CardView> { card };
        while (way[0].ParentId is { } parentId
               && await readable.Where(c => c.Id == parentId).Select(CardView.FromRow).SingleOrDefaultAsync(cancellationToken) is { } parent)
            way.Insert(0, parent);
        return Result.Of<IReadOnlyList<TreeNode>>(await WalkAsync(readable, [way[0]], way, mostBelow, cancellationToken));
    }

    /// <summary>Further cards right below one, each with what hangs below it; their depth is counted from 0.</summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="parent">The card above them.</param>
    /// <param name="after"><see cref="TreeNode.More"/>; null: from the first one on.</param>
    /// <param name="most">How many, and how many right below each of them.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Result<Page<TreeNode>>> BelowAsync(Caller caller, Guid parent, string? after, int most, CancellationToken cancellationToken)
    {
        most = Math.Clamp(most, 1, MaxPage);
        var page = await cards.ListAsync(caller, new CardFilter { ParentId = parent }, after, most, cancellationToken);
        if (!page.Succeeded)
            return page.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var nodes = await WalkAsync(db.Readable(db.Cards, caller).AsNoTracking(), page.Value.Items, [], most, cancellationToken);
        return new Page<TreeNode>(nodes, page.Value.Cursor);
    }

    private async Task<List<TreeNode>> WalkAsync(IQueryable<Card> readable, IReadOnlyList<CardView> tops, IReadOnlyList<CardView> way, int? mostBelow, CancellationToken cancellationToken)
    {
        var (found, cut) = await LevelsAsync(readable, tops, way, mostBelow, cancellationToken);
        var children = found.ToLookup(c => c.ParentId!.Value);
        var onWay = way.Select(w => w.Id).ToHashSet();
        var nodes = new List<TreeNode>();
        foreach (var top in tops)
            Walk(top, 0);
        return nodes;

        void Walk(CardView card, int depth)
        {
            var below = children[card.Id].ToList();
            string? more = null;
            if (mostBelow is { } most && below.Count > most)
            {
                more = Order(card).Write(below[most - 1]);
                below = [.. below.Take(most), .. below.Skip(most).Where(c => onWay.Contains(c.Id))];
            }
            else if (cut.GetValueOrDefault(card.Id) > below.Count)
            {
                more = below.LastOrDefault(c => !onWay.Contains(c.Id)) is { } last ? Order(card).Write(last) : Guid.Empty.ToString("N");
            }

            nodes.Add(new TreeNode(card, depth) { More = more });
            foreach (var child in below)
                Walk(child, depth + 1);
        }
    }

    private static CardOrder Order(CardView parent) => CardOrder.Of(new CardFilter { ParentId = parent.Id });

    /// <summary>
    /// Level by level what hangs below; of a limited number one more each, which tells that there are more. Where the tree is cut for its size, how many cards there are below each
    /// of those that may lack some.
    /// </summary>
    private async Task<(List<CardView> Found, IReadOnlyDictionary<Guid, int> Cut)> LevelsAsync(
        IQueryable<Card> readable, IReadOnlyList<CardView> tops, IReadOnlyList<CardView> way, int? mostBelow, CancellationToken cancellationToken)
    {
        var found = new List<CardView>();
        var level = tops.Select(t => t.Id).ToList();
        var lacking = new List<Guid>();
        while (level.Count > 0 && found.Count + tops.Count < MaxTree)
        {
            var (at, room) = (level, MaxTree - found.Count - tops.Count);
            var below = readable.Where(c => at.Contains(c.ParentId!.Value) && c.TrashedAt == null);
            var wanted = mostBelow is { } most ? readable.Where(p => at.Contains(p.Id)).SelectMany(p => below.Where(c => c.ParentId == p.Id).OrderBy(c => c.Id).Take(most + 1)) : below;
            var next = await wanted.OrderBy(c => c.Id).Take(room).Select(CardView.FromRow).ToListAsync(cancellationToken);
            if (next.Count == room)
                lacking.AddRange(at);
            next.AddRange(way.Where(w => w.ParentId is { } parent && at.Contains(parent) && next.TrueForAll(n => n.Id != w.Id)));
            found.AddRange(next);
            level = [.. next.Select(c => c.Id)];
        }

        lacking.AddRange(level);
        // The card that is looked at and what stands above it is there, however large the tree.
        found.AddRange(way.Skip(1).Where(w => found.TrueForAll(f => f.Id != w.Id)));
        if (mostBelow is null || lacking.Count == 0)
            return (found, new Dictionary<Guid, int>());
        var counts = await readable.Where(c => c.ParentId != null && lacking.Contains(c.ParentId.Value) && c.TrashedAt == null)
            .GroupBy(c => c.ParentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return (found, counts.ToDictionary(c => c.Key, c => c.Count));
    }
}
