using System.Text.Json.Nodes;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Search;

/// <summary>A new generation of this node's index, when an administrator asks for one; search keeps answering from the old one meanwhile.</summary>
public sealed class IndexRebuilds
{
    private readonly Reindexing reindexing;
    private readonly IndexSnapshots snapshots;
    private readonly IndexProgress progress;
    private readonly ISearchIndex index;
    private readonly ChangeSets.ChangeSets changes;

    internal IndexRebuilds(Reindexing reindexing, IndexSnapshots snapshots, IndexProgress progress, ISearchIndex index, ChangeSets.ChangeSets changes) =>
        (this.reindexing, this.snapshots, this.progress, this.index, this.changes) = (reindexing, snapshots, progress, index, changes);

    /// <summary>One is being filled, or will be in a moment.</summary>
    internal bool Running => reindexing.IsAsked || progress.Rebuilt is not null;

    /// <summary>Begins one, unless one is being filled already.</summary>
    public async Task<Result<ChangeReceipt>> StartAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (Running)
            return Problems.RebuildRunning();
        var told = await changes.CommitAsync(caller, new ChangeSet("index.rebuild", Guid.Empty.ToString(), [new TellRebuild(index.Stats.Generation)]), cancellationToken);
        if (!told.Succeeded || told.Value.Replayed)
            return told;
        // What is doubted must not come back out of a copy.
        await snapshots.ForgetAsync(cancellationToken);
        reindexing.Start();
        return told;
    }
}

/// <summary>Tells the audit that the index is filled anew.</summary>
internal sealed record TellRebuild(string Generation) : Change
{
    internal override Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        scope.Record("index.rebuild", "server", Health.TellVerification.IdOf(Health.VerifiedPart.Index), new JsonObject { ["generation"] = Generation });
        return Task.FromResult<Problem?>(null);
    }
}
