namespace Ecm.Web.Doubts;

/// <summary>Addresses of the doubt queue.</summary>
internal static class DoubtAddress
{
    /// <summary>The queue, at a page of a file.</summary>
    public static string Of(Guid file, int page) => $"/doubts?file={file}&page={page}";
}
