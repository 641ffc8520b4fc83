using Ecm.Abstractions.Cards;
using Ecm.Core.Lists;

namespace Ecm.Core.Results;

/// <summary>Problems of setting shared lists up.</summary>
public static partial class Problems
{
    /// <summary>The code of <see cref="ListItemInUse"/>.</summary>
    public const string ListItemInUseCode = "list-item-in-use";

    /// <summary>Somebody else changed the list meanwhile.</summary>
    public static Problem ListChanged() => new("list-changed", 412);

    /// <summary>A list cannot be as it was written.</summary>
    public static Problem ListWrong(ListFault fault) => new("list-wrong", 422) { Field = fault.Place, Arguments = [fault.Text] };

    /// <summary>A card has the item that was to be removed.</summary>
    public static Problem ListItemInUse(ChoiceDefinition item) => new(ListItemInUseCode, 409) { Field = $"items.{item.Key}", Arguments = [item.Label] };
}
