using System.Text.Json;
using Ecm.Contracts.Registers;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Rest.Cards;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Card = Ecm.Contracts.Cards.Card;
using Registration = Ecm.Contracts.Registers.Registration;
using ReservedNumber = Ecm.Contracts.Registers.ReservedNumber;

namespace Ecm.Rest.Registers;

/// <summary>Registration journals, and giving a card its number.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder api)
    {
        var registers = api.MapGroup("/registers").WithTags("Registers");
        registers.MapGet("", ListAsync).WithName("listRegisters").WithSummary("All registers");
        registers.MapGet("/{name}", GetAsync).WithName("getRegister").WithSummary("A register; its cards are /cards?register=");
        registers.MapGet("/{name}/next", NextAsync).WithName("nextNumber").WithSummary("The number that the next card of a type would get; nobody has it until a card is registered");
        registers.MapPost("/{name}/entries", EnterAsync).WithName("enterCard").WithSummary("Makes a card and gives it its number, both or neither");
        registers.MapGet("/{name}/reservations", ReservedAsync).WithName("listReservedNumbers").WithSummary("Numbers without a card: reserved ones, and gaps with their reasons");
        registers.MapPost("/{name}/reservations", ReserveAsync).WithName("reserveNumbers").WithSummary("Reserves the next numbers for cards that are still to come");
        registers.MapPost("/{name}/reservations/{id:guid}/release", ReleaseAsync).WithName("releaseNumber").WithSummary("Gives a reserved number back, or says why one that was given back is a gap");
        registers.MapGet("/{name}/export", RegisterExport.ExportAsync).WithName("exportRegister").WithSummary("The lines of a register as a spreadsheet: csv or xlsx")
            .WithDescription("With q: of the last 1,000 cards that have those words. Sums in another currency than roubles are texts that name it.");
        api.MapPost("/cards/{id:guid}/register", RegisterAsync).WithTags("Registers").WithName("registerCard").WithSummary("Gives a card the next number of a register").TakesVersion();
        api.MapGet("/cards/{id:guid}/register/next", NextOfCardAsync).WithTags("Registers").WithName("nextNumberOfCard").WithSummary("The number that a card would get if it were registered now; nobody has it until it is");
        api.MapPost("/cards/{id:guid}/unregister", UnregisterAsync).WithTags("Registers").WithName("unregisterCard")
            .WithSummary("Takes a registration back: the number stays in the journal as a gap and may be taken again. For whoever registered the card, and administrators.");
    }

    private static async Task<Ok<IReadOnlyList<Register>>> ListAsync(Caller caller, Core.Registers.Registers registers, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<Register>>([.. (await registers.AllAsync(cancellationToken)).Select(ToRegister)]);

    private static async Task<Results<Ok<Register>, ProblemResult>> GetAsync(Caller caller, string name, Core.Registers.Registers registers, CancellationToken cancellationToken) =>
        await registers.FindAsync(name, cancellationToken) is { } register ? TypedResults.Ok(ToRegister(register)) : new ProblemResult(Problems.NotFound());

    private static async Task<Results<Ok<Registration>, ProblemResult>> RegisterAsync(
        Caller caller, Guid id, RegisterRequest? body, Core.Registers.Registers registers, HttpRequest request, CancellationToken cancellationToken)
    {
        var given = body?.Reserved is { } reserved
            ? await registers.TakeReservedAsync(caller, id, body.Register, reserved, body.Date, request.ExpectedVersion(), cancellationToken)
            : await registers.RegisterAsync(caller, id, body?.Register, body?.Date, request.ExpectedVersion(), cancellationToken);
        return given.Succeeded
            ? TypedResults.Ok(new Registration(given.Value.Number, given.Value.Register, given.Value.Date))
            : new ProblemResult(given.Problem);
    }

    private static async Task<Results<Ok<NextNumber>, ProblemResult>> NextOfCardAsync(Caller caller, Guid id, CardReading cards, RegisterBook book, CancellationToken cancellationToken)
    {
        var card = await cards.GetAsync(caller, id, cancellationToken);
        var next = card.Succeeded ? await book.NextOfCardAsync(caller, card.Value, cancellationToken) : card.Problem;
        return next.Succeeded ? TypedResults.Ok(new NextNumber(next.Value)) : new ProblemResult(next.Problem);
    }

    private static async Task<Results<Ok<Card>, ProblemResult>> UnregisterAsync(
        Caller caller, Guid id, UnregisterRequest body, Core.Registers.Registers registers, HttpResponse response, CancellationToken cancellationToken)
    {
        var card = await registers.UnregisterAsync(caller, id, body.Number, body.Reason, cancellationToken);
        if (!card.Succeeded)
            return new ProblemResult(card.Problem);
        response.NameVersion(card.Value.Version);
        return TypedResults.Ok(card.Value.ToCard());
    }

    private static async Task<Results<Created<Card>, Ok<Card>, ProblemResult>> EnterAsync(
        Caller caller, string name, EnterRequest body, Core.Registers.Registers registers, HttpResponse response, CancellationToken cancellationToken)
    {
        var card = new NewCard(body.Type, body.Title, body.ParentId, body.Fields ?? new Dictionary<string, JsonElement>(), body.Access);
        var entered = await registers.EnterAsync(caller, name, card, body.Reserved, body.Date, cancellationToken);
        if (!entered.Succeeded)
            return new ProblemResult(entered.Problem);
        response.NameVersion(entered.Value.Card.Version);
        var made = entered.Value.Card.ToCard();
        return entered.Value.Repeated ? TypedResults.Ok(made) : TypedResults.Created($"/api/v1/cards/{made.Id}", made);
    }

    private static async Task<Results<Ok<NextNumber>, ProblemResult>> NextAsync(
        Caller caller, string name, RegisterBook book, CancellationToken cancellationToken, string type, Day? date = null)
    {
        var next = await book.NextAsync(caller, name, type, date?.Value, cancellationToken);
        return next.Succeeded ? TypedResults.Ok(new NextNumber(next.Value)) : new ProblemResult(next.Problem);
    }

    private static async Task<Results<Ok<IReadOnlyList<ReservedNumber>>, ProblemResult>> ReservedAsync(
        Caller caller, string name, ReservedNumbers numbers, CancellationToken cancellationToken) =>
        Answer(await numbers.ListAsync(caller, name, cancellationToken));

    private static async Task<Results<Ok<IReadOnlyList<ReservedNumber>>, ProblemResult>> ReserveAsync(
        Caller caller, string name, ReserveRequest body, ReservedNumbers numbers, CancellationToken cancellationToken) =>
        Answer(await numbers.ReserveAsync(caller, name, body.Type, body.Count, body.Date, body.Until, body.Note, cancellationToken));

    private static async Task<Results<Ok<ReservedNumber>, ProblemResult>> ReleaseAsync(
        Caller caller, string name, Guid id, ReleaseRequest body, ReservedNumbers numbers, CancellationToken cancellationToken)
    {
        var released = await numbers.ReleaseAsync(caller, name, id, body.Reason, cancellationToken);
        return released.Succeeded ? TypedResults.Ok(ToNumber(released.Value)) : new ProblemResult(released.Problem);
    }

    private static Results<Ok<IReadOnlyList<ReservedNumber>>, ProblemResult> Answer(Result<IReadOnlyList<NumberWithoutCard>> numbers) =>
        numbers.Succeeded ? TypedResults.Ok<IReadOnlyList<ReservedNumber>>([.. numbers.Value.Select(ToNumber)]) : new ProblemResult(numbers.Problem);

    private static ReservedNumber ToNumber(NumberWithoutCard number) => new(number.Id, number.Number, number.Date, number.Released, number.ReservedById, number.ReservedBy)
    {
        Until = number.Until, Note = number.Note, Reason = number.Reason,
    };

    public static Register ToRegister(RegisterDefinition register) =>
        new(register.Name, new Contracts.Types.Label(register.Label.Ru, register.Label.En), register.Scheme) { Closed = register.Closed };
}
