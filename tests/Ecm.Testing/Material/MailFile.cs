using System.Text;

namespace Ecm.Testing.Material;

/// <summary>Messages written by hand, so that what a library would never write can be in them.</summary>
public static class MailFile
{
    /// <summary>A message with a text and parts behind it.</summary>
    /// <param name="subject">In ASCII.</param>
    /// <param name="text">Its text.</param>
    /// <param name="parts">Each with its head, as <see cref="Part"/> makes them.</param>
    public static string Message(string subject, string text, params IEnumerable<string> parts)
    {
        var boundary = $"b-{Guid.CreateVersion7():N}";
        var message = new StringBuilder($"From: a@example.org\r\nTo: b@example.org\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary={boundary}\r\n\r\n");
        foreach (var part in parts.Prepend($"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"))
            message.Append($"--{boundary}\r\n{part}\r\n");
        return message.Append($"--{boundary}--\r\n").ToString();
    }

    /// <summary>A part with these bytes.</summary>
    /// <param name="name">Its name, any text.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="mediaType">What it says it is.</param>
    /// <param name="more">Further lines of its head, each with its end.</param>
    /// <param name="disposition">How it is to be shown.</param>
    public static string Part(string name, byte[] bytes, string mediaType = "application/octet-stream", string more = "", string disposition = "attachment") =>
        $"Content-Type: {mediaType}\r\nContent-Transfer-Encoding: base64\r\n{more}Content-Disposition: {disposition}; filename*=utf-8''{Uri.EscapeDataString(name)}\r\n\r\n"
        + Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) + "\r\n";

    /// <summary>A part that is a message.</summary>
    public static string Inner(string message) => $"Content-Type: message/rfc822\r\n\r\n{message}";
}
