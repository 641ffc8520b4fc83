using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.NamedSets;

/// <summary>What one card got out of an act.</summary>
/// <param name="Refused">Nothing was done, because of this.</param>
/// <param name="Left">A part was left alone, because of this; the rest was done.</param>
internal readonly record struct ActOutcome(Problem? Refused, Problem? Left = null)
{
    /// <summary>Something was drawn for the card that was refused in the end: the step is repeated without it.</summary>
    public bool Drew { get; init; }
}

/// <summary>What is done to each card of a set. It may be applied again after a rolled back transaction.</summary>
internal abstract record CardAct
{
    /// <summary>See <see cref="Change.OneAtATime"/>.</summary>
    public virtual bool OneAtATime => false;

    /// <summary>How many cards are done in one transaction at most.</summary>
    public virtual int MostAtOnce => int.MaxValue;

    /// <summary>It makes the cards: that is what it did to them, whatever it does besides.</summary>
    public virtual bool Makes => false;

    /// <summary>The act with what must be asked before the transaction of a step begins.</summary>
    public virtual Task<CardAct> PlanAsync(ActPlanning planning, Caller caller, IReadOnlyCollection<Guid> cards, CancellationToken cancellationToken) => Task.FromResult(this);

    public abstract Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken);
}

/// <summary>Sets own fields. <c>date</c>, <c>party</c> and <c>responsible</c> mean the field of each type that fills this column.</summary>
internal sealed record SetFields(IReadOnlyDictionary<string, JsonElement> Fields) : CardAct
{
    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, JsonElement>(Fields);
        if (await scope.Db.Cards.FindAsync([cardId], cancellationToken) is { } card)
        {
            var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
            fields = [];
            foreach (var (word, value) in Fields)
            {
                var key = type.Field(word) is null ? type.FieldOfColumn(word)?.Key ?? word : word;
                if (fields.TryAdd(key, value))
                    continue;
                // Whoever may not know of the card is told nothing of its type.
                var found = await scope.CardAsync(cardId, AccessLevel.Edit, cancellationToken);
                return new(found.Succeeded ? Problems.FieldTwice(key) : found.Problem);
            }
        }

        return new(await new PatchCard(cardId, null, new CardPatch { Fields = fields }).ApplyAsync(scope, cancellationToken));
    }
}

/// <summary>Hangs cards below another; null: to the top.</summary>
internal sealed record MoveBelow(Guid? ParentId) : CardAct
{
    public override bool OneAtATime => true;

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken) =>
        new(await new PatchCard(cardId, null, new CardPatch { Moves = true, ParentId = ParentId }).ApplyAsync(scope, cancellationToken));
}

/// <summary>Gives cards an access list.</summary>
internal sealed record GiveAccess(CardAccessSetting Setting) : CardAct
{
    public override bool OneAtATime => true;

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken) =>
        new(await new SetAccess(cardId, Setting).ApplyAsync(scope, cancellationToken));
}

/// <summary>Adds people, groups or roles to those who may read cards or do more; everybody else keeps what they have.</summary>
internal sealed record ShareWith(IReadOnlyList<EntryText> Entries) : CardAct
{
    public override bool OneAtATime => true;

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
    {
        var found = await scope.CardAsync(cardId, AccessLevel.Manage, cancellationToken);
        if (!found.Succeeded)
            return new(found.Problem);
        var added = await AccessWriting.StoredAsync(scope.Db, Entries, cancellationToken);
        if (!added.Succeeded)
            return new(added.Problem);
        var entries = await AccessWriting.EntriesAsync(scope.Db, found.Value.AccessList, cancellationToken);
        var changed = false;
        foreach (var (principal, level) in added.Value)
        {
            // Who may do more already is not held back; who was shut out by name is let in, for that is what is asked.
            if (entries.TryGetValue(principal, out var has) && has >= level)
                continue;
            (entries[principal], changed) = (level, true);
        }

        if (!changed)
            return default;
        EntryText[] all = [.. entries.Where(e => !e.Key.StartsWith(AccessWriting.NamePrefix, StringComparison.Ordinal)).Select(e => new EntryText(e.Key, AccessLevels.Word(e.Value)))];
        return new(await new SetAccess(cardId, new CardAccessSetting(false, null, all)).ApplyAsync(scope, cancellationToken));
    }
}

/// <summary>Makes cards ones of another type.</summary>
internal sealed record GiveType(string Type) : CardAct
{
    public override bool OneAtATime => true;

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken) =>
        new(await new RetypeCard(cardId, Type, null).ApplyAsync(scope, cancellationToken));
}

/// <summary>Puts cards into the trash or takes them out.</summary>
internal sealed record Trash(bool Into) : CardAct
{
    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken) =>
        new(await new TrashCard(cardId, Into, null).ApplyAsync(scope, cancellationToken));
}
