namespace Ecm.Abstractions.Cards;

/// <summary>
/// Brings card types. Asked once at start; what it answers becomes the base of the types in the database.
/// Removing a type or a field hides it and keeps its values.
/// </summary>
public interface ICardTypeSource
{
    /// <summary>The types, complete.</summary>
    /// <exception cref="CardTypeSourceException">A definition is wrong; the start stops with the message.</exception>
    ValueTask<IReadOnlyList<CardTypeDefinition>> GetTypesAsync(CancellationToken cancellationToken);
}

/// <summary>A type definition that cannot be used. The message names the file or source, the place and what to change.</summary>
public sealed class CardTypeSourceException(string message, Exception? inner = null) : Exception(message, inner);
