using Ecm.Abstractions.Plugins;
using Ecm.Core.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Tests.Plugins;

/// <summary>Loads plugin folders as the server does.</summary>
internal static class PluginLoading
{
    public static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    /// <summary>The services of a host with the plugins of a folder.</summary>
    public static ServiceProvider Host(PluginFolder folder, params (string Key, string Value)[] settings) => Host(folder, null, settings);

    /// <summary>The same with the configuration's files.</summary>
    public static ServiceProvider Host(PluginFolder folder, string? config, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfigFiles>(new ConfigFiles(Options.Create(new ConfigOptions { ConfigFolder = config ?? "none" })));
        PluginHost.Load(services, Settings(settings), folder.Path);
        return services.BuildServiceProvider();
    }

    /// <summary>What keeps a folder's plugins from being loaded.</summary>
    public static PluginLoadException Failure(PluginFolder folder, params (string Key, string Value)[] settings) =>
        FluentActions.Invoking(() => PluginHost.Load(new ServiceCollection(), Settings(settings), folder.Path, TimeSpan.FromSeconds(5)))
            .Should().Throw<PluginLoadException>().Which;
}
