using Ecm.Abstractions.Searching;

namespace Ecm.Core.Search;

/// <summary>
/// When what was written into the index becomes searchable, and when it is committed. Showing costs a segment of the index each time, and uploads want the
/// same cores: a few times a second at most. A commit every few seconds or 1,000 cards: what a power cut takes, the feed brings again.
/// </summary>
internal sealed class IndexView(ISearchIndex index, IndexProgress progress, TimeProvider clock)
{
    private const int CommitCards = 1000;
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(5);

    /// <summary>Well below what a search waits for the caller's own last change.</summary>
    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan ShowEveryWhileFilling = TimeSpan.FromSeconds(2);

    private int uncommitted;
    private long committedAt = clock.GetTimestamp();
    private bool hidden;
    private long shownAt;

    /// <summary>How long to let changes gather before the next are taken; at once after a pause.</summary>
    public TimeSpan Pause => shownAt == 0 ? TimeSpan.Zero : ShowEvery - clock.GetElapsedTime(shownAt);

    /// <summary>Some changes were written.</summary>
    /// <param name="cards">How many cards they were.</param>
    /// <param name="moved">True when the cursor has moved.</param>
    public void Took(int cards, bool moved)
    {
        uncommitted += cards;
        hidden |= moved;
    }

    /// <summary>Shows and commits what is due.</summary>
    /// <param name="filling">True while a lost index is being filled: fewer, larger pieces.</param>
    public void ShowAndCommit(bool filling)
    {
        if (hidden && clock.GetElapsedTime(shownAt) >= (filling ? ShowEveryWhileFilling : ShowEvery))
        {
            index.Refresh();
            Shown();
        }

        if ((uncommitted >= CommitCards && !filling) || (uncommitted > 0 && clock.GetElapsedTime(committedAt) >= CommitEvery))
        {
            index.Commit();
            (uncommitted, committedAt) = (0, clock.GetTimestamp());
        }
    }

    /// <summary>All that the index holds can be found.</summary>
    public void Shown()
    {
        progress.MoveTo(index.Cursor);
        (hidden, shownAt) = (false, clock.GetTimestamp());
    }
}
