using Ecm.Abstractions.Searching;
using Ecm.Core.Cards;

namespace Ecm.Core.Search;

public sealed partial class CardSearch
{
    /// <summary>What of a card's number and title only looks like what was asked for.</summary>
    private IReadOnlyList<string> Alike(SearchNode query, CardView card)
    {
        var marks = new[] { card.Number, card.Title }.OfType<string>().SelectMany(text => index.Mark(query, text).Select(mark => (Text: text.Substring(mark.Start, mark.Length), mark.Alike))).ToList();
        return marks.TrueForAll(mark => mark.Alike) ? [.. marks.Select(mark => mark.Text).Distinct()] : [];
    }
}
