using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.Registers;

/// <summary>A register as it is set up.</summary>
/// <param name="Definition">What is in force.</param>
/// <param name="Base">What its file brings; null: people made it.</param>
/// <param name="Version">Names what was read, for the next write.</param>
/// <param name="Hidden">True when no file brings it any more; it counts as closed.</param>
/// <param name="Types">The types whose cards are registered in it.</param>
public sealed record RegisterInForce(RegisterDefinition Definition, RegisterDefinition? Base, int Version, bool Hidden, IReadOnlyList<CardTypeDefinition> Types)
{
    /// <summary>True when people have put something else in force than its file brings.</summary>
    public bool Differs => Base is not null && !RegisterJson.Same(Base, Definition);
}

/// <summary>What a register would be like.</summary>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Next">The number that would come next; null: none can be made.</param>
/// <param name="Counter">The counter in it.</param>
/// <param name="OneCounter">True when all its cards share a counter, so that it can be told where to go on.</param>
/// <param name="SharedWith">Other registers that count with it.</param>
public sealed record RegisterTrial(IReadOnlyList<RegisterFault> Faults, string? Next, long? Counter, bool OneCounter, IReadOnlyList<Localized> SharedWith);
