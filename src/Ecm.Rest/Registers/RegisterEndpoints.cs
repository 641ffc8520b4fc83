using Ecm.Contracts.Registers;
using Ecm.Core.Access;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Registration = Ecm.Contracts.Registers.Registration;

namespace Ecm.Rest.Registers;

/// <summary>Registration journals, and giving a card its number.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegisters(this IEndpointRouteBuilder api)
    {
        var registers = api.MapGroup("/registers").WithTags("Registers");
        registers.MapGet("", List).WithName("listRegisters").WithSummary("All registers");
        registers.MapGet("/{name}", Get).WithName("getRegister").WithSummary("A register; its cards are /cards?register=");
        api.MapPost("/cards/{id:guid}/register", RegisterAsync).WithTags("Registers").WithName("registerCard").WithSummary("Gives a card the next number of a register").TakesVersion();
    }

    private static Ok<IReadOnlyList<Register>> List(Caller caller, Core.Registers.Registers registers) =>
        TypedResults.Ok<IReadOnlyList<Register>>([.. registers.All.Select(ToRegister)]);

    private static Results<Ok<Register>, ProblemResult> Get(Caller caller, string name, Core.Registers.Registers registers) =>
        registers.Find(name) is { } register ? TypedResults.Ok(ToRegister(register)) : new ProblemResult(Problems.NotFound());

    private static async Task<Results<Ok<Registration>, ProblemResult>> RegisterAsync(
        Caller caller, Guid id, RegisterRequest? body, Core.Registers.Registers registers, HttpRequest request, CancellationToken cancellationToken)
    {
        var given = await registers.RegisterAsync(caller, id, body?.Register, body?.Date, request.ExpectedVersion(), cancellationToken);
        return given.Succeeded
            ? TypedResults.Ok(new Registration(given.Value.Number, given.Value.Register, given.Value.Date))
            : new ProblemResult(given.Problem);
    }

    private static Register ToRegister(RegisterDefinition register) =>
        new(register.Name, new Contracts.Types.Label(register.Label.Ru, register.Label.En), register.Scheme);
}
