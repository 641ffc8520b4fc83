using System.Text.Json;
using Ecm.Contracts.Plugins;
using Ecm.Core.Access;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Ecm.Rest.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Ecm.Rest.Plugins;

/// <summary>What administrators set for plugins; the answer describes the form, so that a script knows what there is.</summary>
internal static class PluginSettingsEndpoints
{
    public static void MapPluginSettings(this IEndpointRouteBuilder plugins)
    {
        plugins.MapGet("/{name}/settings", GetAsync).WithName("getPluginSettings").WithSummary("What can be set for a plugin, and what is in force. For administrators.");
        plugins.MapPut("/{name}/settings", PutAsync).WithName("putPluginSettings").TakesVersion(required: true).WithSummary("Puts settings of a plugin in force. For administrators.")
            .WithDescription("If-Match names the version that was read. A change is in force at once on this node, within seconds on others; the audit tells it, of secrets only that they were set.");
    }

    private static async Task<Results<Ok<PluginSettingsForm>, ProblemResult>> GetAsync(
        Caller caller, string name, PluginSettings settings, HttpResponse response, CancellationToken cancellationToken) =>
        Answer(await settings.GetAsync(caller, name, cancellationToken), response);

    private static async Task<Results<Ok<PluginSettingsForm>, ProblemResult>> PutAsync(
        Caller caller, string name, PutPluginSettingsRequest body, PluginSettings settings, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        var now = await settings.GetAsync(caller, name, cancellationToken);
        if (!now.Succeeded)
            return new ProblemResult(now.Problem);
        var version = await request.RequiredVersionAsync(() => Task.FromResult<Result<int>>(now.Value.Version));
        return version.Succeeded ? Answer(await settings.PutAsync(caller, name, body.Values, version.Value, cancellationToken), response) : new ProblemResult(version.Problem);
    }

    private static Results<Ok<PluginSettingsForm>, ProblemResult> Answer(Result<SettingsInForce> settings, HttpResponse response)
    {
        if (!settings.Succeeded)
            return new ProblemResult(settings.Problem);
        response.NameVersion(settings.Value.Version);
        return TypedResults.Ok(new PluginSettingsForm(settings.Value.Plugin, settings.Value.Version, [.. settings.Value.Settings.Select(ToSetting)]));
    }

    private static PluginSetting ToSetting(SettingInForce setting)
    {
        var definition = setting.Definition;
        return new PluginSetting(definition.Name, Words.Of(definition.Kind), TypeShapes.ToLabel(definition.Label), definition.Required, setting.IsSet, setting.Unfit)
        {
            Value = Present(setting.Value),
            Default = Present(definition.Default),
            Hint = definition.Hint is { } hint ? TypeShapes.ToLabel(hint) : null,
            Least = definition.Least,
            Greatest = definition.Greatest,
            Shortest = definition.Shortest,
            Longest = definition.Longest,
            Pattern = definition.Pattern,
            Choices = definition.Choices.Count == 0 ? null : [.. definition.Choices.Select(c => new PluginSettingChoice(c.Value, TypeShapes.ToLabel(c.Label)))],
        };
    }

    private static JsonElement? Present(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? null : value;
}
