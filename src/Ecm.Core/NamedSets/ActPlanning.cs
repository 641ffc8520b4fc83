using Ecm.Core.Cards;
using Ecm.Core.Registers;
using Ecm.Core.Samples;
using Ecm.Core.Suggestions;

namespace Ecm.Core.NamedSets;

/// <summary>What an act may ask before the transaction of a step begins.</summary>
internal sealed class ActPlanning(CardReading cards, NumberPlanning numbers, FieldSuggestions suggestions, SamplePreparation samples)
{
    public CardReading Cards => cards;

    public NumberPlanning Numbers => numbers;

    public FieldSuggestions Suggestions => suggestions;

    public SamplePreparation Samples => samples;
}
