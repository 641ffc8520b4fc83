using Ecm.Abstractions;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>Registers as administrators set them up. A change is in force at once.</summary>
public sealed class RegisterSetup
{
    /// <summary>No counter begins beyond it.</summary>
    public const long HighestNext = 999_999_999_999;

    private const int MostSettings = 50;
    private const int LongestSetting = 500;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardTypeCatalog types;
    private readonly RegisterCatalog catalog;
    private readonly NumberingSchemes schemes;
    private readonly NumberTrials trials;
    private readonly ChangeSets.ChangeSets changes;

    internal RegisterSetup(
        IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, RegisterCatalog catalog, NumberingSchemes schemes, NumberTrials trials, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.types = types;
        this.catalog = catalog;
        this.schemes = schemes;
        this.trials = trials;
        this.changes = changes;
    }

    /// <summary>The numbering schemes there are.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<IReadOnlyList<SchemeWords>>> SchemesAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.IsAdmin ? Result.Of(await schemes.DescribeAsync(cancellationToken)) : Problems.Forbidden();

    /// <summary>All registers, by name.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<IReadOnlyList<RegisterInForce>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Registers.AsNoTracking().ToListAsync(cancellationToken);
        var inUse = await types.CurrentAsync(cancellationToken);
        return Result.Of<IReadOnlyList<RegisterInForce>>([.. rows.OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => Show(r, inUse))]);
    }

    /// <summary>A register.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The register.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<RegisterInForce>> GetAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Registers.AsNoTracking().SingleOrDefaultAsync(r => r.Name == name, cancellationToken) is { } row
            ? Show(row, await types.CurrentAsync(cancellationToken))
            : Problems.NotFound();
    }

    /// <summary>What a register would be like: what is wrong with it, and the number that would come next. Nothing is written.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="register">The whole definition.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<RegisterTrial>> TryAsync(Caller caller, RegisterDefinition register, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        register = Clean(register);
        List<RegisterFault> faults = [.. Faults(register)];
        if (faults.Any(f => f.Place is not "label"))
            return new RegisterTrial(faults, null, null, true, []);
        var tried = await trials.TryAsync(register, cancellationToken);
        faults.AddRange(tried.Faults);
        if (tried.Plan is not { } plan)
            return new RegisterTrial(faults, null, null, true, []);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var floors = await FloorsAsync(register, cancellationToken);
        var last = Math.Max(await UsedNumbers.LastAsync(db, plan, cancellationToken), floors.FirstOrDefault(f => f.Key == UsedNumbers.KeyOf(plan) && f.Period == plan.Period)?.Value ?? 0);
        var next = await UsedNumbers.AfterAsync(db, register.Name, plan, last, trials.Today, cancellationToken);
        var sharing = new List<Localized>();
        foreach (var other in await catalog.AllAsync(cancellationToken))
            if (other.Name != register.Name && await trials.CounterAsync(other, cancellationToken) == plan.CounterKey)
                sharing.Add(other.Label);
        return new RegisterTrial(faults, next?.Number, next?.Counter, tried.OneCounter, sharing);
    }

    /// <summary>Puts a register in force; its numbers go on where they are, whatever makes them now.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="register">The whole definition.</param>
    /// <param name="version">The version that was read, 0 for a new register; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<RegisterInForce>> PutAsync(Caller caller, RegisterDefinition register, int? version, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        register = Clean(register);
        if (Faults(register).FirstOrDefault() is { } fault)
            return Problems.RegisterWrong(fault);
        // What a file brought is put up with until somebody changes it.
        var before = await catalog.FindAsync(register.Name, cancellationToken);
        if ((before is null || !RegisterJson.SameNumbers(before, register)) && (await trials.TryAsync(register, cancellationToken)).Faults is [var wrong, ..])
            return Problems.RegisterWrong(wrong);
        return await CommitAsync(caller, register, version, cancellationToken);
    }

    /// <summary>Takes back what people changed: the register becomes what its file brings.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The register.</param>
    /// <param name="version">The version that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<RegisterInForce>> RevertAsync(Caller caller, string name, int? version, CancellationToken cancellationToken)
    {
        var now = await GetAsync(caller, name, cancellationToken);
        if (!now.Succeeded)
            return now.Problem;
        return now.Value.Base is { } brought ? await CommitAsync(caller, brought with { Closed = now.Value.Definition.Closed }, version, cancellationToken) : Problems.NotFound();
    }

    /// <summary>Has a register go on from a higher number, as when a paper journal is carried on. Counters only rise: what is jumped over is given to nobody.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="name">The register.</param>
    /// <param name="next">The counter in the next number.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The next number.</returns>
    public async Task<Result<RegisterTrial>> BeginAtAsync(Caller caller, string name, long next, CancellationToken cancellationToken)
    {
        var now = await GetAsync(caller, name, cancellationToken);
        if (!now.Succeeded)
            return now.Problem;
        if (next is < 1 or > HighestNext)
            return Problems.ParameterWrong("counter");
        var tried = await trials.TryAsync(now.Value.Definition, cancellationToken);
        if (tried.Plan is not { } plan)
            return Problems.RegisterWrong(tried.Faults[0]);
        if (!tried.OneCounter)
            return Problems.ManyCounters();
        var set = new ChangeSet("register.start", name, [new RaiseCounter(name, UsedNumbers.KeyOf(plan), plan.Period, next - 1)]);
        var receipt = await changes.CommitAsync(caller, set, cancellationToken);
        return receipt.Succeeded ? await TryAsync(caller, now.Value.Definition, cancellationToken) : receipt.Problem;
    }

    private async Task<Result<RegisterInForce>> CommitAsync(Caller caller, RegisterDefinition register, int? version, CancellationToken cancellationToken)
    {
        var set = new ChangeSet("register.put", register.Name, [new PutRegister(register, await FloorsAsync(register, cancellationToken), version)]);
        var receipt = await changes.CommitAsync(caller, set, cancellationToken);
        return receipt.Succeeded ? await GetAsync(caller, receipt.Value.Reference, cancellationToken) : receipt.Problem;
    }

    private async Task<IReadOnlyList<CounterFloor>> FloorsAsync(RegisterDefinition register, CancellationToken cancellationToken) =>
        await catalog.FindAsync(register.Name, cancellationToken) is { } before && RegisterJson.SameNumbers(before, register) ? [] : await trials.FloorsAsync(register, cancellationToken);

    private static IEnumerable<RegisterFault> Faults(RegisterDefinition register)
    {
        if (!RegisterFiles.IsName(register.Name))
            yield return new RegisterFault("name", new("имя — строчные латинские буквы, цифры и дефисы, начинается с буквы, не больше 50 знаков.", "a name is lower-case Latin letters, digits and dashes, begins with a letter and has at most 50 characters."));
        if (CardTypeRules.FaultOf(register.Label) is { } label)
            yield return new RegisterFault("label", label);
        if (register.Settings.Count > MostSettings || register.Settings.FirstOrDefault(s => s.Key.Length > LongestSetting || s.Value.Length > LongestSetting || !KeptText.IsName(s.Key) || !KeptText.IsName(s.Value)) is { Key: not null })
            yield return new RegisterFault("settings", new($"настройка — одна строка не длиннее {LongestSetting} знаков, и настроек не больше {MostSettings}.", $"a setting is one line of at most {LongestSetting} characters, and there are at most {MostSettings}."));
    }

    /// <summary>A setting without a value is none.</summary>
    private static RegisterDefinition Clean(RegisterDefinition register) =>
        register with { Settings = register.Settings.Where(s => !string.IsNullOrWhiteSpace(s.Value)).ToDictionary() };

    private static RegisterInForce Show(RegisterRow row, TypeCatalog types) => new(
        row.InForce(), row.Base is null ? null : RegisterJson.Read(row.Base), row.Version, row.Hidden, [.. RegisterRights.TypesOf(types, row.Name).Select(t => t.Definition)]);
}
