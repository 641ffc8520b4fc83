using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ecm.Abstractions;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Storage;

namespace Ecm.Core.Plugins.Settings;

/// <summary>One property of a class of settings: what it is, and how values get into it. Runs code of the plugin.</summary>
internal sealed class SettingProperty
{
    private const int LongestText = 10_000;
    private const int MostLines = 1_000;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) } };

    private readonly PropertyInfo property;
    private readonly ValidationAttribute[] rules;

    private SettingProperty(PropertyInfo property, ValidationAttribute[] rules, SettingDefinition definition) =>
        (this.property, this.rules, Definition) = (property, rules, definition);

    public SettingDefinition Definition { get; }

    /// <param name="plugin">The plugin, for what is said about a class that cannot be used.</param>
    /// <param name="property">A property with <see cref="SettingAttribute"/>.</param>
    /// <param name="begin">An object as the class begins.</param>
    /// <exception cref="PluginLoadException">It cannot be a setting.</exception>
    public static SettingProperty Of(string plugin, PropertyInfo property, object begin)
    {
        var setting = property.GetCustomAttribute<SettingAttribute>()!;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (property.SetMethod is not { IsPublic: true } || property.GetMethod is not { IsPublic: true })
            throw new PluginLoadException(plugin, $"its setting {property.Name} cannot be read and written. Give it get and init, both public");
        if (KindOf(type, setting) is not { } kind)
            throw new PluginLoadException(plugin, $"its setting {property.Name} is of type {property.PropertyType.Name}. It may be string, int, long, decimal, double, bool, an enumeration or IReadOnlyList<string>, and a secret is a string");
        var rules = property.GetCustomAttributes<ValidationAttribute>().ToArray();
        var range = rules.OfType<RangeAttribute>().FirstOrDefault();
        var length = rules.OfType<StringLengthAttribute>().FirstOrDefault();
        var first = property.GetValue(begin);
        if (type.IsEnum && first is not null && !Enum.IsDefined(type, first))
            throw new PluginLoadException(plugin, $"its setting {property.Name} begins as {first}, which {type.Name} does not name");
        var definition = new SettingDefinition(JsonNamingPolicy.CamelCase.ConvertName(property.Name), kind, setting.Label)
        {
            Hint = setting.HintRu is { } ru ? new Localized(ru, setting.HintEn ?? ru) : setting.HintEn is { } en ? new Localized(en, en) : null,
            Required = rules.Any(r => r is RequiredAttribute),
            Optional = Nullable.GetUnderlyingType(property.PropertyType) is not null || (kind == SettingKind.Text && first is null),
            Least = Limit(range?.Minimum), Greatest = Limit(range?.Maximum),
            Shortest = length?.MinimumLength is > 0 and var least ? least : rules.OfType<MinLengthAttribute>().FirstOrDefault()?.Length,
            Longest = length?.MaximumLength ?? rules.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length,
            Pattern = rules.OfType<RegularExpressionAttribute>().FirstOrDefault()?.Pattern,
            Choices = type.IsEnum ? [.. Enum.GetNames(type).Select(name => Choice(type, name))] : [],
            Default = kind == SettingKind.Secret ? default : JsonSerializer.SerializeToElement(first, property.PropertyType, Json),
        };
        return new SettingProperty(property, rules, definition);
    }

    /// <summary>What a JSON value is for the property.</summary>
    /// <returns>The value, or what is wrong with it.</returns>
    public (object? Value, Localized? Fault) Read(JsonElement json)
    {
        object? value;
        try
        {
            value = json.Deserialize(property.PropertyType, Json);
        }
        catch (JsonException)
        {
            return (null, SettingTexts.WrongKind(Definition));
        }

        if (value is null && !Definition.Optional)
            return (null, SettingTexts.WrongKind(Definition));
        var fits = value switch
        {
            string text => text.Length <= LongestText && KeptText.IsName(text),
            IReadOnlyList<string> lines => lines.Count <= MostLines && lines.Sum(l => (long?)l?.Length ?? LongestText + 1L) <= LongestText && lines.All(KeptText.IsName),
            double number => double.IsFinite(number),
            _ => true,
        };
        return fits ? (value, null) : (null, SettingTexts.TextWrong(Definition, LongestText, MostLines));
    }

    /// <summary>What the plugin's own limits say against the value that an object has.</summary>
    /// <param name="settings">The object.</param>
    /// <param name="begins">True when nobody has set anything yet: what is required may be missing.</param>
    public Localized? FaultOf(object settings, bool begins = false)
    {
        var value = property.GetValue(settings);
        foreach (var rule in rules)
            if (!(begins && rule is RequiredAttribute) && rule.GetValidationResult(value, new ValidationContext(settings) { MemberName = property.Name }) is { } failed)
                return SettingTexts.Broken(rule, failed, Definition);
        return null;
    }

    /// <summary>Puts a value that was read into an object.</summary>
    public void Set(object settings, object? value) => property.SetValue(settings, value);

    /// <summary>Puts the value of one object into another.</summary>
    public void CopyFrom(object from, object to) => property.SetValue(to, property.GetValue(from));

    /// <summary>The value that an object has; undefined for secrets.</summary>
    public JsonElement Get(object settings) =>
        Definition.Kind == SettingKind.Secret ? default : JsonSerializer.SerializeToElement(property.GetValue(settings), property.PropertyType, Json);

    /// <summary>True when an object has what the class begins with.</summary>
    public bool IsDefault(object settings, object begin) => Definition.Kind == SettingKind.Lines
        ? ((IEnumerable<string>?)property.GetValue(settings) ?? []).SequenceEqual((IEnumerable<string>?)property.GetValue(begin) ?? [])
        : Equals(property.GetValue(settings), property.GetValue(begin));

    public bool IsNamed(string name) => property.Name == name;

    private static SettingKind? KindOf(Type type, SettingAttribute setting) => type switch
    {
        _ when setting.Secret => type == typeof(string) ? SettingKind.Secret : null,
        _ when type == typeof(string) => SettingKind.Text,
        _ when type == typeof(int) || type == typeof(long) => SettingKind.Whole,
        _ when type == typeof(decimal) || type == typeof(double) => SettingKind.Number,
        _ when type == typeof(bool) => SettingKind.Bool,
        { IsEnum: true } => SettingKind.Choice,
        _ when type == typeof(IReadOnlyList<string>) => SettingKind.Lines,
        _ => null,
    };

    private static SettingChoice Choice(Type type, string name) => new(
        JsonNamingPolicy.CamelCase.ConvertName(name), type.GetField(name)!.GetCustomAttribute<SettingAttribute>()?.Label ?? new Localized(name, name));

    private static decimal? Limit(object? limit)
    {
        try
        {
            return limit is null ? null : Convert.ToDecimal(limit, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is OverflowException or FormatException or InvalidCastException)
        {
            // Beyond every number there is, or a limit of something else.
            return null;
        }
    }
}
