using System.Text;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>Rich text (RTF 1.9): unrtf makes a page of it, and its text is read.</summary>
internal static class RtfText
{
    private const int MostOutput = 64 * 1024 * 1024;

    public static void Read(string path, DocumentWriter writer)
    {
        var page = Programs.Run("unrtf", ["--nopict", "--html", "--quiet", path], MostOutput);
        if (page.ExitCode != 0 || page.Output.IsEmpty)
            throw new ExtractionException(ExtractionFailure.Damaged, $"unrtf: {page.Complaints}");
        HtmlText.ReadPage(Encoding.UTF8.GetString(page.Output.Span), writer);
    }
}
