namespace Ecm.Web.Changes;

/// <summary>Addresses of change sets.</summary>
internal static class SetAddress
{
    public static string Of(Guid set) => $"/changes/{set}";
}
