using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Files;

/// <summary>
/// The file name in a <c>Content-Disposition</c>. <c>filename*</c> (RFC 5987) wins. In <c>filename</c> browsers write a quote as %22 and leave
/// a backslash as it is, older clients put a backslash before a quote: both are undone, and nothing else is.
/// </summary>
internal static class PartName
{
    /// <summary>The name as the client has it; null when the header names no file; empty when it cannot be understood.</summary>
    /// <param name="contentDisposition">The header's value; null: none.</param>
    public static string? Read(string? contentDisposition)
    {
        if (contentDisposition is null)
            return null;
        // A name that breaks its header is a wrong name, not a part to be passed over in silence.
        if (!ContentDispositionHeaderValue.TryParse(contentDisposition, out var header))
            return contentDisposition.Contains("filename", StringComparison.OrdinalIgnoreCase) ? "" : null;
        if (header.FileNameStar.HasValue)
            return header.FileNameStar.ToString();
        var plain = header.Parameters.FirstOrDefault(p => p.Name.Equals("filename", StringComparison.OrdinalIgnoreCase));
        return plain is null ? null : Unquote(plain.Value.ToString());
    }

    private static string Unquote(string value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
            return value;
        return value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            .Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal);
    }
}
