using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Twins;

/// <summary>
/// Keeps what a person decided about a file and one that was there before. Stands after the changes that carry it out, and checks what they take along:
/// a card goes into the trash only with nothing but this file on it.
/// </summary>
internal sealed record DecideTwin(Guid FileId, Guid OtherFileId, TwinChoice Choice) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var (file, other) = (await scope.Db.Files.FindAsync([FileId], cancellationToken), await scope.Db.Files.FindAsync([OtherFileId], cancellationToken));
        if (file is null || other is null || await scope.Db.TwinDecisions.FindAsync([FileId, OtherFileId], cancellationToken) is not null)
            return Problems.NotFound();
        var card = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken, trashed: Choice != TwinChoice.Keep);
        if (!card.Succeeded)
            return card.Problem;
        if (Choice != TwinChoice.Keep && !await IsAloneAsync(scope, card.Value, file, cancellationToken))
            return Problems.CardHoldsMore();
        scope.Db.TwinDecisions.Add(new TwinDecision
        {
            FileId = FileId, OtherFileId = OtherFileId, Choice = Choice, AddedVersionId = Choice == TwinChoice.Version ? other.CurrentVersionId : null,
        });
        scope.Record(card.Value, "file.twin", Payload(file.Name, Choice));
        return null;
    }

    /// <summary>What the history tells: nothing of the other card, which not everybody may know who reads this one.</summary>
    internal static JsonObject Payload(string name, TwinChoice choice) => new()
    {
        ["name"] = name, ["choice"] = JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()),
    };

    private static async Task<bool> IsAloneAsync(ChangeScope scope, Card card, CardFile file, CancellationToken cancellationToken) =>
        card.Number is null
        && await scope.Db.Files.CountAsync(f => f.CardId == card.Id, cancellationToken) == 1
        && await scope.Db.FileVersions.CountAsync(v => v.FileId == file.Id, cancellationToken) == 1;
}

/// <summary>Takes a decision back: what went to the trash is there again, the other file has the content that it had, and the two are shown as twins again.</summary>
internal sealed record UndecideTwin(Guid FileId, Guid OtherFileId) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var decision = await scope.Db.TwinDecisions.FindAsync([FileId, OtherFileId], cancellationToken);
        var file = await scope.Db.Files.FindAsync([FileId], cancellationToken);
        if (decision is null || file is null)
            return Problems.NotFound();
        var card = await scope.CardAsync(file.CardId, AccessLevel.Edit, cancellationToken, trashed: true);
        if (!card.Succeeded)
            return card.Problem;
        if (decision.AddedVersionId is { } added && await TakeVersionBackAsync(scope, added, cancellationToken) is { } stuck)
            return stuck;
        scope.Db.TwinDecisions.Remove(decision);
        scope.Record(card.Value, "file.twin-back", DecideTwin.Payload(file.Name, decision.Choice));
        return decision.Choice == TwinChoice.Keep ? null : await new TrashCard(card.Value.Id, Into: false, Version: null).ApplyAsync(scope, cancellationToken);
    }

    /// <summary>The version goes altogether: the card that comes back has the same bytes.</summary>
    private async Task<Problem?> TakeVersionBackAsync(ChangeScope scope, Guid added, CancellationToken cancellationToken)
    {
        var other = await scope.Db.Files.FindAsync([OtherFileId], cancellationToken);
        if (other is null)
            return Problems.NotFound();
        var card = await scope.CardAsync(other.CardId, AccessLevel.Edit, cancellationToken);
        if (!card.Succeeded)
            return card.Problem;
        if (other.CurrentVersionId != added)
            return Problems.VersionConflict();
        var version = await scope.Db.FileVersions.SingleAsync(v => v.Id == added, cancellationToken);
        var before = await scope.Db.FileVersions.Where(v => v.FileId == other.Id && v.Id != added).OrderByDescending(v => v.Number).FirstAsync(cancellationToken);
        (other.CurrentVersionId, other.Name) = (before.Id, before.Name);
        other.TakenBack = Math.Max(other.TakenBack, version.Number);
        scope.Db.FileVersions.Remove(version);
        scope.Db.Jobs.RemoveRange(await scope.Db.Jobs.Where(j => j.SubjectId == added).ToListAsync(cancellationToken));
        card.Value.ModifiedAt = scope.Now;
        scope.Record(card.Value, "file.version-back", FileVersions.Payload(other.Id, version));
        return null;
    }
}
