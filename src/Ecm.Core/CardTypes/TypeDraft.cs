using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>A type as people prepare it.</summary>
/// <param name="Definition">The draft; the definition in force when none was begun.</param>
/// <param name="InForce">The definition in force; null: it was never published.</param>
/// <param name="Base">What a plugin or the product brings; null: people made it.</param>
/// <param name="Version">The version in force; 0: none.</param>
/// <param name="Edit">Names what was read, for the next write.</param>
/// <param name="Begun">True when there is a draft.</param>
/// <param name="Hidden">True when no new cards of it are made.</param>
/// <param name="Faults">What keeps the draft from being published.</param>
public sealed record TypeDraft(
    CardTypeDefinition Definition, CardTypeDefinition? InForce, CardTypeDefinition? Base, int Version, int Edit, bool Begun, bool Hidden, IReadOnlyList<TypeFault> Faults)
{
    /// <summary>True when people have put something else in force than its source brings.</summary>
    public bool Differs => Base is not null && InForce is not null && !TypeJson.Same(Base, InForce);

    /// <summary>True when cards that are there would be found in another way: what is personal, or the names of choices, changes. The index follows when it is filled anew.</summary>
    public bool FindsOtherwise => Definition.Fields.Any(now =>
        InForce?.Fields.FirstOrDefault(f => f.Key == now.Key) is { } was && (was.Personal != now.Personal || was.List != now.List || !TypeJson.Same(was.Choices, now.Choices)));
}

/// <summary>A type in the list of those that can be set up.</summary>
/// <param name="Definition">The definition in force; of a type that was never published its draft.</param>
/// <param name="Version">The version in force; 0: none.</param>
/// <param name="Begun">True when there is a draft.</param>
/// <param name="Hidden">True when no new cards of it are made.</param>
/// <param name="Own">True when people made it.</param>
/// <param name="Differs">True when people changed what its source brings.</param>
public sealed record TypeLine(CardTypeDefinition Definition, int Version, bool Begun, bool Hidden, bool Own, bool Differs);
