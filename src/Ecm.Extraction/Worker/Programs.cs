using System.ComponentModel;
using System.Diagnostics;
using Ecm.Abstractions.Extraction;

namespace Ecm.Extraction.Worker;

/// <summary>
/// Runs poppler's and other programs one at a time inside the child's sandbox. What they write is limited; they end with the child:
/// the pool kills the whole process group, and <see cref="KillRunning"/> serves the quiet end.
/// </summary>
internal static class Programs
{
    private static readonly System.Text.UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static Process? running;

    /// <param name="name">Of a program on the path.</param>
    /// <param name="arguments">Never joined to a line, so no text of a file name is understood by a shell.</param>
    /// <param name="mostOutput">Bytes; more means the file asks for too much.</param>
    /// <param name="input">What it reads from its standard input; null: nothing.</param>
    public static ProgramOutput Run(string name, IEnumerable<string> arguments, int mostOutput, string? input = null)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardInputEncoding = Utf8 };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Start(start);
        running = process;
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var complaints = Complaints(process.StandardError);
            using var output = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = process.StandardOutput.BaseStream.Read(buffer)) > 0;)
            {
                if (output.Length + read > mostOutput)
                    throw new ExtractionException(ExtractionFailure.TooLarge, $"{name} writes more than {mostOutput} bytes.");
                output.Write(buffer, 0, read);
            }

            process.WaitForExit();
            return new ProgramOutput(process.ExitCode, output.GetBuffer().AsMemory(0, (int)output.Length), complaints.GetAwaiter().GetResult());
        }
        finally
        {
            KillRunning();
            running = null;
        }
    }

    public static void KillRunning()
    {
        try
        {
            running?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had just ended.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ExtractionException(ExtractionFailure.NotInstalled, $"{start.FileName} cannot be started.", e);
        }
    }

    /// <summary>A damaged file can make poppler complain without end: the first lines are kept, the rest is read away.</summary>
    private static Task<string> Complaints(StreamReader errors) => Task.Run(() =>
    {
        var kept = new System.Text.StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = errors.Read(buffer)) > 0;)
        {
            if (kept.Length < 4000)
                kept.Append(buffer, 0, read);
        }

        return kept.ToString();
    });
}

internal readonly record struct ProgramOutput(int ExitCode, ReadOnlyMemory<byte> Output, string Complaints);
