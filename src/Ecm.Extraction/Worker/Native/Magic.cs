using System.Runtime.InteropServices;

namespace Ecm.Extraction.Worker.Native;

/// <summary>Kinds of files by content, from libmagic.</summary>
internal static partial class Magic
{
    private const int MimeType = 0x10;
    private const int Errors = 0x200;
    private const string Library = "libmagic.so.1";

    private static readonly Lazy<nint> Cookie = new(Open);

    /// <returns>A media type; <c>application/octet-stream</c> for what it does not know.</returns>
    public static string MediaType(string path)
    {
        var answer = Marshal.PtrToStringUTF8(DescribeFile(Cookie.Value, path));
        return answer is { Length: > 0 and < 200 } && answer.Contains('/') ? answer : "application/octet-stream";
    }

    private static nint Open()
    {
        var cookie = magic_open(MimeType | Errors);
        if (cookie == 0 || magic_load(cookie, null) != 0)
            throw new DllNotFoundException("libmagic's table of kinds (magic.mgc) cannot be loaded.");
        return cookie;
    }

    [LibraryImport(Library)]
    private static partial nint magic_open(int flags);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int magic_load(nint cookie, string? table);

    [LibraryImport(Library, EntryPoint = "magic_file", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint DescribeFile(nint cookie, string path);
}
