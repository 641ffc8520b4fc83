using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>A type as it is in force.</summary>
public sealed class CardType
{
    private readonly Dictionary<string, FieldDefinition> fields;

    internal CardType(CardTypeDefinition definition, int version, bool hidden)
    {
        Definition = definition;
        Version = version;
        Hidden = hidden;
        fields = definition.Fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
    }

    /// <summary>What the source says.</summary>
    public CardTypeDefinition Definition { get; }

    /// <summary>Raised whenever the definition changes.</summary>
    public int Version { get; }

    /// <summary>No new cards of it are made.</summary>
    public bool Hidden { get; }

    /// <summary>Stable key.</summary>
    public string Name => Definition.Name;

    /// <summary>The field with a key; null when the type has none.</summary>
    public FieldDefinition? Field(string key) => fields.GetValueOrDefault(key);

    /// <summary>The field that fills a fixed column of a card; null when none does.</summary>
    public FieldDefinition? FieldOfColumn(string column) => Definition.Fields.FirstOrDefault(f => f.Column == column);

    /// <summary>The state of a new card; null without lifecycle.</summary>
    public string? FirstState => Definition.States.Count == 0 ? null : Definition.States[0].Name;

    /// <summary>True when a card of the other type may hang below one of this type.</summary>
    public bool Takes(CardType child) => Definition.Children.Contains("*") || Definition.Children.Contains(child.Name, StringComparer.Ordinal);
}

/// <summary>All types as they are in force, and where they come from.</summary>
/// <param name="Epoch">Rises when types change.</param>
/// <param name="ByName">The types by name.</param>
public sealed record TypeCatalog(long Epoch, IReadOnlyDictionary<string, CardType> ByName)
{
    /// <summary>The type that uploads without a type get; it asks for nothing but a title.</summary>
    public const string Document = "document";

    /// <summary>The type with a name; null when there is none.</summary>
    public CardType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The type of a stored card.</summary>
    public CardType Of(string name) => ByName[name];
}
