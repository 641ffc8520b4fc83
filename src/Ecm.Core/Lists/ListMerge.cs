using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Lists;

/// <summary>
/// What people made of a list, carried over to what its file brings now, item by item. An item that the file brings no more is hidden and not removed: cards may have it.
/// </summary>
internal static class ListMerge
{
    /// <param name="before">What the file brought when people changed the list.</param>
    /// <param name="now">What it brings now.</param>
    /// <param name="edited">What people made of it.</param>
    public static ListDefinition Merge(ListDefinition before, ListDefinition now, ListDefinition edited)
    {
        var (old, fresh) = (ByKey(before), ByKey(now));
        var items = new List<ChoiceDefinition>();
        foreach (var item in edited.Items)
            items.Add(
                !old.TryGetValue(item.Key, out var was) || !TypeJson.Same(was, item) ? item
                : fresh.TryGetValue(item.Key, out var follows) ? follows
                : item with { Hidden = true });

        // As long as people left the order alone, it is the file's.
        if (edited.Items.Select(i => i.Key).SequenceEqual(before.Items.Select(i => i.Key)))
        {
            var merged = items.ToDictionary(i => i.Key, StringComparer.Ordinal);
            items = [.. now.Items.Select(i => merged.GetValueOrDefault(i.Key, i)), .. items.Where(i => !fresh.ContainsKey(i.Key))];
        }
        else
        {
            for (var at = 0; at < now.Items.Count; at++)
            {
                var item = now.Items[at];
                if (old.ContainsKey(item.Key) || items.Any(i => i.Key == item.Key))
                    continue;
                var left = at == 0 ? -1 : items.FindIndex(i => i.Key == now.Items[at - 1].Key);
                items.Insert(at > 0 && left < 0 ? items.Count : left + 1, item);
            }
        }

        return edited with { Label = edited.Label == before.Label ? now.Label : edited.Label, Items = items };
    }

    private static Dictionary<string, ChoiceDefinition> ByKey(ListDefinition list) => list.Items.ToDictionary(i => i.Key, StringComparer.Ordinal);
}
