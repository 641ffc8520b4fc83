using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Suggestions;

/// <summary>Values that were seen in the files of a card: for its empty fields, and taken over by a person.</summary>
public sealed class FieldSuggestions
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardTypeCatalog types;
    private readonly CardReading cards;
    private readonly ChangeSets.ChangeSets changeSets;

    internal FieldSuggestions(IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, CardReading cards, ChangeSets.ChangeSets changeSets)
    {
        this.contexts = contexts;
        this.types = types;
        this.cards = cards;
        this.changeSets = changeSets;
    }

    /// <summary>What can be taken over, in the order of the type's fields; of several files the first that has a value.</summary>
    public async Task<Result<IReadOnlyList<FieldSuggestion>>> ListAsync(Caller caller, Guid cardId, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(caller, cardId, cancellationToken);
        return card.Succeeded
            ? Result.Of<IReadOnlyList<FieldSuggestion>>([.. (await OfAsync(caller, [card.Value], cancellationToken))[cardId]])
            : card.Problem;
    }

    /// <summary>The same for several cards that the caller has read.</summary>
    public async Task<ILookup<Guid, FieldSuggestion>> OfAsync(Caller caller, IReadOnlyCollection<CardView> readable, CancellationToken cancellationToken)
    {
        var catalog = await types.CurrentAsync(cancellationToken);
        var byId = readable.ToDictionary(c => c.Id);
        var ids = byId.Keys.ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from file in db.Files.Where(f => ids.Contains(f.CardId))
            join s in db.Suggestions on file.CurrentVersionId equals s.VersionId
            orderby file.Id
            select new { file.CardId, FileId = file.Id, s }).AsNoTracking().ToListAsync(cancellationToken);
        var open = rows.Where(r => catalog.Of(byId[r.CardId].Type).Field(r.s.Field)?.Read is not null && !byId[r.CardId].Fields.ContainsKey(r.s.Field)).ToList();

        // Who may not read a counterparty's card does not learn from here that there is one.
        var named = open.Where(r => Kind(r.CardId, r.s.Field) == FieldKind.Card).Select(r => Id(r.s.Value)).ToHashSet();
        var visible = named.Count == 0 ? [] : (await cards.GetManyAsync(caller, named, cancellationToken)).Keys.ToHashSet();
        return open.Where(r => Kind(r.CardId, r.s.Field) != FieldKind.Card || visible.Contains(Id(r.s.Value)))
            .DistinctBy(r => (r.CardId, r.s.Field))
            .OrderBy(r => catalog.Of(byId[r.CardId].Type).Definition.Fields.Select(f => f.Key).ToList().IndexOf(r.s.Field))
            .ToLookup(r => r.CardId, r => View(r.FileId, r.s));

        FieldKind Kind(Guid cardId, string field) => catalog.Of(byId[cardId].Type).Field(field)!.Kind;
    }

    /// <summary>Takes a value over, if its field is still empty.</summary>
    /// <param name="caller">Who; needs the right to edit the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="field">The field.</param>
    /// <param name="version">The version of the card that was read; null: whatever it is.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<CardView>> AcceptAsync(Caller caller, Guid cardId, string field, int? version, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(caller, cardId, cancellationToken);
        if (!listed.Succeeded)
            return listed.Problem;
        if (listed.Value.FirstOrDefault(s => s.Field == field) is not { } suggestion)
            return Problems.NotFound();
        return await AcceptAsync(caller, new AcceptSuggestions(cardId, version, [suggestion]), cancellationToken);
    }

    /// <summary>Takes over what a person was shown for the empty fields of a card.</summary>
    /// <param name="caller">Who; needs the right to edit the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="shown">The values shown, by field; what is read otherwise by now is left alone.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<CardView>> AcceptAsync(Caller caller, Guid cardId, IReadOnlyDictionary<string, JsonElement> shown, CancellationToken cancellationToken)
    {
        var listed = await ListAsync(caller, cardId, cancellationToken);
        if (!listed.Succeeded)
            return listed.Problem;
        var meant = listed.Value.Where(s => s.IsAmong(shown)).ToList();
        return meant.Count == 0 ? Problems.VersionConflict() : await AcceptAsync(caller, new AcceptSuggestions(cardId, Version: null, meant), cancellationToken);
    }

    private async Task<Result<CardView>> AcceptAsync(Caller caller, AcceptSuggestions accept, CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet("card.accept", accept.CardId.ToString(), [accept]), cancellationToken);
        return receipt.Succeeded ? await cards.GetAsync(caller, accept.CardId, cancellationToken) : receipt.Problem;
    }

    private static FieldSuggestion View(Guid fileId, FieldSuggestionRow s) => new(
        s.Field, s.Value, fileId, s.Page, s.Right > s.Left ? [s.Left, s.Top, s.Right, s.Bottom] : null, s.Seen);

    private static Guid Id(string json) => JsonElement.Parse(json).GetGuid();
}
