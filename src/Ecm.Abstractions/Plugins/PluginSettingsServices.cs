using Ecm.Abstractions.Plugins;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How a plugin says what administrators may set.</summary>
public static class PluginSettingsServices
{
    /// <summary>Names the class of the plugin's settings; once for each plugin.</summary>
    /// <typeparam name="T">
    /// A class whose properties have <see cref="SettingAttribute"/>; the values with which it begins are the defaults and must keep to its own limits,
    /// but for <c>[Required]</c>: what only an administrator can know begins empty.
    /// </typeparam>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddPluginSettings<T>(this IServiceCollection services)
        where T : class, new() => services.AddSingleton(new PluginSettingsType(typeof(T)));
}
