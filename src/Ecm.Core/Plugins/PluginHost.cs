using System.Reflection;
using System.Runtime.ExceptionServices;
using Ecm.Abstractions.Plugins;
using McMaster.NETCore.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Ecm.Core.Plugins;

/// <summary>
/// Loads the plugins below one folder, each in its own load context, before the host is built. The steps:
/// 1. read each <c>plugin.json</c>, leave out the disabled ones; 2. order them by what they depend on; then for each
/// 3. load its assembly, 4. make its one <see cref="IEcmPlugin"/>, 5. let it register its services, 6. note which ports are its own and what administrators may set.
/// The only file that knows the package McMaster.NETCore.Plugins.
/// </summary>
public static class PluginHost
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(20);

    /// <summary>Types that host and plugins exchange; everything else a plugin brings is its own, in its own version.</summary>
    private static readonly AssemblyName[] Shared =
    [
        typeof(IEcmPlugin).Assembly.GetName(),
        typeof(IServiceCollection).Assembly.GetName(),
        typeof(IConfiguration).Assembly.GetName(),
        typeof(ILogger).Assembly.GetName(),
        typeof(IOptions<>).Assembly.GetName(),
        typeof(IChangeToken).Assembly.GetName(),
    ];

    /// <summary>Loads the plugins and registers their services, <see cref="LoadedPlugins"/>, <see cref="PluginHealth"/> and <see cref="PluginCalls"/>.</summary>
    /// <param name="services">The host's services; plugins add theirs.</param>
    /// <param name="configuration">The settings: <c>Plugins:NAME</c> is a plugin's own section, <c>Plugins:NAME:Enabled=false</c> disables it.</param>
    /// <param name="folder">The folder with one folder for each plugin; one that does not exist holds none.</param>
    /// <param name="limit">How long one plugin may take to load and to register its services; null: 20 s.</param>
    /// <param name="door">What a door adds; null: nothing.</param>
    /// <exception cref="PluginLoadException">A plugin cannot be loaded.</exception>
    public static LoadedPlugins Load(IServiceCollection services, IConfiguration configuration, string folder, TimeSpan? limit = null, PluginDoor? door = null)
    {
        var folders = Directory.Exists(folder)
            ? Directory.GetDirectories(folder).Where(PluginManifest.IsPluginFolder).ToList()
            : [];
        var disabled = folders.Select(f => Path.GetFileName(f)!).Where(name => !IsEnabled(configuration, name)).ToHashSet(StringComparer.Ordinal);
        var manifests = folders.Where(f => !disabled.Contains(Path.GetFileName(f))).Select(PluginManifest.Read).ToList();
        var loaded = PluginOrder.Of(manifests, disabled)
            .Select(m => WithinLimit(m.Name, limit ?? DefaultLimit, () => LoadOne(services, configuration, m, door ?? new PluginDoor())))
            .ToList();

        var plugins = new LoadedPlugins(loaded, [.. disabled.Order(StringComparer.Ordinal)]);
        services.AddSingleton(plugins);
        services.AddSingleton<PluginHealth>();
        services.AddSingleton<PluginCalls>();
        services.TryAddSingleton(TimeProvider.System);
        return plugins;
    }

    private static bool IsEnabled(IConfiguration configuration, string plugin) =>
        configuration[$"Plugins:{plugin}:Enabled"] is not { Length: > 0 } setting
        || (bool.TryParse(setting, out var enabled) ? enabled : throw new PluginLoadException(plugin, $"the setting Plugins:{plugin}:Enabled is '{setting}'. It may be true or false"));

    private static LoadedPlugin LoadOne(IServiceCollection services, IConfiguration configuration, PluginManifest manifest, PluginDoor door)
    {
        var before = services.ToArray();
        try
        {
            var entrance = Entrance(LoadAssembly(manifest, door), manifest.Name);
            var plugin = (IEcmPlugin)Activator.CreateInstance(entrance)!;
            plugin.ConfigureServices(services, configuration.GetSection($"Plugins:{manifest.Name}"));
            return PluginServices.Adopt(services, before, new LoadedPlugin(manifest.Name, manifest.Version, []) { Folder = manifest.Folder }, door);
        }
        catch (Exception e) when (e is not PluginLoadException)
        {
            throw new PluginLoadException(manifest.Name, Reason(e), e);
        }
    }

    private static Assembly LoadAssembly(PluginManifest manifest, PluginDoor door)
    {
        AssemblyName[] shared = [.. Shared, .. door.Shared.Select(a => a.GetName())];
        if (PluginFiles.FirstMissing(manifest, shared.Select(s => s.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase)) is { } missing)
            throw new PluginLoadException(manifest.Name, $"its folder has no {missing}, which it was built with. Copy the whole publish folder");
        var loader = PluginLoader.CreateFromAssemblyFile(manifest.AssemblyPath, config =>
        {
            config.PreferSharedTypes = false;
            foreach (var name in shared)
                config.SharedAssemblies.Add(name);
        });
        var assembly = loader.LoadDefaultAssembly();
        foreach (var reference in assembly.GetReferencedAssemblies())
            if (shared.FirstOrDefault(s => s.Name == reference.Name) is { } own && (reference.Version > own.Version || (reference.Version?.Major != own.Version?.Major && door.SameMajor.Any(a => a.GetName().Name == own.Name))))
                throw new PluginLoadException(manifest.Name, $"it was built against {reference.Name} {reference.Version}, this server has {own.Version}. Install a build of the plugin for this server");
        return assembly;
    }

    private static Type Entrance(Assembly assembly, string plugin)
    {
        var found = assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IEcmPlugin).IsAssignableFrom(t)).ToList();
        return found.Count == 1
            ? found[0]
            : throw new PluginLoadException(plugin, found.Count == 0
                ? $"no class of {plugin}.dll implements IEcmPlugin"
                : $"several classes implement IEcmPlugin ({string.Join(", ", found.Select(t => t.Name))}). Exactly one must");
    }

    /// <summary>On a thread of its own: a plugin that never comes back must not keep the server from saying so.</summary>
    private static LoadedPlugin WithinLimit(string plugin, TimeSpan limit, Func<LoadedPlugin> load)
    {
        LoadedPlugin? loaded = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                loaded = load();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true, Name = $"load {plugin}" };
        thread.Start();
        if (!thread.Join(limit))
            throw new PluginLoadException(plugin, $"it did not register its services within {limit.TotalSeconds:0.#} s");
        failure?.Throw();
        return loaded!;
    }

    private static string Reason(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => $"its constructor throws {inner.GetType().Name}: {inner.Message}",
        MissingMethodException { InnerException: null } e when e.Message.Contains("parameterless", StringComparison.Ordinal) => "its class has no public constructor without parameters",
        BadImageFormatException e => $"its file is no .NET assembly ({e.Message})",
        ReflectionTypeLoadException e => $"its types do not fit this server: {e.LoaderExceptions.FirstOrDefault()?.Message}",
        TypeLoadException or MissingMemberException => $"it does not fit this server: {exception.Message}",
        FileNotFoundException or FileLoadException => $"an assembly it needs is missing or does not fit: {exception.Message}",
        InvalidOperationException { Source: "System.Private.CoreLib" or "System.Runtime.Loader" } e => $"its dependencies cannot be resolved: {e.Message}",
        _ => $"it throws {exception.GetType().Name} while it registers its services: {exception.Message}",
    };
}
