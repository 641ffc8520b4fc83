namespace Ecm.Web.Changes;

/// <summary>Addresses of change sets.</summary>
internal static class SetAddress
{
    public static string Of(Guid set) => $"/changes/{set}";

    /// <summary>The set, at the choice of what is to be undone although it was changed since.</summary>
    public static string ToUndo(Guid set) => $"/changes/{set}?undo=true";
}
