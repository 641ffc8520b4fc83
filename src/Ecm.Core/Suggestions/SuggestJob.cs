using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Suggestions;

/// <summary>The job that looks through a file once more for values, because its card is of another type now.</summary>
internal sealed class SuggestJob(IDbContextFactory<EcmDbContext> contexts, SuggestFields suggest) : IJobHandler
{
    public const string KindName = "suggest";

    private const int MostFailures = 3;

    public string Kind => KindName;

    /// <summary>Has current versions looked through by the rules of a type that their card has now.</summary>
    public static async Task EnqueueAsync(ChangeScope scope, CardType type, IReadOnlyCollection<Guid> versions, CancellationToken cancellationToken)
    {
        if (type.Definition.Fields.All(f => f.Read is null))
            return;
        var waiting = await scope.Db.Jobs.Where(j => versions.Contains(j.SubjectId) && j.Kind == KindName).Select(j => j.SubjectId).ToListAsync(cancellationToken);
        foreach (var version in versions.Except(waiting))
            scope.Enqueue(KindName, version);
    }

    public async Task<bool> RunAsync(Job job, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // One that is still being read comes to this step by itself.
        if (await db.FileVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == job.SubjectId, cancellationToken) is { Intake: IntakeState.Done, Pages: > 0 } version)
            await suggest.RunAsync(version, cancellationToken);
        return false;
    }

    // Suggestions are offered, not owed.
    public Task<TimeSpan?> FailedAsync(Job job, Exception exception, CancellationToken cancellationToken) =>
        Task.FromResult<TimeSpan?>(job.Failures + 1 < MostFailures ? TimeSpan.FromSeconds(10) : null);
}
