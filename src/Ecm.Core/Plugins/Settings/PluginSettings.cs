using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Plugins.Settings;

/// <summary>
/// Settings of plugins as administrators see and change them. They can be changed while their plugin is switched off: that may be what mends it.
/// A change is in force at once on this node; the others see it at their next look.
/// </summary>
public sealed class PluginSettings
{
    private const int Attempts = 4;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;
    private readonly PluginCalls calls;
    private readonly SettingsCipher cipher;
    private readonly IReadOnlyDictionary<string, SettingsSlot> slots;
    private readonly SemaphoreSlim looking = new(1);

    internal PluginSettings(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes, PluginCalls calls, SettingsCipher cipher, LoadedPlugins plugins)
    {
        this.contexts = contexts;
        this.changes = changes;
        this.calls = calls;
        this.cipher = cipher;
        slots = plugins.All.Where(p => p.Settings is not null).ToDictionary(p => p.Name, p => p.Settings!, StringComparer.Ordinal);
    }

    /// <summary>What can be set for a plugin, and what is in force.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="plugin">The plugin.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<SettingsInForce>> GetAsync(Caller caller, string plugin, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (!slots.TryGetValue(plugin, out var slot))
            return Problems.NotFound();
        await RefreshAsync(cancellationToken);
        return await ShowAsync(plugin, slot, cancellationToken);
    }

    /// <summary>Puts settings in force.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="plugin">The plugin.</param>
    /// <param name="values">All values by name; one that is left out is as the plugin begins, but a secret that is left out stays as it is. Null is no value where there may be none, else as the plugin begins.</param>
    /// <param name="version">The version that was read; null: any.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<SettingsInForce>> PutAsync(Caller caller, string plugin, IReadOnlyDictionary<string, JsonElement> values, int? version, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (!slots.TryGetValue(plugin, out var slot))
            return Problems.NotFound();
        for (var attempt = 1; ; attempt++)
        {
            await RefreshAsync(cancellationToken);
            var now = slot.Now;
            if (version is { } read && read != now.Version)
                return Problems.SettingsChanged();
            var checkedValues = await CheckAsync(plugin, slot, now, values, cancellationToken);
            if (!checkedValues.Succeeded)
                return checkedValues.Problem;
            if (checkedValues.Value.Faults is [var fault, ..])
                return Problems.SettingWrong(fault, LabelOf(slot, fault.Name));
            var put = await CommitAsync(caller, plugin, slot, checkedValues.Value.Stored, now.Version, cancellationToken);
            // Any version will do for the caller, but a secret that is kept must be the one that is there.
            if (put.Succeeded || version is not null || attempt == Attempts || put.Problem.Code != Problems.SettingsChanged().Code)
                return put;
        }
    }

    /// <summary>What is wrong with values as they are written; nothing is put in force.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="plugin">The plugin.</param>
    /// <param name="values">All values, as <see cref="PutAsync"/> takes them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<IReadOnlyList<SettingFault>>> TryAsync(Caller caller, string plugin, IReadOnlyDictionary<string, JsonElement> values, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        if (!slots.TryGetValue(plugin, out var slot))
            return Problems.NotFound();
        var tried = await CheckAsync(plugin, slot, slot.Now, values, cancellationToken);
        return tried.Succeeded ? Result.Of(tried.Value.Faults) : tried.Problem;
    }

    /// <summary>Puts back what was in force before a change, secrets too.</summary>
    /// <param name="caller">An administrator.</param>
    /// <param name="before">The settings as they were read before the change.</param>
    /// <param name="version">The version that the change made: what others have put in force since stays.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<SettingsInForce>> PutBackAsync(Caller caller, SettingsInForce before, int version, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin)
            return Problems.Forbidden();
        return slots.TryGetValue(before.Plugin, out var slot)
            ? await CommitAsync(caller, before.Plugin, slot, before.Stored, version, cancellationToken)
            : Problems.NotFound();
    }

    /// <summary>Reads what was changed since the last look, by whichever node.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (slots.Count == 0)
            return;
        await looking.WaitAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var versions = await db.PluginSettings.AsNoTracking().Select(r => new { r.Plugin, r.Version }).ToListAsync(cancellationToken);
            foreach (var seen in versions)
                if (slots.TryGetValue(seen.Plugin, out var slot) && slot.Now.Version != seen.Version
                    && await FitAsync(slot, await db.PluginSettings.AsNoTracking().SingleAsync(r => r.Plugin == seen.Plugin, cancellationToken), cancellationToken) is { } fitted)
                    slot.Now = fitted;
        }
        finally
        {
            looking.Release();
        }
    }

    // A passing failure leaves in force what is; only what fails again and again counts as unfit.
    private async Task<SettingsSlot.State?> FitAsync(SettingsSlot slot, SettingsRow row, CancellationToken cancellationToken)
    {
        var stored = cipher.Open(row.Plugin, slot.Form, StoredValues.Read(row.Stored));
        var fitted = await calls.CallEvenOffAsync(row.Plugin, PluginCalls.RequestBudget, () => slot.Form.Fit(stored), cancellationToken);
        if (fitted.Succeeded)
            return new SettingsSlot.State(fitted.Value.Settings, row.Version, row.Stored, fitted.Value.Unfit);
        return ++slot.Failures % Attempts == 0 ? new SettingsSlot.State(slot.Form.Begin, row.Version, row.Stored, stored.Keys.ToHashSet(StringComparer.Ordinal)) : null;
    }

    private async Task<Result<(IReadOnlyList<SettingFault> Faults, string Stored)>> CheckAsync(
        string plugin, SettingsSlot slot, SettingsSlot.State now, IReadOnlyDictionary<string, JsonElement> values, CancellationToken cancellationToken)
    {
        var secrets = slot.Form.Definitions.Where(d => d.Kind == SettingKind.Secret).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        var closed = StoredValues.Read(now.Stored).Where(s => secrets.Contains(s.Key) && !values.ContainsKey(s.Key)).ToDictionary();
        var optional = slot.Form.Definitions.Where(d => d.Optional).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        var given = values.Where(v => v.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) || optional.Contains(v.Key)).ToDictionary();
        // One that does not fit just now is not shown to the plugin, and stays as it is until another is given.
        var kept = cipher.Open(plugin, slot.Form, closed.Where(s => !now.Unfit.Contains(s.Key)).ToDictionary());
        return await calls.CallEvenOffAsync(plugin, PluginCalls.RequestBudget, () =>
        {
            var (settings, faults) = slot.Form.Read(given.Concat(kept).ToDictionary());
            if (faults.Count > 0)
                return (faults, "{}");
            var changed = slot.Form.Changed(settings).ToHashSet(StringComparer.Ordinal);
            var stored = slot.Form.Values(settings).Where(v => changed.Contains(v.Setting.Name)).Select(v => KeyValuePair.Create(v.Setting.Name, v.Setting.Kind != SettingKind.Secret
                ? v.Value
                : closed.TryGetValue(v.Setting.Name, out var same) ? same : JsonSerializer.SerializeToElement(cipher.Close(plugin, given[v.Setting.Name].GetString()!))));
            return (faults, StoredValues.Write(stored.Concat(closed.Where(s => !kept.ContainsKey(s.Key)))));
        }, cancellationToken);
    }

    private async Task<Result<SettingsInForce>> CommitAsync(Caller caller, string plugin, SettingsSlot slot, string stored, int? version, CancellationToken cancellationToken)
    {
        var set = new ChangeSet("plugin.settings", plugin, [new PutSettings(plugin, [.. slot.Form.Definitions], stored, version)]);
        var receipt = await changes.CommitAsync(caller, set, cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        await RefreshAsync(cancellationToken);
        return await ShowAsync(plugin, slot, cancellationToken);
    }

    private async Task<Result<SettingsInForce>> ShowAsync(string plugin, SettingsSlot slot, CancellationToken cancellationToken)
    {
        var now = slot.Now;
        var stored = StoredValues.Read(now.Stored);
        var values = await calls.CallEvenOffAsync(plugin, PluginCalls.RequestBudget, () => slot.Form.Values(now.Settings).ToList(), cancellationToken);
        return values.Succeeded
            ? new SettingsInForce(plugin, now.Version, [.. values.Value.Select(v => new SettingInForce(v.Setting, v.Value, stored.ContainsKey(v.Setting.Name), now.Unfit.Contains(v.Setting.Name)))]) { Stored = now.Stored }
            : values.Problem;
    }

    private static Abstractions.Localized? LabelOf(SettingsSlot slot, string name) => slot.Form.Definitions.FirstOrDefault(d => d.Name == name)?.Label;
}
