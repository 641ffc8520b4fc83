namespace Ecm.Web.Shell;

/// <summary>The language of a circuit, for what is asked by MudBlazor and not by a component of ours.</summary>
internal sealed class AppearanceOfPage
{
    public string Language { get; set; } = "ru";
}
