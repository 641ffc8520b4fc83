using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>Makes a set and the job that carries it out.</summary>
internal sealed record StartSet(Guid Id, string? Name, string Act, string Values, Guid? UndoOf, IReadOnlyList<Guid> Cards) : Change
{
    public const string Operation = "change-set.start";
    public const string UndoOperation = "change-set.undo";

    // The set that is taken back must not be told to go on meanwhile.
    internal override bool OneAtATime => UndoOf is not null;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        // Two who take the same set back at once: the second finds the index, and on its next attempt this.
        if (UndoOf is { } undone)
        {
            if (await scope.Db.NamedSets.AnyAsync(s => s.UndoOf == undone, cancellationToken))
                return Problems.UndoneAlready();
            if (await scope.Db.NamedSets.AnyAsync(s => s.Id == undone && s.Next < s.Total && !s.Stopped, cancellationToken))
                return Problems.StillRunning();
        }

        scope.Db.NamedSets.Add(new NamedSet
        {
            Id = Id, Name = Name, Act = Act, Values = Values, UndoOf = UndoOf, Total = Cards.Count, AuthorId = scope.Caller.UserId, CreatedAt = scope.Now,
        });
        scope.Db.NamedSetCards.AddRange(Cards.Select((card, place) => new NamedSetCard { SetId = Id, Place = place, CardId = card }));
        scope.Enqueue(SetRunner.KindName, Id);
        scope.Record("change-set.start", "change-set", Id, new JsonObject { ["act"] = Act, ["name"] = Name, ["cards"] = Cards.Count, ["undoOf"] = UndoOf?.ToString() });
        return null;
    }
}

/// <summary>Lets a set that stopped go on.</summary>
internal sealed record ContinueSet(Guid Id) : Change
{
    // It must not be taken back meanwhile.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var set = await scope.Db.NamedSets.SingleAsync(s => s.Id == Id, cancellationToken);
        if (!set.Stopped)
            return null;
        if (await scope.Db.NamedSets.AnyAsync(s => s.UndoOf == Id, cancellationToken))
            return Problems.UndoneAlready();
        set.Stopped = false;
        scope.Enqueue(SetRunner.KindName, Id);
        scope.Record("change-set.continue", "change-set", Id);
        return null;
    }
}

/// <summary>Notes that a set does not go on by itself.</summary>
internal sealed record StopSet(Guid Id) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var set = await scope.Db.NamedSets.SingleAsync(s => s.Id == Id, cancellationToken);
        if (set.Stopped)
            return null;
        set.Stopped = true;
        scope.Record("change-set.stop", "change-set", Id);
        return null;
    }
}
