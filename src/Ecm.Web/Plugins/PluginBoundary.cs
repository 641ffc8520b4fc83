using Ecm.Core.Plugins;
using Microsoft.AspNetCore.Components;

namespace Ecm.Web.Plugins;

/// <summary>Around what a plugin draws: what it throws ends here, is told to the plugin's health, and leaves the page as it is.</summary>
public sealed class PluginBoundary : ErrorBoundaryBase
{
    /// <summary>Whose component it is.</summary>
    [Parameter, EditorRequired]
    public string Plugin { get; set; } = "";

    [Inject]
    private PluginCalls Calls { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        Calls.Fault(Plugin, exception);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        if (CurrentException is null)
            builder.AddContent(0, ChildContent);
        else
            builder.AddContent(1, ErrorContent, CurrentException);
    }
}
