using Ecm.Core.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Ecm.Web.Plugins;

/// <summary>The files that plugins bring for the browser: what lies in their <c>wwwroot</c> is served below <c>/plugins/NAME/</c>.</summary>
internal sealed class PluginAssets(LoadedPlugins plugins)
{
    /// <summary>Addresses of the styles of components, as the SDK bundles them; another one for each version of a plugin.</summary>
    public IReadOnlyList<string> StyleSheets { get; } =
    [
        .. plugins.All.Where(p => p.Folder is not null && File.Exists(Path.Combine(Root(p), StyleSheet(p))))
            .Select(p => $"/plugins/{Uri.EscapeDataString(p.Name)}/{Uri.EscapeDataString(StyleSheet(p))}?v={Uri.EscapeDataString(p.Version)}"),
    ];

    /// <summary>Serves the files; known kinds of them alone, and none that is hidden.</summary>
    public static void Serve(WebApplication app)
    {
        foreach (var plugin in app.Services.GetRequiredService<LoadedPlugins>().All.Where(p => p.Folder is not null && Directory.Exists(Root(p))))
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(Root(plugin)),
                RequestPath = $"/plugins/{plugin.Name}",
                // Their names do not change with what is in them.
                OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = "no-cache",
            });
    }

    private static string Root(LoadedPlugin plugin) => Path.Combine(plugin.Folder!, "wwwroot");

    private static string StyleSheet(LoadedPlugin plugin) => $"{plugin.Name}.styles.css";
}
