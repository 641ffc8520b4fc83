namespace Ecm.Web.Search;

/// <summary>The list of results that was last looked at in this tab: where a card leads back to, and whose neighbours it has.</summary>
internal sealed class ResultTrail
{
    public SearchAddress? Address { get; set; }
}
