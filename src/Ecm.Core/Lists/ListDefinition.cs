using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.Lists;

/// <summary>A shared list: choices of fields of several types.</summary>
/// <param name="Name">Stable key: lower-case Latin letters, digits and dashes.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Items">Its items in the order in which they are offered; cards hold their keys.</param>
public sealed record ListDefinition(string Name, Localized Label, IReadOnlyList<ChoiceDefinition> Items);

/// <summary>A list as it is set up.</summary>
/// <param name="Definition">What is in force.</param>
/// <param name="Base">What its file brings; null: people made it.</param>
/// <param name="Version">Names what was read, for the next write.</param>
/// <param name="Uses">The fields whose choices it is, with their types.</param>
public sealed record ListInForce(ListDefinition Definition, ListDefinition? Base, int Version, IReadOnlyList<ListUse> Uses)
{
    /// <summary>True when people have put something else in force than its file brings.</summary>
    public bool Differs => Base is not null && !ListJson.Same(Base, Definition);
}

/// <summary>A field whose choices are those of a list.</summary>
/// <param name="Type">The type.</param>
/// <param name="Field">The field.</param>
public sealed record ListUse(CardTypeDefinition Type, FieldDefinition Field);

/// <summary>Something that is wrong with a list.</summary>
/// <param name="Place">Where: <c>name</c>, <c>label</c>, <c>items</c>, or <c>items.KEY</c> for one of them.</param>
/// <param name="Text">What, as a sentence for whoever sets the list up.</param>
public sealed record ListFault(string Place, Localized Text);
