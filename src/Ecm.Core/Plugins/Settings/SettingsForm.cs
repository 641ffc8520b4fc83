using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Ecm.Abstractions.Plugins;

namespace Ecm.Core.Plugins.Settings;

/// <summary>The class of settings of a plugin: what can be set, what fits, and objects of it. Runs code of the plugin: for <see cref="PluginCalls"/>, but for the start.</summary>
internal sealed class SettingsForm
{
    private readonly Type type;
    private readonly IReadOnlyList<SettingProperty> properties;

    private SettingsForm(Type type, IReadOnlyList<SettingProperty> properties, object begin) => (this.type, this.properties, Begin) = (type, properties, begin);

    /// <summary>The class.</summary>
    public Type Type => type;

    /// <summary>An object as the class begins.</summary>
    public object Begin { get; }

    public IEnumerable<SettingDefinition> Definitions => properties.Select(p => p.Definition);

    /// <exception cref="PluginLoadException">The class cannot be one of settings.</exception>
    public static SettingsForm Of(string plugin, Type type)
    {
        var begin = Activator.CreateInstance(type)!;
        var properties = type.GetProperties().Where(p => p.IsDefined(typeof(SettingAttribute))).OrderBy(p => p.MetadataToken).Select(p => SettingProperty.Of(plugin, p, begin)).ToList();
        if (properties.Count == 0)
            throw new PluginLoadException(plugin, $"no property of its settings {type.Name} has [Setting]");
        if (properties.Select(p => p.Definition).GroupBy(d => d.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new PluginLoadException(plugin, $"its settings {type.Name} have {twice.Key} twice");
        foreach (var property in properties)
            if (property.FaultOf(begin, begins: true) is { } fault)
                throw new PluginLoadException(plugin, $"its setting {property.Definition.Name} begins with a value that it does not allow: {fault.En}");
        return new SettingsForm(type, properties, begin);
    }

    /// <summary>Reads values that are to be in force, every one that is not there being the default.</summary>
    /// <returns>The object, and what is wrong with the values.</returns>
    public (object Settings, IReadOnlyList<SettingFault> Faults) Read(IReadOnlyDictionary<string, JsonElement> values)
    {
        var settings = Activator.CreateInstance(type)!;
        var faults = new List<SettingFault>();
        foreach (var unknown in values.Keys.Where(k => properties.All(p => p.Definition.Name != k)))
            faults.Add(new SettingFault(unknown, SettingTexts.Unknown(unknown)));
        foreach (var property in properties)
            if (values.TryGetValue(property.Definition.Name, out var json))
            {
                var (value, fault) = property.Read(json);
                if (fault is null)
                    property.Set(settings, value);
                else
                    faults.Add(new SettingFault(property.Definition.Name, fault));
            }

        foreach (var property in properties.Where(p => faults.All(f => f.Name != p.Definition.Name)))
            if (property.FaultOf(settings) is { } fault)
                faults.Add(new SettingFault(property.Definition.Name, fault));
        if (faults.Count == 0)
            faults.AddRange(Together(settings));
        return (settings, faults);
    }

    /// <summary>Makes the best of values that were stored for what may have been another version of the plugin.</summary>
    /// <returns>The object, and the names of those that do not fit: they are as the class begins.</returns>
    public (object Settings, IReadOnlySet<string> Unfit) Fit(IReadOnlyDictionary<string, JsonElement> stored)
    {
        var unfit = new HashSet<string>(StringComparer.Ordinal);
        var settings = Activator.CreateInstance(type)!;
        foreach (var property in properties)
        {
            if (!stored.TryGetValue(property.Definition.Name, out var json))
                continue;
            var (value, fault) = property.Read(json);
            if (fault is null)
                property.Set(settings, value);
            if (fault is null && property.FaultOf(settings) is null)
                continue;
            Reset(property);
        }

        // Each fits by itself; what does not fit together goes too, all of it when the class does not say what.
        foreach (var together in Together(settings))
            foreach (var property in properties.Where(p => together.Name.Length == 0 || p.Definition.Name == together.Name))
                Reset(property);
        if (unfit.Count > 0 && Together(settings).Any())
            foreach (var property in properties)
                Reset(property);
        return (settings, unfit);

        void Reset(SettingProperty property)
        {
            if (stored.ContainsKey(property.Definition.Name))
                unfit.Add(property.Definition.Name);
            property.CopyFrom(Begin, settings);
        }
    }

    /// <summary>The names of those that differ from what the class begins with.</summary>
    public IEnumerable<string> Changed(object settings) => properties.Where(p => !p.IsDefault(settings, Begin)).Select(p => p.Definition.Name);

    /// <summary>The value of each.</summary>
    public IEnumerable<(SettingDefinition Setting, JsonElement Value)> Values(object settings) => properties.Select(p => (p.Definition, p.Get(settings)));

    private IEnumerable<SettingFault> Together(object settings) => settings is not IValidatableObject whole
        ? []
        : SettingTexts.Said(whole).Select(said => new SettingFault(properties.FirstOrDefault(p => said.Member is not null && p.IsNamed(said.Member))?.Definition.Name ?? "", said.Text));
}
