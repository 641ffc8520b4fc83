using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>
/// The files in a ZIP, in the order of its table of contents; its folders are none. A name is text that is only handed on: nothing is ever written under it.
/// What is sent was checked against its length and sum before.
/// </summary>
internal static class ZipFiles
{
    private const int LongestPath = 1000;

    /// <summary>Of the type of file that Unix keeps in the upper half of the attributes: a symbolic link.</summary>
    private const int LinkType = 0xA000;

    private const int TypeOfFile = 0xF000;

    /// <exception cref="InvalidDataException">It is no ZIP, or its table of contents is damaged.</exception>
    public static async Task UnpackAsync(string path, InnerFiles files)
    {
        await using var source = File.OpenRead(path);
        await using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true, new ZipNames());
        foreach (var entry in zip.Entries)
            if (!IsFolder(entry))
                await files.AddAsync(Tail(entry.FullName), null, into => CopyAsync(entry, into), entry.Length, Refusal(entry));
    }

    private static bool IsFolder(ZipArchiveEntry entry) => entry.Length == 0 && entry.FullName is [.., '/' or '\\'];

    private static UnpackRefusal? Refusal(ZipArchiveEntry entry) =>
        entry.IsEncrypted ? UnpackRefusal.Locked : ((entry.ExternalAttributes >> 16) & TypeOfFile) == LinkType ? UnpackRefusal.Link : null;

    private static async Task CopyAsync(ZipArchiveEntry entry, Stream into)
    {
        var sum = new Crc32();
        long length = 0;
        var buffer = new byte[64 * 1024];
        await using var content = await entry.OpenAsync();
        while (await content.ReadAsync(buffer) is > 0 and var count)
        {
            sum.Append(buffer.AsSpan(0, count));
            length += count;
            await into.WriteAsync(buffer.AsMemory(0, count));
        }

        if (length != entry.Length || sum.GetCurrentHashAsUInt32() != entry.Crc32)
            throw new InvalidDataException("The file is not the one that was packed.");
    }

    // The name proper stands at the end of a path.
    private static string Tail(string path) => path.Length > LongestPath ? path[^LongestPath..] : path;

    /// <summary>Names that do not say that they are UTF-8: they are when they can be, else of the code page that Russian Windows packs with.</summary>
    private sealed class ZipNames : Encoding
    {
        private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        private static readonly Encoding Dos = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

        public override int GetCharCount(byte[] bytes, int index, int count) => Of(bytes, index, count).GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
            Of(bytes, byteIndex, byteCount).GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxCharCount(int byteCount) => Strict.GetMaxCharCount(byteCount);
        public override int GetByteCount(char[] chars, int index, int count) => Strict.GetByteCount(chars, index, count);
        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => Strict.GetBytes(chars, charIndex, charCount, bytes, byteIndex);
        public override int GetMaxByteCount(int charCount) => Strict.GetMaxByteCount(charCount);

        private static Encoding Of(byte[] bytes, int index, int count) => System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(index, count)) ? Strict : Dos;
    }
}
