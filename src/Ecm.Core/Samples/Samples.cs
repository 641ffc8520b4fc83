using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Samples;

/// <summary>
/// Documents to try the product with; administrators only. Loading is a named set that <see cref="SetRunner"/> carries out; removing puts its
/// cards into the trash, as a set that can be undone; loading again takes them out.
/// </summary>
public sealed class Samples
{
    /// <summary>Begins every title, and is every note: what is sample and what is not must never be in doubt.</summary>
    internal const string Mark = "Пример";

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly NamedSets.NamedSets sets;
    private readonly SetReading reading;
    private readonly SampleFiles files;

    internal Samples(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changeSets, NamedSets.NamedSets sets, SetReading reading, SampleFiles files)
    {
        this.contexts = contexts;
        this.changeSets = changeSets;
        this.sets = sets;
        this.reading = reading;
        this.files = files;
    }

    /// <summary>How they stand.</summary>
    public async Task<Result<SamplesView>> GetAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var set = await db.NamedSets.AsNoTracking().Where(s => s.Act == ActWords.Samples).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        if (set is null || (set.Next == set.Total && set.Done == 0))
            return new SamplesView(SamplesState.None, null, 0, 0, 0, 0);
        var made = Made(db);
        var present = db.Readable(db.Cards, caller).Where(c => c.TrashedAt == null);
        var cards = await present.CountAsync(c => made.Contains(c.Id), cancellationToken);
        var below = await present.CountAsync(c => c.ParentId != null && made.Contains(c.ParentId.Value) && !made.Contains(c.Id), cancellationToken);
        var state = set switch
        {
            _ when set.Next < set.Total => set.Stopped ? SamplesState.Stopped : SamplesState.Loading,
            _ => cards > 0 ? SamplesState.Loaded : SamplesState.Removed,
        };
        return new SamplesView(state, set.Id, set.Total, set.Next, cards, below);
    }

    /// <summary>Begins to load them, lets a load that stopped go on, or takes them out of the trash.</summary>
    /// <returns>The set that does it; a problem when they are there or on their way.</returns>
    public async Task<Result<SetView>> LoadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (await changeSets.FindReplayAsync(caller, StartSet.Operation, cancellationToken) is { } replay)
            return replay.Succeeded ? await reading.GetAsync(caller, replay.Value.Id, cancellationToken) : replay.Problem;
        var now = await GetAsync(caller, cancellationToken);
        if (!now.Succeeded)
            return now.Problem;
        switch (now.Value.State)
        {
            case SamplesState.Loading or SamplesState.Loaded:
                return Problems.SamplesLoaded();
            case SamplesState.Stopped:
                return await sets.ContinueAsync(caller, now.Value.SetId!.Value, cancellationToken);
            case SamplesState.Removed:
                return await ActAsync(caller, "restore", trashed: true, NameOf(caller), cancellationToken);
        }

        if (files.Read() is not { } description)
            return Problems.SamplesMissing();
        var id = Guid.CreateVersion7();
        var started = await changeSets.CommitAsync(
            caller, new ChangeSet(StartSet.Operation, id.ToString(), [new StartSamples(id, NameOf(caller), description.Cards.Count)]), cancellationToken);
        return started.Succeeded ? await reading.GetAsync(caller, started.Value.Id, cancellationToken) : started.Problem;
    }

    /// <summary>Puts them into the trash; what others hung below them stays.</summary>
    /// <returns>The set that does it; a problem when there are none, or they are still on their way.</returns>
    public async Task<Result<SetView>> RemoveAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = await GetAsync(caller, cancellationToken);
        return now switch
        {
            { Succeeded: false } => now.Problem,
            { Value.State: SamplesState.Loading } => Problems.StillRunning(),
            { Value.Cards: 0 } => Problems.NoSamples(),
            _ => await ActAsync(caller, "trash", trashed: false, caller.Language == "ru" ? "Удалить пример" : "Remove the samples", cancellationToken),
        };
    }

    private async Task<Result<SetView>> ActAsync(Caller caller, string act, bool trashed, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var made = Made(db);
        var cards = await db.Readable(db.Cards, caller).Where(c => made.Contains(c.Id) && (c.TrashedAt != null) == trashed).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
        return await sets.StartAsync(caller, new BulkAct(act, default, cards, null, name), cancellationToken);
    }

    private static IQueryable<Guid> Made(EcmDbContext db) =>
        from card in db.NamedSetCards
        join set in db.NamedSets on card.SetId equals set.Id
        where set.Act == ActWords.Samples && card.Change != null
        select card.CardId;

    private static string NameOf(Caller caller) => caller.Language == "ru" ? Mark : "Samples";
}
