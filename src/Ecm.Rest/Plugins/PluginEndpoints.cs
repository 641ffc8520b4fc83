using Ecm.Contracts.Plugins;
using Ecm.Core.Access;
using Ecm.Core.Plugins;
using Ecm.Core.Results;
using Ecm.Rest.Security;
using Ecm.Rest.Types;
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
        plugins.MapPost("/{name}/resume", ResumeAsync).WithName("resumePlugin")
            .WithSummary("Lets a plugin that was switched off be called again. For administrators.");
        plugins.MapPost("/{name}/switch-off", SwitchOffAsync).WithName("switchPluginOff")
            .WithSummary("Has a plugin called no more until it is resumed or the server starts again. For administrators.");
        plugins.MapPluginSettings();
    }

    private static Results<Ok<IReadOnlyList<PluginStatus>>, ProblemResult> List(Caller caller, PluginSwitches plugins)
    {
        var reports = plugins.List(caller);
        return reports.Succeeded ? TypedResults.Ok<IReadOnlyList<PluginStatus>>([.. reports.Value.Select(Of)]) : new ProblemResult(reports.Problem);
    }

    private static async Task<Results<Ok<PluginStatus>, ProblemResult>> ResumeAsync(
        Caller caller, string name, PluginSwitches plugins, CancellationToken cancellationToken) => Answer(await plugins.ResumeAsync(caller, name, cancellationToken));

    private static async Task<Results<Ok<PluginStatus>, ProblemResult>> SwitchOffAsync(
        Caller caller, string name, PluginSwitches plugins, CancellationToken cancellationToken) => Answer(await plugins.SwitchOffAsync(caller, name, cancellationToken));

    private static Results<Ok<PluginStatus>, ProblemResult> Answer(Result<PluginReport> report) =>
        report.Succeeded ? TypedResults.Ok(Of(report.Value)) : new ProblemResult(report.Problem);

    private static PluginStatus Of(PluginReport report) => new(
        report.Name, report.Version,
        report.State switch { PluginState.Ok => "ok", PluginState.Tripped => "tripped", PluginState.Off => "off", _ => "restart-needed" },
        report.Calls, report.Errors, (long)report.Slowest.TotalMilliseconds, report.LastFault, report.LastFaultAt)
    {
        Faults = [.. report.Faults.Select(f => new Contracts.Plugins.PluginFault(f.At, f.Text))],
        HasSettings = report.HasSettings,
        UnfitSettings = [.. report.UnfitSettings.Select(TypeShapes.ToLabel)],
    };
}
