using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>Which lines of a journal are wanted; null members do not restrict.</summary>
public sealed record BookFilter
{
    /// <summary>Registered in this year.</summary>
    public int? Year { get; init; }

    /// <summary>Registered on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Registered on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A piece of the number.</summary>
    public string? Number { get; init; }

    /// <summary>Words of the document, in any form; at most the last <see cref="RegisterBook.MostByWords"/> cards that have them.</summary>
    public string? Words { get; init; }

    /// <summary>Of this counterparty.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>Of whom this person is in charge.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>In this state.</summary>
    public string? State { get; init; }
}

/// <summary>What a journal's foot says of a year.</summary>
/// <param name="Count">Cards that the caller may read.</param>
/// <param name="First">The first number among them; null: none.</param>
/// <param name="Last">The last number among them; null: none.</param>
/// <param name="Years">The years in which cards were registered, latest first.</param>
public sealed record BookSummary(int Count, string? First, string? Last, IReadOnlyList<int> Years);

/// <summary>A journal as a book: its lines, its columns, its foot, and the number that comes next. Cards under the caller's rights.</summary>
public sealed class RegisterBook
{
    /// <summary>More cards that have some words are not looked through.</summary>
    public const int MostByWords = 1000;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardReading cards;
    private readonly CardSearch search;
    private readonly CardTypeCatalog types;
    private readonly NumberPlanning planning;

    internal RegisterBook(IDbContextFactory<EcmDbContext> contexts, CardReading cards, CardSearch search, CardTypeCatalog types, NumberPlanning planning)
    {
        this.contexts = contexts;
        this.cards = cards;
        this.search = search;
        this.types = types;
        this.planning = planning;
    }

    /// <summary>Where a card stands among the lines of a journal; null: it is none of them, or the words could not be looked for.</summary>
    public async Task<CardPlace?> PlaceAsync(Caller caller, string register, BookFilter filter, Guid card, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(caller, register, filter, cancellationToken);
        return lines.Succeeded ? await cards.PlaceAsync(caller, lines.Value, card, cancellationToken) : null;
    }

    /// <summary>The lines of a journal, the last one first, as cards to be listed page by page; the words are looked for once, here.</summary>
    public async Task<Result<CardFilter>> LinesAsync(Caller caller, string register, BookFilter filter, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<Guid>? found = null;
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var ids = await search.IdsAsync(caller, new SearchQuestion { Query = filter.Words, Register = register, Sort = SearchSort.Newest }, MostByWords, cancellationToken, inPart: false);
            if (!ids.Succeeded)
                return ids.Problem;
            found = ids.Value;
        }

        return new CardFilter
        {
            Register = register, Sort = CardSort.Registered, State = filter.State, PartyId = filter.PartyId, ResponsibleId = filter.ResponsibleId, NumberPart = filter.Number,
            RegisteredIn = filter.Year, RegisteredFrom = filter.From, RegisteredTo = filter.To, Among = found,
        };
    }

    /// <summary>The foot of a year.</summary>
    public async Task<BookSummary> SummaryAsync(Caller caller, string register, int? year, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var all = db.Readable(db.Cards, caller).AsNoTracking().Where(c => c.Register == register && c.TrashedAt == null);
        var first = await all.MinAsync(c => c.RegisteredOn, cancellationToken);
        var last = await all.MaxAsync(c => c.RegisteredOn, cancellationToken);
        var lines = CardReading.InYear(all, year);
        var ends = CardOrder.Of(new CardFilter { Sort = CardSort.Registered, Register = register });
        var newest = await ends.Apply(lines, null).Select(c => c.Number).FirstOrDefaultAsync(cancellationToken);
        var oldest = await lines.OrderBy(c => c.RegisteredOn).ThenBy(c => c.RegisterCounter).ThenBy(c => c.Id).Select(c => c.Number).FirstOrDefaultAsync(cancellationToken);
        var years = first is { } from && last is { } to ? Enumerable.Range(from.Year, to.Year - from.Year + 1).Reverse().ToList() : [];
        return new BookSummary(await lines.CountAsync(cancellationToken), oldest, newest, years);
    }

    /// <summary>The types whose cards the caller may enter in a register.</summary>
    public async Task<IReadOnlyList<CardType>> TypesAsync(Caller caller, string register, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = new List<CardType>();
        foreach (var type in RegisterRights.TypesOf(await types.CurrentAsync(db, cancellationToken), register))
            if (await TypeAccess.MayCreateAsync(db, type, caller, cancellationToken))
                mine.Add(type);
        return mine;
    }

    /// <summary>The number that the next card of a type would get on a day; nobody has it until a card is registered. Told to those who work with the register.</summary>
    public async Task<Result<string>> NextAsync(Caller caller, string register, string type, DateOnly? date, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await RegisterRights.MayUseAsync(db, await types.CurrentAsync(db, cancellationToken), register, caller, cancellationToken))
            return Problems.NotFound();
        var planned = await planning.PlanBlankAsync(type, register, date ?? planning.Today, cancellationToken);
        return planned.Succeeded ? await NextAsync(db, caller, planned.Value.Register, planned.Value.Plan, date ?? planning.Today, cancellationToken) : planned.Problem;
    }

    /// <summary>Whether a person may take the registration of a card back that they may edit: whoever registered it, and administrators.</summary>
    public async Task<bool> MayUnregisterAsync(Caller caller, Guid card, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return caller.IsAdmin || await UnregisterCard.RegisteredByAsync(db, card, cancellationToken) == caller.UserId;
    }

    /// <summary>The number that a card would get in the register of its type if it were registered today; nobody has it until it is. Told to those who may register the card.</summary>
    public async Task<Result<string>> NextOfCardAsync(Caller caller, CardView card, CancellationToken cancellationToken)
    {
        if (await cards.LevelAsync(caller, card.Id, cancellationToken) is var level && level < AccessLevel.Edit)
            return level < AccessLevel.Read ? Problems.NotFound() : Problems.Forbidden();
        if (card.Number is { } number)
            return Problems.AlreadyRegistered(number);
        var planned = await planning.PlanAsync(card.ToSnapshot(), register: null, planning.Today, cancellationToken);
        if (!planned.Succeeded)
            return planned.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await NextAsync(db, caller, planned.Value.Register, planned.Value.Plan, planning.Today, cancellationToken);
    }

    private static async Task<Result<string>> NextAsync(EcmDbContext db, Caller caller, string register, NumberPlan plan, DateOnly date, CancellationToken cancellationToken)
    {
        var last = await UsedNumbers.LastAsync(db, plan, cancellationToken);
        return await UsedNumbers.AfterAsync(db, register, plan, last, date, cancellationToken) is { } next
            ? next.Number
            : Problems.NotUnique("number", caller.Language == "ru" ? "Номер" : "Number", null);
    }

    /// <summary>Cards that have the same number of their sender and the same counterparty: the same letter, entered before.</summary>
    /// <param name="caller">Whose rights hold.</param>
    /// <param name="field">The field with the sender's number.</param>
    /// <param name="number">The number typed.</param>
    /// <param name="party">The counterparty.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    public async Task<Result<IReadOnlyList<CardView>>> RepeatsAsync(Caller caller, string field, string number, Guid party, CancellationToken cancellationToken)
    {
        var phrase = number.Replace("\\", " ", StringComparison.Ordinal).Replace("\"", " ", StringComparison.Ordinal).Trim();
        if (phrase.Length == 0)
            return Result.Of<IReadOnlyList<CardView>>([]);
        var ids = await search.IdsAsync(caller, new SearchQuestion { Query = $"{field}:\"{phrase}\"", PartyId = party }, MostByWords, cancellationToken, inPart: false);
        if (!ids.Succeeded)
            return ids.Problem;
        var found = await cards.GetManyAsync(caller, ids.Value, cancellationToken);
        return Result.Of<IReadOnlyList<CardView>>([.. found.Values
            .Where(c => string.Equals(c.Fields.Text(field)?.Trim(), number.Trim(), StringComparison.OrdinalIgnoreCase)).OrderByDescending(c => c.Id)]);
    }
}
