using System.Buffers.Binary;
using static Ecm.Extraction.Worker.Documents.CompoundFile;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>Documents of office programs before 2007: compound files told by the stream that holds the document, and whether a password locks them.</summary>
internal static class OldOffice
{
    public const string Word = "application/msword";
    public const string Sheets = "application/vnd.ms-excel";
    public const string Slides = "application/vnd.ms-powerpoint";

    private const string WordStream = "WordDocument", SlidesStream = "PowerPoint Document", CurrentUser = "Current User";

    private static readonly string[] SheetStreams = ["Workbook", "Book"];

    /// <returns>A media type; null: it is something else.</returns>
    public static string? TypeOf(CompoundFile file) => Find(file, WordStream) is not null ? Word
        : Find(file, SlidesStream) is not null ? Slides
        : Array.Exists(SheetStreams, name => Find(file, name) is not null) ? Sheets
        : null;

    /// <summary>Whether a document or slides ask for a password: a flag of the head ([MS-DOC] 2.5.2), a mark of their own ([MS-PPT] 2.3.2).</summary>
    public static bool IsLocked(CompoundFile file) =>
        (Front(file, WordStream, 12) is { } head && (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10)) & 0x0100) != 0)
        || (Front(file, CurrentUser, 16) is { } user && BinaryPrimitives.ReadUInt32LittleEndian(user.AsSpan(12)) == 0xF3D1C4DF);

    /// <summary>
    /// Whether tables say that they are encrypted ([MS-XLS] 2.4.117): that may be with a password which every program knows, so only one that could not open
    /// them makes it a lock.
    /// </summary>
    public static bool LocksSheets(string path)
    {
        const ushort filePass = 0x002F;
        const int records = 20;
        try
        {
            using var file = new CompoundFile(path);
            if (SheetStreams.Select(name => Front(file, name, 8192)).FirstOrDefault(front => front is not null) is not { } front)
                return false;
            for (int at = 0, seen = 0; at + 4 <= front.Length && seen < records; seen++)
            {
                if (BinaryPrimitives.ReadUInt16LittleEndian(front.AsSpan(at)) == filePass)
                    return true;
                at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(front.AsSpan(at + 2));
            }

            return false;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static Entry? Find(CompoundFile file, string name) => file.In(file.Root).FirstOrDefault(e => e.IsStream && e.Name == name);

    /// <returns>Null when there is no such stream, or a shorter one than a few bytes.</returns>
    private static byte[]? Front(CompoundFile file, string name, int length)
    {
        if (Find(file, name) is not { } entry)
            return null;
        using var stream = file.Open(entry);
        var front = new byte[length];
        var read = stream.ReadAtLeast(front, length, throwOnEndOfStream: false);
        return read >= Math.Min(length, 16) ? front[..read] : null;
    }
}
