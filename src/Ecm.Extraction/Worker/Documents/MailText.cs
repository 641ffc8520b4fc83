using System.Globalization;
using MimeKit;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>A message (EML, MSG): its head, its text, the names of what is attached, and messages inside it.</summary>
internal static class MailText
{
    /// <summary>Messages inside messages that are read; deeper ones are only named.</summary>
    private const int Deepest = 10;

    public static void Read(string path, string mediaType, DocumentWriter writer)
    {
        using var mail = new MailSource(path, mediaType);
        Read(mail.Message, writer, 1);
    }

    private static void Read(MimeMessage message, DocumentWriter writer, int depth)
    {
        Head(writer, "Subject", message.Subject);
        Head(writer, "From", message.From.ToString());
        Head(writer, "To", message.To.ToString());
        Head(writer, "Cc", message.Cc.ToString());
        if (message.Date != DateTimeOffset.MinValue)
            Head(writer, "Date", message.Date.ToString("dd.MM.yyyy HH:mm zzz", CultureInfo.InvariantCulture));
        foreach (var attached in message.Attachments)
            Head(writer, "Attachment", attached.ContentDisposition?.FileName ?? attached.ContentType.Name);
        writer.Section();

        if (message.TextBody is { } text && !string.IsNullOrWhiteSpace(text))
            Lines(text, writer);
        else if (message.HtmlBody is { } html)
            HtmlText.ReadPage(html, writer);
        writer.Section();
        if (depth == Deepest)
            return;
        foreach (var inner in message.Attachments.OfType<MessagePart>())
            if (inner.Message is { } forwarded && !writer.Full)
                Read(forwarded, writer, depth + 1);
    }

    private static void Head(DocumentWriter writer, string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        writer.Write($"{name}: {value}");
        writer.Line();
    }

    /// <summary>Empty lines part the paragraphs of a letter.</summary>
    private static void Lines(string text, DocumentWriter writer)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
                writer.Section();
            writer.Write(line.TrimEnd());
            writer.Line();
        }
    }
}
