using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ecm.Rest.Files;

/// <summary>Headers that make it safe to hand out what anybody may have uploaded: never run, never guessed at, saved under its own name.</summary>
internal static class ContentHeaders
{
    // Raster pictures and PDF: kinds that browsers show without running anything of them in our origin.
    private static readonly HashSet<string> Shown = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf"];

    // RFC 8187: what may stand in an extended value as it is.
    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~");

    /// <summary>True when a browser may show content of this type instead of saving it.</summary>
    public static bool MayBeShown(string mediaType) => Shown.Contains(mediaType);

    /// <summary>Writes the headers.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="mediaType">What the content is.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="shown">True when it is to be shown; only kinds that <see cref="MayBeShown"/>.</param>
    public static void Write(IHeaderDictionary headers, string mediaType, string name, bool shown)
    {
        headers.ContentType = mediaType;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentDisposition = Disposition(shown ? "inline" : "attachment", name);

        // A sandbox keeps Chromium's PDF viewer from starting, and that viewer runs apart from the page anyway.
        headers.ContentSecurityPolicy = shown && mediaType == "application/pdf"
            ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
            : "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";
    }

    /// <summary>A <c>Content-Disposition</c> (RFC 6266): the name in ASCII for those who know no better, and whole.</summary>
    public static string Disposition(string kind, string name)
    {
        var ascii = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            ascii.Append(rune.Value is >= ' ' and < 0x7f and not ('"' or '\\' or '%') ? (char)rune.Value : '_');
        return $"{kind}; filename=\"{ascii}\"; filename*=UTF-8''{Extended(name)}";
    }

    private static string Extended(string name)
    {
        var value = new StringBuilder(name.Length * 3);
        foreach (var b in Encoding.UTF8.GetBytes(name))
            if (b < 0x80 && Plain.Contains((char)b))
                value.Append((char)b);
            else
                value.Append('%').Append(b.ToString("X2"));
        return value.ToString();
    }
}
