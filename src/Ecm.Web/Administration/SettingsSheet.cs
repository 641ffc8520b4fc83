using System.Globalization;
using System.Text.Json;
using Ecm.Core.Plugins.Settings;

namespace Ecm.Web.Administration;

/// <summary>Settings of a plugin as they are being filled in: what stands in the fields, and what that is in JSON.</summary>
public sealed class SettingsSheet
{
    private readonly CultureInfo culture;
    private readonly Dictionary<string, string> kept;
    private readonly Dictionary<string, string> now;
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);

    internal SettingsSheet(SettingsInForce settings, CultureInfo culture)
    {
        (Settings, this.culture) = (settings.Settings, culture);
        kept = settings.Settings.ToDictionary(s => s.Definition.Name, s => Text(s.Definition, s.Value));
        now = new Dictionary<string, string>(kept);
    }

    /// <summary>The settings.</summary>
    public IReadOnlyList<SettingInForce> Settings { get; }

    /// <summary>True when something is not saved.</summary>
    public bool IsChanged => removed.Count > 0 || now.Any(n => n.Value != kept[n.Key]);

    /// <summary>True when there is something to save: a change, or the end of a value that does not fit any more.</summary>
    public bool CanSave => IsChanged || Settings.Any(s => s.Unfit);

    /// <summary>What stands in a field.</summary>
    public string this[string name]
    {
        get => now[name];
        set
        {
            now[name] = value;
            removed.Remove(name);
        }
    }

    /// <summary>True for a secret that is to go.</summary>
    public bool Removes(string name) => removed.Contains(name);

    /// <summary>Has a secret go at the next save.</summary>
    public void Remove(string name)
    {
        now[name] = "";
        removed.Add(name);
    }

    /// <summary>What would stand in the field of a setting that nobody has changed.</summary>
    public string DefaultOf(SettingDefinition setting) => Text(setting, setting.Default);

    /// <summary>The values to be saved. A secret that was not touched is left out.</summary>
    public IReadOnlyDictionary<string, JsonElement> ToValues() => Settings.Select(s => s.Definition)
        .Where(d => d.Kind != SettingKind.Secret || now[d.Name].Length > 0 || Removes(d.Name))
        .ToDictionary(d => d.Name, Value);

    private JsonElement Value(SettingDefinition setting)
    {
        var text = now[setting.Name];
        object? value = setting.Kind switch
        {
            SettingKind.Bool => text == "true",
            SettingKind.Lines => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            SettingKind.Secret when Removes(setting.Name) => null,
            _ when text.Length == 0 && setting.Optional => null,
            // What is no number goes as it is: the answer says what is wanted.
            SettingKind.Whole when long.TryParse(Digits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            SettingKind.Number when decimal.TryParse(Digits(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
        return JsonSerializer.SerializeToElement(value);
    }

    private static string Digits(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.').Replace('\u2212', '-');

    private string Text(SettingDefinition setting, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(culture) : value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray()),
        _ => "",
    };
}
