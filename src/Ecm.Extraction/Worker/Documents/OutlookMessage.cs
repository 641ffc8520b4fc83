using System.Buffers.Binary;
using System.Text;
using MimeKit;
using static Ecm.Extraction.Worker.Documents.CompoundFile;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>
/// A message as Outlook keeps it (MSG; [MS-OXMSG]): a compound file with a stream for each property. It becomes a message of the kind that mail servers send,
/// messages inside it too, and is then read as one.
/// </summary>
internal sealed class OutlookMessage(CompoundFile file)
{
    private const string Property = "__substg1.0_";
    private const string Attachment = "__attach_version1.0_";
    private const string Unicode = "001F", EightBit = "001E", Binary = "0102", Storage = "000D";
    private const string Recipient = "__recip_version1.0_";

    /// <summary>Messages inside messages; deeper ones are left out.</summary>
    private const int Deepest = 20;

    /// <summary>In one file. A damaged one may lead from a message back to itself, on several ways.</summary>
    private const int MostMessages = 200;

    // [MS-OXPROPS]
    private const string Subject = "0037", Body = "1000", Html = "1013", RecipientSmtp = "39FE", RecipientAddress = "3003", SenderName = "0C1A", SenderAddress = "0C1F", SenderSmtp = "5D01",
        Data = "3701", LongName = "3707", ShortName = "3704", DisplayName = "3001", MediaType = "370E", ContentId = "3712";

    private const uint SubmitTime = 0x00390040, DeliveryTime = 0x0E060040, CodePage = 0x3FFD0003, InternetCodePage = 0x3FDE0003, RecipientKind = 0x0C150003;

    private const ulong CopyTo = 2;

    private int messages;
    private int textLeft = 64 * 1024 * 1024;

    // Letters of their own are of the pages that only this provider knows.
    static OutlookMessage() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether a compound file is a message: it has the storage in which names of properties are explained.</summary>
    public static bool IsOne(CompoundFile file) => file.In(file.Root).Any(e => e.Name == "__nameid_version1.0") && file.In(file.Root).Any(e => e.Name == "__properties_version1.0");

    /// <summary>The message; its attachments are read out of the file when they are asked for.</summary>
    public MimeMessage Read() => Read(file.Root, headLength: 32, depth: 1);

    private MimeMessage Read(Entry storage, int headLength, int depth)
    {
        var entries = Entries(storage);
        var fixedValues = FixedValues(entries, headLength);
        var letters = Letters(fixedValues);
        var message = new MimeMessage { Subject = Text(entries, Subject, letters) ?? "" };
        AddAddress(message.From, Text(entries, SenderName, letters), Text(entries, SenderSmtp, letters) ?? Text(entries, SenderAddress, letters));
        foreach (var recipient in Storages(entries, Recipient))
            AddRecipient(message, Entries(recipient), letters);
        // The library makes up both; the bytes of a message inside must be the same each time.
        message.Headers.Remove(HeaderId.MessageId);
        message.Headers.Remove(HeaderId.Date);
        if ((Time(fixedValues, SubmitTime) ?? Time(fixedValues, DeliveryTime)) is { } sent)
            message.Date = sent;

        var mixed = new Multipart("mixed") { Boundary = $"=_message_{++messages}" };
        if (Text(entries, Body, letters) is { } text && !string.IsNullOrWhiteSpace(text))
            mixed.Add(new TextPart("plain") { Text = text, ContentTransferEncoding = ContentEncoding.Base64 });
        if (HtmlOf(entries, letters, fixedValues) is { } html)
            mixed.Add(new TextPart("html") { Text = html, ContentTransferEncoding = ContentEncoding.Base64 });
        foreach (var attachment in Storages(entries, Attachment))
            if (AttachmentOf(attachment, letters, depth) is { } part)
                mixed.Add(part);
        message.Body = mixed;
        return message;
    }

    private MimeEntity? AttachmentOf(Entry storage, Encoding letters, int depth)
    {
        var entries = Entries(storage);
        var name = Text(entries, LongName, letters) ?? Text(entries, ShortName, letters) ?? Text(entries, DisplayName, letters);
        if (entries.GetValueOrDefault(Property + Data + Storage) is { IsStream: false } inner)
            // A message inside a message; other storages are objects of office programs, of use to them alone.
            return depth < Deepest && messages < MostMessages && file.In(inner).Any(e => e.Name == "__properties_version1.0")
                ? new MessagePart { Message = Read(inner, headLength: 24, depth + 1), ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = name } }
                : null;
        if (entries.GetValueOrDefault(Property + Data + Binary) is not { IsStream: true } data)
            return null;
        var type = Text(entries, MediaType, letters) is { } said && ContentType.TryParse(said, out var parsed) ? parsed : new ContentType("application", "octet-stream");
        var id = Text(entries, ContentId, letters);
        return new MimePart(type)
        {
            Content = new MimeContent(file.Open(data)), ContentTransferEncoding = ContentEncoding.Base64, FileName = name, ContentId = id,
            ContentDisposition = new ContentDisposition(id is null || type.MediaType != "image" ? ContentDisposition.Attachment : ContentDisposition.Inline) { FileName = name },
        };
    }

    private string? HtmlOf(Dictionary<string, Entry> entries, Encoding letters, Dictionary<uint, ulong> values)
    {
        if (entries.GetValueOrDefault(Property + Html + Binary) is not { } stream)
            return Text(entries, Html, letters);
        return EncodingOf(values, InternetCodePage, letters).GetString(Bytes(stream));
    }

    /// <summary>A text in Unicode, or in the letters that the message says it is written in.</summary>
    private string? Text(Dictionary<string, Entry> entries, string property, Encoding letters)
    {
        var text = entries.GetValueOrDefault(Property + property + Unicode) is { } wide ? Encoding.Unicode.GetString(Bytes(wide))
            : entries.GetValueOrDefault(Property + property + EightBit) is { } narrow ? letters.GetString(Bytes(narrow))
            : null;
        return text?.TrimEnd('\0') is { Length: > 0 } found ? found : null;
    }

    private byte[] Bytes(Entry stream)
    {
        using var content = file.Open(stream);
        var bytes = new byte[Math.Min(content.Length, textLeft)];
        textLeft -= bytes.Length;
        return bytes[..content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Values of fixed length: behind a head, 16 bytes each: what it is, flags, the value.</summary>
    private Dictionary<uint, ulong> FixedValues(Dictionary<string, Entry> entries, int headLength)
    {
        var values = new Dictionary<uint, ulong>();
        var bytes = entries.GetValueOrDefault("__properties_version1.0") is { } stream ? Bytes(stream) : [];
        for (var at = headLength; at + 16 <= bytes.Length; at += 16)
            values[BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at))] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at + 8));
        return values;
    }

    private static Encoding Letters(Dictionary<uint, ulong> values) => EncodingOf(values, CodePage, Encoding.GetEncoding(1251));

    private static Encoding EncodingOf(Dictionary<uint, ulong> values, uint property, Encoding otherwise)
    {
        try
        {
            return values.TryGetValue(property, out var page) ? Encoding.GetEncoding((int)(page & 0xFFFF)) : otherwise;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return otherwise;
        }
    }

    private static DateTimeOffset? Time(Dictionary<uint, ulong> values, uint property)
    {
        var ticks = (long)values.GetValueOrDefault(property);
        return ticks > 0 && ticks < DateTime.MaxValue.ToFileTimeUtc() ? new DateTimeOffset(DateTime.FromFileTimeUtc(ticks)) : null;
    }

    private void AddRecipient(MimeMessage message, Dictionary<string, Entry> entries, Encoding letters) => AddAddress(
        FixedValues(entries, headLength: 8).GetValueOrDefault(RecipientKind) == CopyTo ? message.Cc : message.To,
        Text(entries, DisplayName, letters), Text(entries, RecipientSmtp, letters) ?? Text(entries, RecipientAddress, letters));

    /// <summary>Inside an organisation Outlook keeps names of its directory (/O=…), which are no addresses.</summary>
    private static void AddAddress(InternetAddressList list, string? name, string? address)
    {
        if (address?.StartsWith('/') == false && MailboxAddress.TryParse(address, out var parsed))
            list.Add(new MailboxAddress(name ?? "", parsed.Address));
        else if (name is not null)
            list.Add(new MailboxAddress(name, ""));
    }

    private Dictionary<string, Entry> Entries(Entry storage) => file.In(storage).DistinctBy(e => e.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(e => e.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Entry> Storages(Dictionary<string, Entry> entries, string beginning) =>
        entries.Values.Where(e => !e.IsStream && e.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).OrderBy(e => e.Name, StringComparer.Ordinal);
}
