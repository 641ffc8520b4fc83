namespace Ecm.Abstractions.Cards;

/// <summary>What a field holds. The kind of a key is the same in all types and never changes.</summary>
public enum FieldKind
{
    /// <summary>Any text. JSON string.</summary>
    Text,

    /// <summary>A decimal number. JSON number.</summary>
    Number,

    /// <summary>An amount in whole minor units with its currency. JSON object <c>{"minor":125000000,"currency":"RUB"}</c>.</summary>
    Money,

    /// <summary>A day. JSON string <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>Yes or no. JSON boolean.</summary>
    Bool,

    /// <summary>One of <see cref="FieldDefinition.Choices"/>. JSON string: the choice's key.</summary>
    Choice,

    /// <summary>A user. JSON string: the user's id.</summary>
    Person,

    /// <summary>Another card, of one of <see cref="FieldDefinition.Targets"/>. JSON string: the card's id.</summary>
    Card,
}
