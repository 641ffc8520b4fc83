using MimeKit;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>A message as mail servers send it (EML; RFC 5322, MIME) or as Outlook keeps it. Its parts stay in the file, for they may be larger than the memory.</summary>
internal sealed class MailSource : IDisposable
{
    private static readonly ParserOptions Limits = new() { MaxMimeDepth = 100 };

    private readonly IDisposable file;

    public MailSource(string path, string mediaType)
    {
        if (mediaType == DocumentText.Outlook)
        {
            var compound = new CompoundFile(path);
            (file, Message) = (compound, new OutlookMessage(compound).Read());
        }
        else
        {
            var stream = File.OpenRead(path);
            (file, Message) = (stream, MimeMessage.Load(Limits, stream, persistent: true));
        }
    }

    public MimeMessage Message { get; }

    public void Dispose()
    {
        Message.Dispose();
        file.Dispose();
    }
}
