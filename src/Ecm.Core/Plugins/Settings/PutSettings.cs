using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Abstractions;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Plugins.Settings;

/// <summary>Puts settings of a plugin in force. The audit tells old and new, of secrets only that they were set.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Definitions">Its settings.</param>
/// <param name="Stored">What the row is to keep.</param>
/// <param name="Version">The version that was read; null: any.</param>
internal sealed record PutSettings(string Plugin, IReadOnlyList<SettingDefinition> Definitions, string Stored, int? Version) : Change
{
    private const string Hidden = "•••";

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
            return Problems.Forbidden();
        var row = await scope.Db.PluginSettings.FindAsync([Plugin], cancellationToken);
        if (Version is { } version && version != (row?.Version ?? 0))
            return Problems.SettingsChanged();
        if ((row?.Stored ?? "{}") == Stored)
            return null;
        var (before, now) = (StoredValues.Read(row?.Stored), StoredValues.Read(Stored));
        var changed = Definitions.Where(d => Text(d, before, "en") != Text(d, now, "en") || IsOtherSecret(d, before, now)).ToList();
        if (row is null)
            scope.Db.PluginSettings.Add(row = new SettingsRow { Plugin = Plugin, Stored = "" });
        row.Stored = Stored;
        row.Version++;
        var told = new JsonObject { ["name"] = Plugin };
        if (changed.Count > 0)
            told["settings"] = CardWriting.Pair(Line(changed, before, scope.Caller.Language), Line(changed, now, scope.Caller.Language));
        scope.Record("plugin.settings", "plugin", TellPluginSwitch.IdOf(Plugin), told);
        return null;
    }

    private static bool IsOtherSecret(SettingDefinition setting, IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> now) =>
        setting.Kind == SettingKind.Secret && $"{before.GetValueOrDefault(setting.Name)}" != $"{now.GetValueOrDefault(setting.Name)}";

    private static string Line(IEnumerable<SettingDefinition> settings, IReadOnlyDictionary<string, JsonElement> values, string language) =>
        string.Join("; ", settings.Select(d => $"{d.Label.In(language)}: {Text(d, values, language)}"));

    private static string Text(SettingDefinition setting, IReadOnlyDictionary<string, JsonElement> values, string language)
    {
        if (setting.Kind == SettingKind.Secret)
            return values.ContainsKey(setting.Name) ? Hidden : "—";
        var value = values.TryGetValue(setting.Name, out var stored) ? stored : setting.Default;
        return value.ValueKind switch
        {
            JsonValueKind.String when setting.Kind == SettingKind.Choice => setting.Choices.FirstOrDefault(c => c.Value == value.GetString())?.Label.In(language) ?? value.GetString()!,
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : "—",
            JsonValueKind.Array when value.GetArrayLength() > 0 => string.Join(", ", value.EnumerateArray()),
            JsonValueKind.True => new Localized("да", "yes").In(language),
            JsonValueKind.False => new Localized("нет", "no").In(language),
            JsonValueKind.Number => value.GetRawText(),
            _ => "—",
        };
    }
}

/// <summary>Values of settings as a row keeps them.</summary>
internal static class StoredValues
{
    public static IReadOnlyDictionary<string, JsonElement> Read(string? stored) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(stored ?? "{}")!;

    /// <summary>In the order of names, so that equal values are equal texts.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, JsonElement>> values) =>
        JsonSerializer.Serialize(new SortedDictionary<string, JsonElement>(values.ToDictionary(), StringComparer.Ordinal));
}
