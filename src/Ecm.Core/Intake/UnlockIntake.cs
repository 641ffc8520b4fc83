using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>A file that was parked because of its password is being read by whoever was told it; the job brings it to an end should they die.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Job">The job, taken by its maker.</param>
internal sealed record UnlockIntake(Guid VersionId, Job Job) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var version = await scope.Db.FileVersions.FindAsync([VersionId], cancellationToken);
        if (version is null)
            return Problems.NotFound();
        var card = await scope.CardAsync(version.CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        if (version is not { Intake: IntakeState.Parked, Error: FileUnlocking.Locked } || await scope.Db.Jobs.AnyAsync(j => j.SubjectId == VersionId && j.Kind == Job.Kind, cancellationToken))
            return Problems.NotLocked();
        version.Intake = IntakeState.Running;
        version.Error = null;
        scope.Db.Jobs.Add(Job);
        scope.Record(card.Value, "file.unlock", new JsonObject { ["fileId"] = version.FileId.ToString(), ["name"] = version.Name });
        return null;
    }
}
