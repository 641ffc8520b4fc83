using Ecm.Abstractions;

namespace Ecm.Core.CardTypes;

/// <summary>Something that is wrong with a definition.</summary>
/// <param name="Place">Where: <c>name</c>, <c>label</c>, <c>register</c>, <c>children</c>, <c>unique</c>, <c>states</c>, <c>access</c>, <c>fields</c>, or <c>fields.KEY</c> for one field.</param>
/// <param name="Text">What, as a sentence for whoever writes the type.</param>
public sealed record TypeFault(string Place, Localized Text)
{
    /// <summary>The field at fault; null: it is no field.</summary>
    public string? Field => Place.StartsWith(Fields, StringComparison.Ordinal) ? Place[Fields.Length..] : null;

    private const string Fields = "fields.";

    internal static TypeFault At(string place, string ru, string en) => new(place, new Localized(ru, en));

    internal static TypeFault Of(string field, Localized text) => new(Fields + field, text);

    /// <summary>For messages that have no other way to say where it is.</summary>
    internal string Sentence => Field is { } key ? $"field '{key}': {Text.En}" : Text.En;
}
