namespace Ecm.Abstractions.Plugins;

/// <summary>
/// What administrators set for a plugin. A plugin names its class once with <c>services.AddPluginSettings&lt;T&gt;()</c> and takes this in the constructor of whatever needs it.
/// </summary>
/// <typeparam name="T">The class of settings.</typeparam>
public interface IPluginSettings<out T>
    where T : class
{
    /// <summary>
    /// What is in force now: read it anew in each call, a change holds without a restart, on this node at once and on others within seconds.
    /// A setting that nobody has changed, or whose stored value no longer fits, has the value with which the class begins.
    /// </summary>
    T Current { get; }
}

/// <summary>The class of settings of a plugin, as <c>AddPluginSettings</c> leaves it for the host.</summary>
/// <param name="Type">A class with a public constructor without parameters.</param>
public sealed record PluginSettingsType(Type Type);
