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

    /// <summary>Lets the named scheme plan a number.</summary>
    public async Task<Result<NumberPlan>> PlanAsync(string scheme, NumberRequest request, CancellationToken cancellationToken)
    {
        var port = await FindAsync(scheme, cancellationToken);
        if (!port.Succeeded)
            return port.Problem;
        var answer = await calls.CallAsync(port.Value, PluginCalls.RequestBudget, (own, _) => ValueTask.FromResult(Plan(own, request)), cancellationToken);
        if (!answer.Succeeded)
            return answer.Problem;
        if (answer.Value.Refusal is { } refusal)
            return Problems.NumberNotMade(refusal.Text, refusal.Field);
        var plan = answer.Value.Plan!;
        return NumberFormat.Check(plan) is { } wrong
            ? Problems.NumberNotMade(new Localized($"нумератор «{scheme}» ошибся: {wrong.Ru}", $"the scheme “{scheme}” is wrong: {wrong.En}"), null)
            : plan;
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

    private static (NumberPlan? Plan, NumberingException? Refusal) Plan(INumberingScheme scheme, NumberRequest request)
    {
        try
        {
            return (scheme.Plan(request) ?? throw new InvalidOperationException("The scheme answered null."), null);
        }
        catch (NumberingException e)
        {
            return (null, e);
        }
    }
}
