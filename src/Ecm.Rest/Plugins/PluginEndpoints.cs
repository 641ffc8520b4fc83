using Ecm.Contracts.Plugins;
using Ecm.Core.Access;
using Ecm.Core.Plugins;
using Ecm.Core.Results;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Plugins;

/// <summary>How the plugins of this node fare, and the way back for one that was switched off. For administrators.</summary>
internal static class PluginEndpoints
{
    public static void MapPlugins(this IEndpointRouteBuilder api)
    {
        var plugins = api.MapGroup("/plugins").WithTags("Plugins");
        plugins.MapGet("", List).WithName("listPlugins").WithSummary("How the plugins fare. For administrators.");
        plugins.MapPost("/{name}/resume", Resume).WithName("resumePlugin")
            .WithSummary("Lets a plugin that was switched off be called again. For administrators.");
    }

    private static Results<Ok<IReadOnlyList<PluginStatus>>, ProblemResult> List(Caller caller, PluginHealth health) =>
        caller.IsAdmin ? TypedResults.Ok<IReadOnlyList<PluginStatus>>([.. health.Reports.Select(Of)]) : new ProblemResult(Problems.Forbidden());

    private static Results<Ok<PluginStatus>, ProblemResult> Resume(Caller caller, string name, PluginHealth health)
    {
        if (!caller.IsAdmin)
            return new ProblemResult(Problems.Forbidden());
        if (health.Reports.All(r => r.Name != name))
            return new ProblemResult(Problems.NotFound());
        return health.Resume(name)
            ? TypedResults.Ok(Of(health.Reports.Single(r => r.Name == name)))
            : new ProblemResult(Problems.PluginNeedsRestart(name));
    }

    private static PluginStatus Of(PluginReport report) => new(
        report.Name, report.Version,
        report.State switch { PluginState.Ok => "ok", PluginState.Tripped => "tripped", _ => "restart-needed" },
        report.Calls, report.Errors, (long)report.Slowest.TotalMilliseconds, report.LastFault, report.LastFaultAt);
}
