using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Notices;

/// <summary>A notice as its person sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="At">When it happened last.</param>
/// <param name="Actor">Who did it last; null: the product.</param>
/// <param name="SubjectId">The card or the saved search; null: many cards.</param>
/// <param name="Subject">The card's title or the search's name, as they are now; null: many cards.</param>
/// <param name="Count">How often it happened, or how many cards are meant.</param>
/// <param name="Seen">The person has seen it.</param>
public sealed record NoticeView(Guid Id, NoticeKind Kind, DateTimeOffset At, string? Actor, Guid? SubjectId, string? Subject, long Count, bool Seen);

/// <summary>What a person is told: their own lines, about what they may read now.</summary>
public sealed class NoticeReading
{
    /// <summary>Older ones are not shown.</summary>
    public const int Most = 200;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSignal signal;
    private readonly TimeProvider clock;

    internal NoticeReading(IDbContextFactory<EcmDbContext> contexts, ChangeSignal signal, TimeProvider clock)
    {
        this.contexts = contexts;
        this.signal = signal;
        this.clock = clock;
    }

    /// <summary>The last ones, newest first.</summary>
    public async Task<IReadOnlyList<NoticeView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var notices = await Shown(db, caller).AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most).ToListAsync(cancellationToken);
        var (subjects, actors) = (notices.ConvertAll(n => n.SubjectId), notices.ConvertAll(n => n.ActorId));
        var names = await db.Readable(db.Cards, caller).Where(c => subjects.Contains(c.Id)).Select(c => new { c.Id, Name = c.Title })
            .Concat(db.SavedSearches.Where(s => subjects.Contains(s.Id)).Select(s => new { s.Id, s.Name })).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        var people = await db.Users.Where(u => actors.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
        return [.. notices.Select(n => new NoticeView(
            n.Id, n.Kind, n.At, people.GetValueOrDefault(n.ActorId), n.SubjectId == Guid.Empty ? null : n.SubjectId, names.GetValueOrDefault(n.SubjectId), n.Count, n.ReadAt is not null))];
    }

    /// <summary>How many the caller has not seen.</summary>
    public async Task<int> CountAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Shown(db, caller).CountAsync(n => n.ReadAt == null, cancellationToken);
    }

    /// <summary>Notes that the caller has seen some of theirs.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="ids">Which; null: all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task SeeAsync(Caller caller, IReadOnlyCollection<Guid>? ids, CancellationToken cancellationToken) =>
        SeeAsync(caller, unseen => ids is null ? unseen : unseen.Where(n => ids.Contains(n.Id)), cancellationToken);

    /// <summary>Notes that the caller has opened a card or a saved search: what was told of it is seen.</summary>
    public Task SeeAboutAsync(Caller caller, Guid subject, CancellationToken cancellationToken) =>
        SeeAsync(caller, unseen => unseen.Where(n => n.SubjectId == subject), cancellationToken);

    /// <summary>Waits until there may be something else to show: at once when this process has told it, else 20 seconds.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(signal.NextNotice, Task.Delay(LookEvery, clock, ends.Token));
        await ends.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task SeeAsync(Caller caller, Func<IQueryable<Notice>, IQueryable<Notice>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await which(db.Notices.Where(n => n.UserId == caller.UserId && n.ReadAt == null)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken) > 0)
            signal.RaiseNotices();
    }

    private static IQueryable<Notice> Shown(EcmDbContext db, Caller caller)
    {
        var cards = db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller).Select(c => c.Id);
        var searches = db.SavedSearches.Where(s => s.OwnerId == caller.UserId || db.GroupMembers.Any(m => m.GroupId == s.GroupId && m.UserId == caller.UserId)).Select(s => s.Id);
        return db.Notices.Where(n => n.UserId == caller.UserId && (n.SubjectId == Guid.Empty || cards.Contains(n.SubjectId) || searches.Contains(n.SubjectId)));
    }
}
