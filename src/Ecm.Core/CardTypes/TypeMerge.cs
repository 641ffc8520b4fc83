using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>
/// What people made of a type, carried over to what its source brings now. Field by field, and part by part beside the fields: what people changed stays as they
/// have it, what they left alone follows the source.
/// </summary>
internal static class TypeMerge
{
    /// <param name="before">What the source brought when people changed the type.</param>
    /// <param name="now">What it brings now.</param>
    /// <param name="edited">What people made of it.</param>
    public static CardTypeDefinition Merge(CardTypeDefinition before, CardTypeDefinition now, CardTypeDefinition edited)
    {
        var fields = Fields(before, now, edited);
        var keys = fields.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return edited with
        {
            Label = Pick(t => t.Label),
            Fields = fields,
            Children = Pick(t => t.Children),
            States = Pick(t => t.States),
            Register = Pick(t => t.Register),
            IsParty = Pick(t => t.IsParty),
            Access = Pick(t => t.Access),
            // A field that people removed can make no card unique.
            Unique = [.. Pick(t => t.Unique).Where(list => list.All(keys.Contains))],
        };

        T Pick<T>(Func<CardTypeDefinition, T> part) => TypeJson.Same(part(before), part(edited)) ? part(now) : part(edited);
    }

    private static List<FieldDefinition> Fields(CardTypeDefinition before, CardTypeDefinition now, CardTypeDefinition edited)
    {
        var old = before.Fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var fresh = now.Fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var merged = new List<FieldDefinition>();
        foreach (var field in edited.Fields)
        {
            if (!old.TryGetValue(field.Key, out var was) || !TypeJson.Same(was, field))
                merged.Add(field);
            else if (fresh.TryGetValue(field.Key, out var follows))
                merged.Add(follows);
        }

        for (var at = 0; at < now.Fields.Count; at++)
        {
            var field = now.Fields[at];
            if (old.ContainsKey(field.Key) || merged.Any(f => f.Key == field.Key))
                continue;
            var left = at == 0 ? -1 : merged.FindIndex(f => f.Key == now.Fields[at - 1].Key);
            merged.Insert(at > 0 && left < 0 ? merged.Count : left + 1, field);
        }

        // A place of the card that a field of people's own fills is theirs.
        var taken = edited.Fields.Where(f => f.Column is not null && merged.Contains(f)).ToDictionary(f => f.Column!, f => f.Key, StringComparer.Ordinal);
        return merged.ConvertAll(f => f.Column is { } column && !taken.TryAdd(column, f.Key) && taken[column] != f.Key ? f with { Column = null } : f);
    }
}
