using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Numbering;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Registers;

/// <summary>What a register's settings would do: which numbers they make, and whether one of them could come twice. Nothing is written.</summary>
internal sealed class NumberTrials(
    NumberingSchemes schemes, CardTypeCatalog types, IDbContextFactory<EcmDbContext> contexts, IOptions<OrganisationOptions> organisation, TimeProvider clock)
{
    // In fields of the card, which nobody has filled in here.
    private const int MostFields = 20;
    private const string Shown = "…";
    private static readonly string[] Tried = ["1", "2"];

    /// <summary>Today in the organisation.</summary>
    public DateOnly Today => organisation.Value.Today(clock);

    /// <summary>Tries the settings of a register. Steps: 1. today's plan; 2. that no day of a year repeats the numbers of another; 3. that what stands on the card does not run into the counter.</summary>
    /// <returns>The plan of today's number, or what is wrong.</returns>
    public async Task<NumberTrial> TryAsync(RegisterDefinition register, CancellationToken cancellationToken)
    {
        var (blank, settings) = (await BlankAsync(register, cancellationToken), (await schemes.DescribeAsync(cancellationToken)).FirstOrDefault(s => s.Name == register.Scheme)?.Settings);
        var template = settings?.FirstOrDefault(s => s.Places.Count > 0) is { } main ? $"settings.{main.Key}" : "settings";
        var first = await FillAsync(register, blank, Tried[0], cancellationToken);
        if (!first.Succeeded)
            return Wrong("scheme", Text(first.Problem));
        if (first.Value.Planned.Refusal is { } refusal)
            return Wrong(refusal.Setting is { } key ? $"settings.{key}" : template, refusal.Text);
        var plan = first.Value.Planned.Plan!;
        if (NumberFormat.Check(plan) is { } fault)
            return Wrong(template, fault);

        var year = Enumerable.Range(0, 365).Select(day => first.Value.Request with { Date = new DateOnly(Today.Year, 1, 1).AddDays(day) }).ToList();
        var days = await schemes.PlanAsync(register.Scheme, year, cancellationToken);
        if (days.Succeeded && days.Value.Where(d => d.Plan is not null).GroupBy(d => d.Plan!.Template).Any(same => same.DistinctBy(d => (d.Plan!.CounterKey, d.Plan.Period)).Count() > 1))
            return Wrong(template, Repeats);

        var second = await FillAsync(register, blank, Tried[1], cancellationToken);
        var other = second.Succeeded ? second.Value.Planned.Plan : null;
        if (other is not null && RunsInto(plan, other))
            return Wrong(template, Adjoins);
        var shown = await FillAsync(register, blank, Shown, cancellationToken);
        return new NumberTrial([], shown is { Succeeded: true, Value.Planned.Plan: { } pretty } && NumberFormat.Check(pretty) is null ? pretty : plan, other is null || other.CounterKey == plan.CounterKey);
    }

    /// <summary>The counter of a register whose cards share one; null when it makes no numbers.</summary>
    public async Task<string?> CounterAsync(RegisterDefinition register, CancellationToken cancellationToken) =>
        await FillAsync(register, await BlankAsync(register, cancellationToken), Shown, cancellationToken) is { Succeeded: true } filled ? filled.Value.Planned.Plan?.CounterKey : null;

    /// <summary>
    /// How far counters must be so that a register goes on counting under other settings: on no day of a period a counter begins below one that a number of such a day has.
    /// </summary>
    public async Task<IReadOnlyList<CounterFloor>> FloorsAsync(RegisterDefinition register, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<DateOnly, long> used;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            used = await UsedNumbers.HighestByDayAsync(db, register.Name, cancellationToken);
        if (used.Count == 0 || await FillAsync(register, await BlankAsync(register, cancellationToken), Shown, cancellationToken) is not { Succeeded: true } filled)
            return [];
        var days = used.Keys.ToList();
        var planned = await schemes.PlanAsync(register.Scheme, days.ConvertAll(day => filled.Value.Request with { Date = day }), cancellationToken);
        if (!planned.Succeeded)
            return [];
        return
        [
            .. days.Zip(planned.Value).Where(d => d.Second.Plan is { } plan && NumberFormat.Check(plan) is null)
                .GroupBy(d => (Key: UsedNumbers.KeyOf(d.Second.Plan!), d.Second.Plan!.Period)).Select(g => new CounterFloor(g.Key.Key, g.Key.Period, g.Max(d => used[d.First]))),
        ];
    }

    private static Localized Repeats => new(
        "номера повторялись бы в течение года: счёт начинается заново, а по номеру этого не видно. Добавьте в шаблон место, которое меняется вместе с ним, например {month}.",
        "numbers would come again within a year: counting begins anew, and the number does not show it. Add a place to the template that changes with it, such as {month}.");

    private static Localized Adjoins => new(
        "поле карточки стоит вплотную к счётчику: 1 и 12 дали бы тот же номер, что 11 и 2. Поставьте между ними знак, например дефис.",
        "a field of the card runs into the counter: 1 and 12 would make the same number as 11 and 2. Put a sign between them, such as a dash.");

    /// <summary>The scheme's plan of today, with a text in each field that it asks for.</summary>
    private async Task<Result<(NumberRequest Request, Planned Planned)>> FillAsync(RegisterDefinition register, NumberRequest blank, string text, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, JsonElement>();
        var request = blank with { Card = blank.Card with { Fields = fields } };
        while (true)
        {
            var planned = await schemes.PlanAsync(register.Scheme, [request], cancellationToken);
            if (!planned.Succeeded)
                return planned.Problem;
            if (planned.Value[0].Refusal?.Field is not { } missing || fields.Count == MostFields || !fields.TryAdd(missing, JsonSerializer.SerializeToElement(text)))
                return (request, planned.Value[0]);
        }
    }

    private async Task<NumberRequest> BlankAsync(RegisterDefinition register, CancellationToken cancellationToken)
    {
        var catalog = await types.CurrentAsync(cancellationToken);
        var type = RegisterRights.TypesOf(catalog, register.Name).FirstOrDefault() ?? catalog.Find(TypeCatalog.Document);
        var (name, label) = (type?.Name ?? TypeCatalog.Document, type?.Definition.Label.In(organisation.Value.Language) ?? Shown);
        return new NumberRequest(register.Name, register.Settings, new CardSnapshot { Id = Guid.Empty, Type = name, Title = label }, Today, label);
    }

    /// <summary>True when what differs on two cards stands right before or after the counter.</summary>
    private static bool RunsInto(NumberPlan one, NumberPlan other)
    {
        var (a, b) = (NumberFormat.Around(one), NumberFormat.Around(other));
        return a.Before != b.Before || a.After != b.After;
    }

    private static NumberTrial Wrong(string place, Localized text) => new([new RegisterFault(place, text)], null, true);

    private static Localized Text(Problem problem) => new(ProblemTexts.Describe(problem, "ru"), ProblemTexts.Describe(problem, "en"));
}

/// <summary>What came of a trial.</summary>
/// <param name="Faults">What is wrong.</param>
/// <param name="Plan">How today's number is made; null: it is wrong.</param>
/// <param name="OneCounter">True when all its cards share a counter.</param>
internal sealed record NumberTrial(IReadOnlyList<RegisterFault> Faults, NumberPlan? Plan, bool OneCounter);

/// <summary>How far a counter must be.</summary>
internal sealed record CounterFloor(string Key, string Period, long Value);
