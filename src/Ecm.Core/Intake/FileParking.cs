using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>Ends the intake of a file version: it is read and findable, or parked with a reason.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="State">Done or Parked.</param>
/// <param name="Error">Why it is parked; null when it is done.</param>
/// <param name="Probe">What the file is, when that is not in the database yet.</param>
/// <param name="LeftOut">What is attached to it and was not taken out.</param>
/// <param name="KindsVersion">Which kinds of files were read when it was looked at; belongs to <paramref name="Probe"/>.</param>
internal sealed record EndIntake(Guid VersionId, IntakeState State, string? Error, FileProbe? Probe = null, LeftOut? LeftOut = null, int KindsVersion = 0) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var version = await scope.Db.FileVersions.FindAsync([VersionId], cancellationToken);
        if (version is null)
            return Problems.NotFound();
        var card = await scope.Db.Cards.SingleAsync(c => c.Id == version.CardId, cancellationToken);
        version.Intake = State;
        version.Error = Error;
        version.LeftOut = LeftOut?.ToJson();
        if (Probe is not null)
            (version.MediaType, version.Pages, version.Partial, version.Kind, version.KindsVersion) =
                (Probe.MediaType, Probe.Pages, Probe.Partial, Probe.Kind.ToString(), KindsVersion);
        // The job ends with its work: one write less for each file, and none that is done twice after a crash in between.
        scope.Db.Jobs.RemoveRange(await scope.Db.Jobs.Where(j => j.SubjectId == VersionId && j.Kind == ExtractJob.KindName).ToListAsync(cancellationToken));
        var payload = new JsonObject { ["fileId"] = version.FileId.ToString(), ["name"] = version.Name, ["version"] = version.Number };
        if (Error is not null)
            payload["reason"] = Error;
        else
            payload["pages"] = version.Pages;
        if (LeftOut is { Count: > 0 })
            payload["leftOut"] = LeftOut.Count;
        scope.Record(card, State == IntakeState.Parked ? "file.parked" : "file.read", payload);
        scope.OnNumbers(() => version.PublishedChange = card.Change);
        return null;
    }
}

/// <summary>Shows the card with the pages of a file version that have been read by now to those who follow changes.</summary>
internal sealed record PublishSoFar(Guid VersionId) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var version = await scope.Db.FileVersions.FindAsync([VersionId], cancellationToken);
        if (version is null)
            return Problems.NotFound();
        var card = await scope.Db.Cards.SingleAsync(c => c.Id == version.CardId, cancellationToken);
        scope.Record(card, "file.reading", new JsonObject
        {
            ["fileId"] = version.FileId.ToString(), ["name"] = version.Name, ["version"] = version.Number, ["pages"] = version.PagesDone,
        });
        return null;
    }
}

/// <summary>Asks for a parked file to be read again.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Minding">True: by an administrator who minds the server and need not have a right to the card; it shows them nothing of it.</param>
internal sealed record RetryIntake(Guid FileId, bool Minding = false) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var file = await scope.Db.Files.FindAsync([FileId], cancellationToken);
        if (file is null)
            return Problems.NotFound();
        Result<Card> card = Minding && scope.Caller.IsAdmin
            ? await scope.Db.Cards.SingleAsync(c => c.Id == file.CardId, cancellationToken)
            : await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        var version = await scope.Db.FileVersions.SingleAsync(v => v.Id == file.CurrentVersionId, cancellationToken);
        if (version.Intake != IntakeState.Parked)
            return null;
        version.Intake = IntakeState.Queued;
        version.Error = null;
        if (!await scope.Db.Jobs.AnyAsync(j => j.SubjectId == version.Id && j.Kind == ExtractJob.KindName, cancellationToken))
            scope.Enqueue(ExtractJob.KindName, version.Id);
        scope.Record(card.Value, "file.retry", new JsonObject { ["fileId"] = FileId.ToString(), ["name"] = version.Name });
        return null;
    }
}

/// <summary>Parks files, and takes them up again.</summary>
public sealed class FileParking
{
    private readonly ChangeSets.ChangeSets changeSets;
    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal FileParking(ChangeSets.ChangeSets changeSets, IDbContextFactory<EcmDbContext> contexts)
    {
        this.changeSets = changeSets;
        this.contexts = contexts;
    }

    /// <summary>Asks for a parked file to be read again; nothing happens to one that is not parked.</summary>
    public async Task<Result<ChangeReceipt>> RetryAsync(Caller caller, Guid fileId, CancellationToken cancellationToken) =>
        await changeSets.CommitAsync(caller, new ChangeSet("file.retry", fileId.ToString(), [new RetryIntake(fileId)]), cancellationToken);

    /// <summary>Parks a file version.</summary>
    internal async Task ParkAsync(Guid versionId, string reason, CancellationToken cancellationToken)
    {
        var parked = await changeSets.CommitAsync(
            Caller.System with { Agent = "intake" }, new ChangeSet("intake.park", versionId.ToString(), [new EndIntake(versionId, IntakeState.Parked, reason)]), cancellationToken);
        if (!parked.Succeeded)
            throw new InvalidOperationException($"A file could not be parked: {parked.Problem.Code}");
    }

    /// <summary>The stable word for what went wrong.</summary>
    internal static string Reason(Exception exception) => exception is ExtractionException extraction ? Reason(extraction.Reason) : "fault";

    /// <inheritdoc cref="Reason(Exception)"/>
    internal static string Reason(ExtractionFailure failure) => JsonNamingPolicy.KebabCaseLower.ConvertName(failure.ToString());

    /// <summary>Parks all files of a card whose text the index refuses.</summary>
    internal async Task ParkCardAsync(Guid cardId, string reason, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Only those that are not parked yet: each parking is a change of the card, which then comes to the index again.
        var versions = await (
            from file in db.Files.Where(f => f.CardId == cardId)
            join version in db.FileVersions on file.CurrentVersionId equals version.Id
            where version.Intake != IntakeState.Parked
            select version.Id).ToListAsync(cancellationToken);
        var parks = versions.Select(v => new EndIntake(v, IntakeState.Parked, reason)).ToArray();
        if (parks.Length > 0)
            await changeSets.CommitAsync(Caller.System with { Agent = "search" }, new ChangeSet("file.park", cardId.ToString(), parks), cancellationToken);
    }
}
