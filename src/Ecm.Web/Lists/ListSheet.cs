using Ecm.Abstractions.Cards;
using Ecm.Core.Lists;
using Ecm.Web.Types;

namespace Ecm.Web.Lists;

/// <summary>A shared list as it is being set up on the page.</summary>
public sealed class ListSheet
{
    private readonly ListDefinition kept;

    internal ListSheet(ListDefinition list)
    {
        (kept, Label) = (list, new LabelLine(list.Label));
        Items = [.. list.Items.Select(i => new ChoiceLine(i))];
    }

    /// <summary>The name people see.</summary>
    public LabelLine Label { get; }

    /// <summary>The items in their order.</summary>
    public List<ChoiceLine> Items { get; }

    /// <summary>True when something is not saved.</summary>
    public bool IsChanged => ToDefinition() is var now && (now.Label != kept.Label || !now.Items.SequenceEqual(kept.Items));

    /// <summary>True when cards that are there would be found by other words: the name of an item changes. The index follows when it is filled anew.</summary>
    public bool FindsOtherwise => ToDefinition().Items.Any(now => kept.Items.Any(was => was.Key == now.Key && was.Label != now.Label));

    /// <summary>One more item, at the end.</summary>
    internal ChoiceLine Add()
    {
        var line = ChoiceLine.New(Keys(null));
        Items.Add(line);
        return line;
    }

    internal void Rename(ChoiceLine line, string text, string language) => line.Rename(text, language, Keys(line));

    /// <summary>Moves an item up or down; false at the ends.</summary>
    internal bool Move(ChoiceLine line, int step)
    {
        var at = Items.IndexOf(line);
        if (at < 0 || at + step < 0 || at + step >= Items.Count)
            return false;
        Items.RemoveAt(at);
        Items.Insert(at + step, line);
        return true;
    }

    /// <summary>Brings an item back that was taken away, as one that is not offered.</summary>
    internal void Hide(string key)
    {
        if (kept.Items.FirstOrDefault(i => i.Key == key) is { } item && Items.All(i => i.Key != key))
            Items.Add(new ChoiceLine(item with { Hidden = true }));
    }

    internal ListDefinition ToDefinition() => kept with { Label = Label.ToText(), Items = [.. Items.Select(i => i.ToChoice())] };

    /// <summary>Keys that another item has or had.</summary>
    private HashSet<string> Keys(ChoiceLine? except) => [.. Items.Where(i => i != except).Select(i => i.Key), .. kept.Items.Select(i => i.Key)];
}
