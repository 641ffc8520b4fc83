using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Lists;

/// <summary>The shared lists. Everybody who is signed in may read them, administrators set them up; a change is in force at once, in every field that names the list.</summary>
public sealed class SharedLists
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardTypeCatalog types;
    private readonly ChangeSets.ChangeSets changes;

    internal SharedLists(IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.types = types;
        this.changes = changes;
    }

    /// <summary>All lists, by name.</summary>
    public async Task<IReadOnlyList<ListInForce>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var catalog = await types.CurrentAsync(db, cancellationToken);
        var rows = await db.Lists.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => Show(r, catalog))];
    }

    /// <summary>The list of a name; null when there is none.</summary>
    public async Task<ListInForce?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Lists.AsNoTracking().SingleOrDefaultAsync(r => r.Name == name, cancellationToken) is { } row
            ? Show(row, await types.CurrentAsync(db, cancellationToken))
            : null;
    }

    /// <summary>What is wrong with a list as it is written.</summary>
    public static IReadOnlyList<ListFault> Check(ListDefinition list) => [.. ListRules.Check(list)];

    /// <summary>Puts a list in force.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="list">The whole definition.</param>
    /// <param name="version">The version that was read, 0 for a new list; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<ListInForce>> PutAsync(Caller caller, ListDefinition list, int? version, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (Check(list) is [var fault, ..])
            return Problems.ListWrong(fault);
        var receipt = await changes.CommitAsync(caller, new ChangeSet("list.put", list.Name, [new PutList(list, version)]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        return await FindAsync(receipt.Value.Reference, cancellationToken) is { } put ? put : Problems.NotFound();
    }

    /// <summary>Takes back what people changed: the list becomes what its file brings. Items that people added and that cards have are hidden.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The list.</param>
    /// <param name="version">The version that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<ListInForce>> RevertAsync(Caller caller, string name, int? version, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (await FindAsync(name, cancellationToken) is not { Base: { } brought } now)
            return Problems.NotFound();
        var list = brought;
        while (true)
        {
            var reverted = await PutAsync(caller, list, version, cancellationToken);
            if (reverted.Succeeded || reverted.Problem.Code != Problems.ListItemInUseCode || now.Definition.Items.FirstOrDefault(i => $"items.{i.Key}" == reverted.Problem.Field) is not { } used)
                return reverted;
            list = list with { Items = [.. list.Items, used with { Hidden = true }] };
        }
    }

    private static ListInForce Show(ListRow row, TypeCatalog types) => new(
        ListJson.Read(row.Definition), row.Base is null ? null : ListJson.Read(row.Base), row.Version,
        [
            .. types.ByName.Values.Where(t => !t.Hidden).OrderBy(t => t.Name, StringComparer.Ordinal)
                .SelectMany(t => t.Definition.Fields.Where(f => f.List == row.Name).Select(f => new ListUse(t.Definition, f))),
        ]);
}
