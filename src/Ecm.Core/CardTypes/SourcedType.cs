using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>A definition and who brought it.</summary>
/// <param name="Source">The plugin's name; <see cref="CoreCardTypes.Source"/> for the product itself.</param>
/// <param name="Definition">The definition.</param>
internal sealed record SourcedType(string Source, CardTypeDefinition Definition);
