using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>A look inside where libmagic tells only the container: which office document a ZIP is, what an OLE file locks, whether a text is a message.</summary>
internal static partial class Containers
{
    /// <summary>The media type of the office document in a ZIP; null: it is another ZIP.</summary>
    /// <param name="path">The file.</param>
    /// <param name="front">Its beginning.</param>
    /// <exception cref="ExtractionException">It begins like an office document and is damaged.</exception>
    public static string? OfficeType(string path, ReadOnlySpan<byte> front)
    {
        try
        {
            using var archive = new OfficeArchive(path);
            return archive.OpenDocumentType() ?? archive.MainPart() switch
            {
                ['w', 'o', 'r', 'd', '/', ..] => DocumentText.Word,
                ['x', 'l', '/', ..] => DocumentText.Sheets,
                ['p', 'p', 't', '/', ..] => DocumentText.Slides,
                _ => null,
            };
        }
        catch (ExtractionException) when (!BeginsLikeOffice(front))
        {
            return null; // large, and no office document
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or EndOfStreamException)
        {
            return BeginsLikeOffice(front) ? throw new ExtractionException(ExtractionFailure.Damaged, e.Message, e) : null;
        }
    }

    /// <summary>By the names of the first parts: all that is left of an archive that is cut off, for its table of contents stands at the end.</summary>
    private static bool BeginsLikeOffice(ReadOnlySpan<byte> front) =>
        front.IndexOf("[Content_Types].xml"u8) >= 0 || front.IndexOf("_rels/.rels"u8) >= 0 || front.IndexOf("mimetypeapplication/vnd.oasis.opendocument."u8) >= 0;

    /// <summary>
    /// Whether an OLE file is an office document locked by a password ([MS-OFFCRYPTO] 2.3): its directory, whose first sector the header names at 48,
    /// then has a stream EncryptedPackage.
    /// </summary>
    public static bool LocksOffice(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[512];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return false;
        var sector = 1L << Math.Clamp((int)BinaryPrimitives.ReadUInt16LittleEndian(head[30..]), 7, 16);
        file.Position = Math.Min(file.Length, (BinaryPrimitives.ReadUInt32LittleEndian(head[48..]) + 1) * sector);
        var directory = new byte[4096];
        var read = file.ReadAtLeast(directory, directory.Length, throwOnEndOfStream: false);
        return directory.AsSpan(0, read).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }

    /// <summary>What an OLE file is: a message of Outlook or a document of an old office program; null: something else.</summary>
    /// <exception cref="ExtractionException">A password locks it.</exception>
    public static string? CompoundType(string path)
    {
        try
        {
            using var file = new CompoundFile(path);
            if (OutlookMessage.IsOne(file))
                return DocumentText.Outlook;
            return OldOffice.IsLocked(file) ? throw new ExtractionException(ExtractionFailure.Password, "A document locked by a password.") : OldOffice.TypeOf(file);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether a text begins like a message: lines of a head, three of those that every message has among them.</summary>
    public static bool IsMail(ReadOnlySpan<byte> front)
    {
        var head = Encoding.Latin1.GetString(front).TrimStart('\r', '\n');
        return HeadLine().IsMatch(head)
            && KnownLine().Matches(head).Select(m => m.Groups[1].Value.ToLowerInvariant()).Distinct().Count() >= 3;
    }

    [GeneratedRegex(@"\A(From [^\r\n]*\r?\n)?[A-Za-z][A-Za-z0-9-]*:[ \t]?[^\r\n]*\r?\n([A-Za-z][A-Za-z0-9-]*:|[ \t])")]
    private static partial Regex HeadLine();

    [GeneratedRegex(@"^(From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Content-Type):", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex KnownLine();
}
