using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Plugins;

/// <summary>What administrators may do about a plugin of this node; the audit tells who did.</summary>
public sealed class PluginSwitches
{
    private readonly PluginHealth health;
    private readonly ChangeSets.ChangeSets changes;

    internal PluginSwitches(PluginHealth health, ChangeSets.ChangeSets changes) => (this.health, this.changes) = (health, changes);

    /// <summary>How the plugins fare.</summary>
    public Result<IReadOnlyList<PluginReport>> List(Caller caller) => caller.IsAdmin ? Result.Of(health.Reports) : Problems.Forbidden();

    /// <summary>Lets a plugin be called again.</summary>
    public Task<Result<PluginReport>> ResumeAsync(Caller caller, string name, CancellationToken cancellationToken) =>
        SwitchAsync(caller, name, on: true, cancellationToken);

    /// <summary>Has a plugin called no more, until it is resumed or the server starts again.</summary>
    public Task<Result<PluginReport>> SwitchOffAsync(Caller caller, string name, CancellationToken cancellationToken) =>
        SwitchAsync(caller, name, on: false, cancellationToken);

    private async Task<Result<PluginReport>> SwitchAsync(Caller caller, string name, bool on, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (Find(name) is null)
            return Problems.NotFound();
        var operation = on ? "plugin.resume" : "plugin.switch-off";
        // Somebody may have switched it back since: the same request does not switch it again.
        if (await changes.FindReplayAsync(caller, operation, cancellationToken) is { } earlier)
            return earlier.Succeeded ? Find(name)! : earlier.Problem;
        if (!(on ? health.Resume(name) : health.SwitchOff(name)))
            return Problems.PluginNeedsRestart(name);
        var told = await changes.CommitAsync(caller, new ChangeSet(operation, name, [new TellPluginSwitch(name, on)]), cancellationToken);
        if (told.Succeeded)
            return Find(name)!;
        // What the audit does not tell of has not happened.
        _ = on ? health.SwitchOff(name) : health.Resume(name);
        return told.Problem;
    }

    private PluginReport? Find(string name) => health.Reports.FirstOrDefault(r => r.Name == name);
}

/// <summary>Tells the audit that a plugin was switched.</summary>
internal sealed record TellPluginSwitch(string Name, bool On) : Change
{
    internal override Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        scope.Record(On ? "plugin.resume" : "plugin.switch-off", "plugin", IdOf(Name), new JsonObject { ["name"] = Name });
        return Task.FromResult<Problem?>(null);
    }

    /// <summary>The audit knows things by ids; a plugin is known by its name.</summary>
    internal static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
