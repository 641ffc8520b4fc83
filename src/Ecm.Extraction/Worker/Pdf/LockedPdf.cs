using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;

namespace Ecm.Extraction.Worker.Pdf;

/// <summary>
/// Opens a PDF with its password: qpdf writes a copy without one into the child's folder. The password goes through a pipe, for arguments are seen by whoever lists
/// processes.
/// </summary>
internal static class LockedPdf
{
    private const int MostOutput = 64 * 1024;
    private const int EndedWithWarnings = 3;

    public static async Task<UnlockOutcome> UnlockAsync(UnlockFile request, Func<FrameKind, ReadOnlyMemory<byte>, Task> send)
    {
        if (!IsPdf(request.Path))
            return UnlockOutcome.NotPossible;
        // qpdf reads one line.
        if (request.Password.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            return UnlockOutcome.WrongPassword;
        var copy = Path.Combine(Path.GetTempPath(), $"unlocked-{Guid.CreateVersion7():N}.pdf");
        try
        {
            var answer = Programs.Run("qpdf", ["--password-file=-", "--decrypt", request.Path, copy], MostOutput, request.Password + "\n");
            if (answer.Complaints.Contains("invalid password", StringComparison.Ordinal))
                return UnlockOutcome.WrongPassword;
            if (answer.ExitCode is not (0 or EndedWithWarnings))
                throw new ExtractionException(ExtractionFailure.Damaged, $"qpdf ended with {answer.ExitCode}: {answer.Complaints.Trim()}");
            await FileChunks.SendAsync(copy, send);
            return UnlockOutcome.Unlocked;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static bool IsPdf(string path)
    {
        Span<byte> front = stackalloc byte[1024];
        using var file = File.OpenRead(path);
        return front[..file.ReadAtLeast(front, front.Length, throwOnEndOfStream: false)].IndexOf("%PDF-"u8) >= 0;
    }
}
