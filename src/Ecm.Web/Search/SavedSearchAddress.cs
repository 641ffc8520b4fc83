namespace Ecm.Web.Search;

/// <summary>Where a saved search is opened: it leads on to what the search finds.</summary>
internal static class SavedSearchAddress
{
    public static string Of(Guid search) => $"/searches/{search}";
}
