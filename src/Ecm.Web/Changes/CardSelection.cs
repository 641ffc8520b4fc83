using Ecm.Core.Cards;

namespace Ecm.Web.Changes;

/// <summary>The cards chosen in a list, in the order in which they were; or all that the list's question finds.</summary>
public sealed class CardSelection
{
    private readonly Dictionary<Guid, string> chosen = [];
    private readonly List<Guid> order = [];

    /// <summary>Everything that is found is meant, seen or not.</summary>
    public bool AllFound { get; set; }

    /// <summary>How many cards were chosen one by one.</summary>
    public int Count => order.Count;

    /// <summary>The cards chosen.</summary>
    public IReadOnlyList<Guid> Cards => order;

    /// <summary>The names of their types.</summary>
    public IEnumerable<string> Types => chosen.Values.Distinct();

    /// <summary>True when a card is chosen.</summary>
    public bool Has(Guid card) => AllFound || chosen.ContainsKey(card);

    /// <summary>True when a page has cards and each of them is chosen.</summary>
    public bool HasAllOf(IReadOnlyList<CardView> page) => page.Count > 0 && page.All(c => Has(c.Id));

    /// <summary>Chooses a card, or does not any more.</summary>
    public void Set(CardView card, bool selected)
    {
        AllFound = false;
        if (selected && chosen.TryAdd(card.Id, card.Type))
            order.Add(card.Id);
        else if (!selected && chosen.Remove(card.Id))
            order.Remove(card.Id);
    }

    /// <summary>The same for all cards of a page.</summary>
    public void SetPage(IReadOnlyList<CardView> page, bool selected)
    {
        foreach (var card in page)
            Set(card, selected);
    }

    /// <summary>Chooses nothing.</summary>
    public void Clear()
    {
        AllFound = false;
        chosen.Clear();
        order.Clear();
    }
}
