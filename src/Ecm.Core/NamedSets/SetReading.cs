using System.Globalization;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>Reading named sets: those one made; administrators, all. Of their cards, those one may read now.</summary>
public sealed class SetReading
{
    private const int MostSets = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardReading cards;
    private readonly TimeProvider clock;

    internal SetReading(IDbContextFactory<EcmDbContext> contexts, CardReading cards, TimeProvider clock)
    {
        this.contexts = contexts;
        this.cards = cards;
        this.clock = clock;
    }

    /// <summary>A set; a problem when there is none, or it is somebody else's.</summary>
    public async Task<Result<SetView>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await ViewsAsync(db, Visible(db, caller, mine: false).Where(s => s.Id == id), cancellationToken);
        return found.Count == 0 ? Problems.NotFound() : found[0];
    }

    /// <summary>Waits a while until a set has come to its end.</summary>
    public async Task<Result<SetView>> WaitAsync(Caller caller, SetView set, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        Result<SetView> now = set;
        while (now.Succeeded && now.Value.State == SetState.Running && clock.GetElapsedTime(started) < patience)
        {
            await Task.Delay(Pause, clock, cancellationToken);
            now = await GetAsync(caller, set.Id, cancellationToken);
        }

        return now;
    }

    /// <summary>Sets, newest first.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="mine">True: one's own; false: all that one may see.</param>
    /// <param name="cursor">Of the page before; null: the first.</param>
    /// <param name="size">How many, 1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<SetView>>> ListAsync(Caller caller, bool mine, string? cursor, int size, CancellationToken cancellationToken)
    {
        size = Math.Clamp(size, 1, MostSets);
        var before = Guid.Empty;
        if (cursor is not null && !Guid.TryParse(cursor, out before))
            return Problems.ParameterWrong("cursor");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sets = Visible(db, caller, mine);
        if (cursor is not null)
            sets = sets.Where(s => s.Id < before);
        var found = await ViewsAsync(db, sets.OrderByDescending(s => s.Id).Take(size + 1), cancellationToken);
        return new Page<SetView>([.. found.Take(size)], found.Count > size ? found[size - 1].Id.ToString() : null);
    }

    /// <summary>The cards of a set in their order: what was done to each, or what stood in the way. Those the caller may not read are left out.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="id">The set.</param>
    /// <param name="failed">True: only those with a problem, and for the set's author also those that they named and may not know of.</param>
    /// <param name="cursor">Of the page before; null: the first.</param>
    /// <param name="size">How many, 1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<SetCardView>>> CardsAsync(Caller caller, Guid id, bool failed, string? cursor, int size, CancellationToken cancellationToken)
    {
        size = Math.Clamp(size, 1, MostSets);
        var from = 0;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return Problems.ParameterWrong("cursor");
        var set = await GetAsync(caller, id, cancellationToken);
        if (!set.Succeeded)
            return set.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.NamedSetCards.AsNoTracking().Where(c => c.SetId == id && c.Place >= from);
        rows = failed ? rows.Where(c => c.Problem != null) : rows.Where(c => c.Problem != null || c.Change != null);
        var named = caller.UserId == set.Value.AuthorId && failed;
        var readable = db.Readable(db.Cards, caller);
        var page = await rows.Where(c => readable.Any(x => x.Id == c.CardId) || (named && c.Change == null))
            .OrderBy(c => c.Place).Take(size + 1).ToListAsync(cancellationToken);
        var numbers = page.Select(r => r.Change).OfType<long>().ToList();
        var entries = await (
            from entry in db.Audit.Where(e => numbers.Contains(e.Number))
            join payload in db.AuditPayloads on entry.Number equals payload.Number into payloads
            from payload in payloads.DefaultIfEmpty()
            select new { entry.Number, entry.Action, Json = payload == null ? null : payload.Json }).AsNoTracking().ToDictionaryAsync(e => e.Number, cancellationToken);
        var shown = await cards.GetManyAsync(caller, [.. page.Select(r => r.CardId)], cancellationToken);
        return new Page<SetCardView>(
            [.. page.Take(size).Select(r =>
            {
                var entry = r.Change is { } number ? entries[number] : null;
                return new SetCardView(
                    r.CardId, shown.GetValueOrDefault(r.CardId), entry?.Action, entry?.Json is { } json ? JsonNode.Parse(json)!.AsObject() : null,
                    shown.ContainsKey(r.CardId) ? KeptProblem.Read(r.Problem) : Problems.NotFound());
            })],
            page.Count > size ? page[size].Place.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What a rehearsal found, as its caller may see it.</summary>
    internal async Task<IReadOnlyList<SetCardView>> ShowAsync(Caller caller, IReadOnlyList<(Guid CardId, PendingEntry? Entry, Problem? Problem)> outcomes, CancellationToken cancellationToken)
    {
        var shown = await cards.GetManyAsync(caller, [.. outcomes.Select(o => o.CardId)], cancellationToken);
        return [.. outcomes.Select(o => new SetCardView(o.CardId, shown.GetValueOrDefault(o.CardId), o.Entry?.Action, o.Entry?.Payload, o.Problem))];
    }

    private static IQueryable<NamedSet> Visible(EcmDbContext db, Caller caller, bool mine) =>
        (caller.IsAdmin || caller.IsSystem) && !mine ? db.NamedSets.AsNoTracking() : db.NamedSets.AsNoTracking().Where(s => s.AuthorId == caller.UserId);

    private static async Task<IReadOnlyList<SetView>> ViewsAsync(EcmDbContext db, IQueryable<NamedSet> sets, CancellationToken cancellationToken)
    {
        var rows = await (
            from set in sets
            join user in db.Users on set.AuthorId equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby set.Id descending
            select new { set, user.Name, UndoneBy = db.NamedSets.Where(u => u.UndoOf == set.Id).Select(u => (Guid?)u.Id).FirstOrDefault(), Change = db.NamedSetCards.Where(c => c.SetId == set.Id).Max(c => c.Change) }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new SetView(
            r.set.Id, r.set.Name, r.set.Act, r.set.AuthorId, r.Name ?? "Ecm", r.set.CreatedAt,
            r.set.Next == r.set.Total ? SetState.Done : r.set.Stopped ? SetState.Stopped : SetState.Running,
            r.set.Total, r.set.Next, r.set.Done, r.set.Failed, r.set.UndoOf, r.UndoneBy, r.Change))];
    }
}
