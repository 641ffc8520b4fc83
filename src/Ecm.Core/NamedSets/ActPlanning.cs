using Ecm.Core.Cards;
using Ecm.Core.Registers;
using Ecm.Core.Samples;

namespace Ecm.Core.NamedSets;

/// <summary>What an act may ask before the transaction of a step begins.</summary>
internal sealed class ActPlanning(CardReading cards, NumberPlanning numbers, SamplePreparation samples)
{
    public CardReading Cards => cards;

    public NumberPlanning Numbers => numbers;

    public SamplePreparation Samples => samples;
}
