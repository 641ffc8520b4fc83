using System.Text.Json.Nodes;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Lists;

/// <summary>Puts a list in force as people have written it. An item that a card has is hidden at most, never removed.</summary>
/// <param name="List">The whole definition.</param>
/// <param name="Version">The version that was read, 0 for a new list; null: any.</param>
internal sealed record PutList(ListDefinition List, int? Version) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
            return Problems.Forbidden();
        var row = await scope.Db.Lists.FindAsync([List.Name], cancellationToken);
        if (Version is { } version && version != (row?.Version ?? 0))
            return Problems.ListChanged();
        var before = row is null ? null : ListJson.Read(row.Definition);
        if (before is not null && ListJson.Same(before, List))
            return null;
        foreach (var gone in (before?.Items ?? []).Where(i => List.Items.All(now => now.Key != i.Key)))
            if (await IsUsedAsync(scope, gone.Key, cancellationToken))
                return Problems.ListItemInUse(gone);
        if (row is null)
            scope.Db.Lists.Add(row = new ListRow { Name = List.Name, Definition = "" });
        row.Definition = ListJson.Write(List);
        row.Version++;
        scope.RaiseTypesEpoch();
        scope.Record(before is null ? "list.create" : "list.change", "list", Guid.Empty, Told(before, scope.Caller.Language));
        return null;
    }

    /// <summary>True when a card has an item, in a field that has or ever had this list; cards in the trash count.</summary>
    private async Task<bool> IsUsedAsync(ChangeScope scope, string item, CancellationToken cancellationToken)
    {
        var ever = await scope.Db.CardTypeVersions.AsNoTracking().Select(v => new { v.Name, v.Definition }).ToListAsync(cancellationToken);
        var fields = ever.SelectMany(v => TypeJson.Read(v.Definition).Fields.Where(f => f.List == List.Name).Select(f => (Type: v.Name, f.Key))).Distinct();
        foreach (var field in fields.GroupBy(f => f.Key, f => f.Type))
        {
            var types = field.ToList();
            if (await scope.Dialect.CardsHolding(scope.Db, field.Key, item).AnyAsync(c => types.Contains(c.Type), cancellationToken))
                return true;
        }

        return false;
    }

    private JsonObject Told(ListDefinition? before, string language)
    {
        var told = new JsonObject { ["name"] = List.Name };
        if (before?.Label.In(language) != List.Label.In(language))
            told["label"] = CardWriting.Pair(before?.Label.In(language), List.Label.In(language));
        if (before is null || Line(before, language) != Line(List, language))
            told["items"] = CardWriting.Pair(before is null ? null : Line(before, language), Line(List, language));
        return told;
    }

    private static string Line(ListDefinition list, string language) =>
        string.Join("; ", list.Items.Select(i => i.Hidden ? $"({i.Label.In(language)})" : i.Label.In(language)));
}
