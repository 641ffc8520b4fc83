using System.Collections.Concurrent;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Plugins;
using Ecm.Core.Results;

namespace Ecm.Core.Registers;

/// <summary>The numbering schemes of the plugins, by name.</summary>
internal sealed class NumberingSchemes(IEnumerable<PluginPort<INumberingScheme>> ports, PluginCalls calls)
{
    private readonly IReadOnlyList<PluginPort<INumberingScheme>> ports = [.. ports];
    private readonly ConcurrentDictionary<PluginPort<INumberingScheme>, string> names = [];

    /// <summary>Lets a register's scheme plan a number.</summary>
    public async Task<Result<NumberPlan>> PlanAsync(RegisterDefinition register, NumberRequest request, CancellationToken cancellationToken)
    {
        var planned = await PlanAsync(register.Scheme, [request], cancellationToken);
        if (!planned.Succeeded)
            return planned.Problem;
        if (planned.Value[0].Refusal is { } refusal)
            return Problems.NumberNotMade(refusal.Setting is null ? refusal.Text : InSettings(register, refusal.Text), refusal.Field);
        var plan = planned.Value[0].Plan!;
        return NumberFormat.Check(plan) is { } wrong
            ? Problems.NumberNotMade(new Localized($"нумератор «{register.Scheme}» ошибся: {wrong.Ru}", $"the scheme “{register.Scheme}” is wrong: {wrong.En}"), null)
            : plan;
    }

    /// <summary>Lets the named scheme plan numbers, in one call; the plans are as it made them.</summary>
    public async Task<Result<IReadOnlyList<Planned>>> PlanAsync(string scheme, IReadOnlyList<NumberRequest> requests, CancellationToken cancellationToken)
    {
        var port = await FindAsync(scheme, cancellationToken);
        return port.Succeeded
            ? await calls.CallAsync(port.Value, PluginCalls.RequestBudget, (own, token) => ValueTask.FromResult(Plan(own, requests, token)), cancellationToken)
            : port.Problem;
    }

    /// <summary>The schemes whose plugins answer, with what a register sets for them.</summary>
    public async Task<IReadOnlyList<SchemeWords>> DescribeAsync(CancellationToken cancellationToken)
    {
        var all = new List<SchemeWords>();
        foreach (var port in ports)
            if (await calls.CallAsync(port, PluginCalls.RequestBudget, (own, _) => ValueTask.FromResult(new SchemeWords(own.Name, own.Label, own.Settings)), cancellationToken) is { Succeeded: true } answer)
                all.Add(answer.Value);
        return all;
    }

    /// <summary>The scheme of a name; its plugin when that one does not answer, so that the cause is named and not a missing scheme.</summary>
    private async Task<Result<PluginPort<INumberingScheme>>> FindAsync(string scheme, CancellationToken cancellationToken)
    {
        Problem? unavailable = null;
        foreach (var port in ports)
        {
            if (!names.TryGetValue(port, out var name))
            {
                var answer = await calls.CallAsync(port, PluginCalls.RequestBudget, (own, _) => ValueTask.FromResult(own.Name), cancellationToken);
                if (!answer.Succeeded)
                {
                    unavailable = answer.Problem;
                    continue;
                }

                name = names.GetOrAdd(port, answer.Value);
            }

            if (name == scheme)
                return port;
        }

        return unavailable ?? Problems.NoNumberingScheme(scheme);
    }

    private static IReadOnlyList<Planned> Plan(INumberingScheme scheme, IReadOnlyList<NumberRequest> requests, CancellationToken cancellationToken)
    {
        var planned = new List<Planned>(requests.Count);
        foreach (var request in requests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                planned.Add(new Planned(scheme.Plan(request) ?? throw new InvalidOperationException("The scheme answered null."), null));
            }
            catch (NumberingException e)
            {
                planned.Add(new Planned(null, e));
            }
        }

        return planned;
    }

    private static Localized InSettings(RegisterDefinition register, Localized text) =>
        new($"в настройках журнала «{register.Label.Ru}» ошибка: {text.Ru}", $"the settings of register “{register.Label.En}” are wrong: {text.En}");
}

/// <summary>What a scheme answered: a plan or why there is none.</summary>
internal readonly record struct Planned(NumberPlan? Plan, NumberingException? Refusal);

/// <summary>A numbering scheme as people choose it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Settings">What a register sets for it; empty: keys and values of its own.</param>
public sealed record SchemeWords(string Name, Localized Label, IReadOnlyList<NumberingSetting> Settings);
