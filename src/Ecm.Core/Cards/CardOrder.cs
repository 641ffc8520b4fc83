using System.Globalization;

namespace Ecm.Core.Cards;

/// <summary>The orders of an exact list. Each goes along an index from where the page before it ended.</summary>
public enum CardSort
{
    /// <summary>Made last first.</summary>
    Newest,

    /// <summary>Made first first.</summary>
    Oldest,

    /// <summary>Changed last first.</summary>
    Changed,

    /// <summary>Registered last first: the order of a journal, which must be named.</summary>
    Registered,
}

/// <summary>One order of an exact list, and the cursors in it. A cursor is the key of the last card of its page.</summary>
internal sealed class CardOrder(CardSort sort)
{
    private const string DayFormat = "yyyyMMdd";
    private const int IdLength = 32;

    /// <summary>The order of a list: children read from the first one on, all else from the latest.</summary>
    public static CardOrder Of(CardFilter filter) => new(filter.Sort ?? (filter.ParentId is null ? CardSort.Newest : CardSort.Oldest));

    /// <summary>The cards of a page and all after it, in order.</summary>
    public IQueryable<Card> Apply(IQueryable<Card> cards, CardKey? after)
    {
        var (id, change, day, counter) = after ?? new CardKey(Guid.Empty, 0, default, 0);
        return sort switch
        {
            CardSort.Oldest => (after is null ? cards : cards.Where(c => c.Id > id)).OrderBy(c => c.Id),
            CardSort.Changed => (after is null ? cards : cards.Where(c => c.Change < change)).OrderByDescending(c => c.Change),
            CardSort.Registered => (after is null ? cards : cards.Where(c => c.RegisteredOn <= day && (c.RegisteredOn < day || c.RegisterCounter < counter || (c.RegisterCounter == counter && c.Id < id))))
                .OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => c.RegisterCounter).ThenByDescending(c => c.Id),
            _ => (after is null ? cards : cards.Where(c => c.Id < id)).OrderByDescending(c => c.Id),
        };
    }

    /// <summary>The cards before one, the nearest first.</summary>
    public IQueryable<Card> Before(IQueryable<Card> cards, CardKey one)
    {
        var (id, change, day, counter) = one;
        return sort switch
        {
            CardSort.Oldest => cards.Where(c => c.Id < id).OrderByDescending(c => c.Id),
            CardSort.Changed => cards.Where(c => c.Change > change).OrderBy(c => c.Change),
            CardSort.Registered => cards.Where(c => c.RegisteredOn >= day && (c.RegisteredOn > day || c.RegisterCounter > counter || (c.RegisterCounter == counter && c.Id > id)))
                .OrderBy(c => c.RegisteredOn).ThenBy(c => c.RegisterCounter).ThenBy(c => c.Id),
            _ => cards.Where(c => c.Id > id).OrderBy(c => c.Id),
        };
    }

    /// <summary>The cursor that goes on after a card.</summary>
    public string Write(CardView card) => sort switch
    {
        CardSort.Changed => card.Change.ToString(CultureInfo.InvariantCulture),
        CardSort.Registered => string.Create(CultureInfo.InvariantCulture, $"{card.RegisteredOn:yyyyMMdd}{card.Id:N}{card.RegisterCounter}"),
        _ => card.Id.ToString("N"),
    };

    /// <summary>Reads a cursor; null is the beginning.</summary>
    /// <returns>False when it is none of this order.</returns>
    public bool TryRead(string? cursor, out CardKey? after)
    {
        after = null;
        if (cursor is null)
            return true;
        var day = default(DateOnly);
        var (change, counter) = (0L, 0L);
        var id = Guid.Empty;
        var read = sort switch
        {
            CardSort.Changed => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out change),
            CardSort.Registered => cursor.Length > DayFormat.Length
                && DateOnly.TryParseExact(cursor.AsSpan(0, DayFormat.Length), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                && cursor.Length > DayFormat.Length + IdLength && Guid.TryParseExact(cursor.AsSpan(DayFormat.Length, IdLength), "N", out id)
                && long.TryParse(cursor.AsSpan(DayFormat.Length + IdLength), NumberStyles.None, CultureInfo.InvariantCulture, out counter),
            _ => Guid.TryParseExact(cursor, "N", out id),
        };
        if (read)
            after = new CardKey(id, change, day, counter);
        return read;
    }
}

/// <summary>Where a card stands in a list; each order reads its own part.</summary>
internal sealed record CardKey(Guid Id, long Change, DateOnly Day, long Counter)
{
    public static CardKey Of(CardView card) => new(card.Id, card.Change, card.RegisteredOn ?? default, card.RegisterCounter);
}
