using System.Text.RegularExpressions;
using Ecm.Abstractions.Extraction;
using MimeKit;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>
/// What is attached to a message: parts that say so, parts with a name, and messages inside it, these whole.
/// Pictures that the text itself shows (a logo below a signature) are part of the text.
/// </summary>
internal static partial class MailFiles
{
    public static async Task UnpackAsync(string path, string mediaType, InnerFiles files)
    {
        using var mail = new MailSource(path, mediaType);
        var message = mail.Message;
        var shown = message.BodyParts.OfType<TextPart>().Where(p => p.IsHtml && !p.IsAttachment).SelectMany(p => Shown().Matches(p.Text ?? "")).Select(m => m.Groups[1].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in message.BodyParts)
        {
            if (part is MessagePart { Message: var inner } held)
                await files.AddAsync(NameOf(held), DocumentText.Mail, inner is null ? null : into => inner.WriteToAsync(into));
            else if (part is MimePart attached && IsAttached(attached, shown))
                await files.AddAsync(attached.FileName, attached.ContentType.MimeType, attached.Content is { } content ? into => content.DecodeToAsync(into) : null);
        }
    }

    private static bool IsAttached(MimePart part, HashSet<string> shown)
    {
        if (part.IsAttachment)
            return true;
        if (string.IsNullOrWhiteSpace(part.FileName))
            return false;
        return part.ContentType.MediaType != "image" || string.IsNullOrEmpty(part.ContentId) || !shown.Contains(part.ContentId);
    }

    // The addresses of pictures in the text, collected once: a hostile mail has as many parts as its text is long.
    [GeneratedRegex(@"cid:([^""'<>\s)]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();

    /// <summary>A forwarded message often has no name but always a subject.</summary>
    private static string? NameOf(MessagePart part)
    {
        var name = part.ContentDisposition?.FileName ?? part.ContentType.Name ?? part.Message?.Subject;
        return string.IsNullOrWhiteSpace(name) || name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? name : $"{name.Trim()}.eml";
    }
}
