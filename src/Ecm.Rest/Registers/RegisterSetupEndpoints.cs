using Ecm.Contracts.Registers;
using Ecm.Core.Access;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Ecm.Rest.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RegisterFault = Ecm.Contracts.Registers.RegisterFault;
using RegisterSetup = Ecm.Contracts.Registers.RegisterSetup;
using RegisterTrial = Ecm.Contracts.Registers.RegisterTrial;
using Setup = Ecm.Core.Registers.RegisterSetup;

namespace Ecm.Rest.Registers;

/// <summary>Setting registers up; a change is in force at once. For administrators.</summary>
internal static class RegisterSetupEndpoints
{
    public static void MapRegisterSetup(this IEndpointRouteBuilder api)
    {
        var register = api.MapGroup("/registers/{name}").WithTags("Registers");
        register.MapGet("/setup", GetAsync).WithName("getRegisterSetup").WithSummary("How a register is set up. For administrators");
        register.MapPut("", PutAsync).WithName("putRegister").TakesVersion().WithSummary("Puts a register in force as it is written, or a new one. For administrators")
            .WithDescription("If-Match names the version that was read (the ETag of its setup); only a new register needs none. Its numbers go on where they are, whatever makes them now: no number is given twice.");
        register.MapPost("/trial", TryAsync).WithName("tryRegister").WithSummary("What is wrong with a register as it is written, and which number would come next; nothing is written. For administrators");
        register.MapPost("/revert", RevertAsync).WithName("revertRegister").TakesVersion().WithSummary("Takes back what people changed: the register becomes what its file brings. For administrators");
        register.MapPut("/next", BeginAtAsync).WithName("beginRegisterAt").WithSummary("Has a register go on from a higher number. For administrators")
            .WithDescription("As when a paper journal is carried on. Counters only rise; the numbers that are jumped over are given to nobody and are no gaps of the journal.");
        api.MapGet("/numbering-schemes", SchemesAsync).WithTags("Registers").WithName("listNumberingSchemes").WithSummary("What can make the numbers of registers. For administrators");
    }

    private static async Task<Results<Ok<RegisterSetup>, ProblemResult>> GetAsync(Caller caller, string name, Setup setup, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await setup.GetAsync(caller, name, cancellationToken), response);

    private static async Task<Results<Ok<RegisterSetup>, ProblemResult>> PutAsync(
        Caller caller, string name, PutRegisterRequest body, Setup setup, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        var now = await setup.GetAsync(caller, name, cancellationToken);
        if (!now.Succeeded && now.Problem.Code != Problems.NotFound().Code)
            return new ProblemResult(now.Problem);
        var version = now.Succeeded || request.Headers.IfMatch.Count > 0
            ? await request.RequiredVersionAsync(() => Task.FromResult(now.Map(r => r.Version)))
            : 0;
        if (!version.Succeeded)
            return new ProblemResult(version.Problem);
        return Read(name, body, now.Succeeded && now.Value.Definition.Closed) is { } register
            ? Answer(await setup.PutAsync(caller, register, version.Value, cancellationToken), response)
            : new ProblemResult(Problems.BodyWrong("settings"));
    }

    private static async Task<Results<Ok<RegisterTrial>, ProblemResult>> TryAsync(Caller caller, string name, PutRegisterRequest body, Setup setup, CancellationToken cancellationToken) =>
        Read(name, body, closed: false) is { } register
            ? Answer(await setup.TryAsync(caller, register, cancellationToken), caller)
            : new ProblemResult(Problems.BodyWrong("settings"));

    private static async Task<Results<Ok<RegisterSetup>, ProblemResult>> RevertAsync(
        Caller caller, string name, Setup setup, HttpRequest request, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await setup.RevertAsync(caller, name, request.ExpectedVersion(), cancellationToken), response);

    private static async Task<Results<Ok<RegisterTrial>, ProblemResult>> BeginAtAsync(Caller caller, string name, BeginAtRequest body, Setup setup, CancellationToken cancellationToken) =>
        Answer(await setup.BeginAtAsync(caller, name, body.Counter, cancellationToken), caller);

    private static async Task<Results<Ok<IReadOnlyList<NumberingScheme>>, ProblemResult>> SchemesAsync(Caller caller, Setup setup, CancellationToken cancellationToken)
    {
        var schemes = await setup.SchemesAsync(caller, cancellationToken);
        return schemes.Succeeded
            ? TypedResults.Ok<IReadOnlyList<NumberingScheme>>([.. schemes.Value.Select(s => new NumberingScheme(s.Name, TypeShapes.ToLabel(s.Label), [.. s.Settings.Select(ToSetting)]))])
            : new ProblemResult(schemes.Problem);
    }

    /// <summary>The register that a request means; null when a setting has no value.</summary>
    private static RegisterDefinition? Read(string name, PutRegisterRequest body, bool closed) => body.Settings?.Values.Contains(null!) == true
        ? null
        : new RegisterDefinition(name, TypeShapes.Text(body.Label), body.Scheme, body.Settings ?? new Dictionary<string, string>()) { Closed = body.Closed ?? closed };

    private static Results<Ok<RegisterSetup>, ProblemResult> Answer(Result<RegisterInForce> register, HttpResponse response)
    {
        if (!register.Succeeded)
            return new ProblemResult(register.Problem);
        response.NameVersion(register.Value.Version);
        var shown = register.Value;
        return TypedResults.Ok(new RegisterSetup(
            RegisterEndpoints.ToRegister(shown.Definition), shown.Definition.Settings, shown.Version, shown.Differs, [.. shown.Types.Select(t => t.Name)]));
    }

    private static Results<Ok<RegisterTrial>, ProblemResult> Answer(Result<Core.Registers.RegisterTrial> trial, Caller caller) => trial.Succeeded
        ? TypedResults.Ok(new RegisterTrial([.. trial.Value.Faults.Select(f => new RegisterFault(f.Place, f.Text.In(caller.Language)))]) { Next = trial.Value.Next, Counter = trial.Value.Counter })
        : new ProblemResult(trial.Problem);

    private static NumberingSchemeSetting ToSetting(Abstractions.Numbering.NumberingSetting setting) => new(setting.Key, TypeShapes.ToLabel(setting.Label))
    {
        Choices = [.. setting.Choices.Select(c => new NumberingSchemeChoice(c.Value, TypeShapes.ToLabel(c.Label)))],
        Places = [.. setting.Places.Select(p => new NumberingSchemePlace(p.Text, TypeShapes.ToLabel(p.Meaning), TypeShapes.ToLabel(p.Example)))],
    };
}
