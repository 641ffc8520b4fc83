using System.Runtime.InteropServices;
using Ecm.Extraction.Worker;
using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction;

/// <summary>The child's side: what the verb <c>extract</c> runs.</summary>
public static class ExtractionWorker
{
    /// <summary>
    /// Answers requests until the end of <paramref name="stdin"/>, also when that comes in the middle of a page. Native libraries write to
    /// the process's standard output; it is led to standard error, so <paramref name="stdout"/> must be opened before, as
    /// <see cref="Console.OpenStandardOutput()"/> does with a duplicate of its own.
    /// </summary>
    /// <param name="stdin">Requests of the pool.</param>
    /// <param name="stdout">Answers to the pool.</param>
    /// <returns>The process's exit code. The caller must return it at once: a page may still be running on another thread.</returns>
    public static async Task<int> RunAsync(Stream stdin, Stream stdout)
    {
        const int standardOutput = 1, standardError = 2;
        Libc.Duplicate(standardError, standardOutput);

        // A stop of the whole server's group must not cut a page: the server closes stdin when it is ready.
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        Libc.SetEnvironment("OMP_THREAD_LIMIT", "1", overwrite: 1);
        return await new RequestLoop(stdin, stdout).RunAsync();
    }
}
