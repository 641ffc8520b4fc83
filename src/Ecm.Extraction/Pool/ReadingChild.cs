using System.Diagnostics;
using Ecm.Abstractions.Extraction;
using Ecm.Extraction.Protocol;
using Ecm.Extraction.Worker.Native;

namespace Ecm.Extraction.Pool;

/// <summary>
/// One child process. A request is sent, its answers are awaited one by one, each within the time for a page, while the memory of the
/// child and its programs is watched. Any failure other than an answered one ends the child. One request at a time.
/// </summary>
internal sealed class ReadingChild : IAsyncDisposable
{
    private static readonly TimeSpan QuietEnd = TimeSpan.FromSeconds(2);

    private readonly ExtractionOptions options;
    private readonly TimeProvider time;
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly LastWords lastWords;
    private ExtractionFailure? killedFor;
    private bool killed;

    private ReadingChild(ExtractionOptions options, TimeProvider time, Process process, DirectoryInfo folder)
    {
        (this.options, this.time, this.process, this.folder) = (options, time, process, folder);
        lastWords = new LastWords(process.StandardError);
    }

    /// <summary>False when it must not get another request.</summary>
    public bool Usable
    {
        get => field && !process.HasExited;
        private set;
    } = true;

    public int ProcessId => process.Id;

    /// <exception cref="ExtractionException">The child does not start or is no child of this version.</exception>
    public static async Task<ReadingChild> StartAsync(ChildCommand command, ExtractionOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("ecm-extract-");
        var process = Process.Start(command.Build(folder.FullName))!;
        var child = new ReadingChild(options, time, process, folder);
        try
        {
            var hello = await child.WatchedAsync(() => Frames.ReadAsync(process.StandardOutput.BaseStream, cancellationToken), cancellationToken);
            if (hello is not { Kind: FrameKind.Hello } || MessageJson.Read<Hello>(hello.Value.Body).Version != Hello.Current)
                throw child.Ended("the child did not introduce itself");
            await Frames.WriteAsync(process.StandardInput.BaseStream, FrameKind.Settings, MessageJson.Write(new Settings(options.Languages, options.Models)), cancellationToken);
            return child;
        }
        catch (Exception e)
        {
            await child.DisposeAsync();
            throw e is IOException or InvalidDataException ? child.Ended(e.Message, e) : e;
        }
    }

    /// <summary>Sends a request and answers each message up to the last one.</summary>
    /// <exception cref="ExtractionException">Answered by the child, or the child ended or was ended.</exception>
    public async IAsyncEnumerable<Frame> AskAsync(
        FrameKind kind, byte[] body, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Set back only after a last answer: a caller that stops listening in the middle leaves a child that still talks.
        Usable = false;
        await GuardedAsync(async () =>
        {
            await Frames.WriteAsync(process.StandardInput.BaseStream, kind, body, cancellationToken);
            return (Frame?)default(Frame);
        }, cancellationToken);
        while (true)
        {
            var answer = await GuardedAsync(() => Frames.ReadAsync(process.StandardOutput.BaseStream, cancellationToken), cancellationToken)
                ?? throw Ended("the child closed its output");
            if (answer.Kind is FrameKind.Page or FrameKind.Entry or FrameKind.Chunk)
            {
                yield return answer;
                continue;
            }

            Usable = true;
            if (answer.Kind == FrameKind.Failed)
            {
                var failed = MessageJson.Read<Failed>(answer.Body);
                throw new ExtractionException(failed.Reason, failed.Detail) { Page = failed.Page };
            }

            if (answer.Kind != FrameKind.Done)
                yield return answer;
            yield break;
        }
    }

    /// <summary>Ends the child: quietly by closing its input when it is idle, else by force together with all it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Usable)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(QuietEnd, time);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Kill();
        await process.WaitForExitAsync();
        await lastWords.DisposeAsync();
        process.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The last program of the group may still be closing its file; the folder lies in the temporary folder.
        }
    }

    private void Kill()
    {
        Usable = false;
        if (killed)
            return;
        killed = true;

        // The child's group carries the first process's id (setsid); also when that one has ended, others of the group may live.
        Libc.Kill(-process.Id, Libc.Kill9);
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private async Task<Frame?> GuardedAsync(Func<Task<Frame?>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await WatchedAsync(step, cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Kill();
            throw Ended(e.Message, e);
        }
    }

    /// <summary>Waits for a step while looking at memory and time; ends the child when either is over or the caller gives up.</summary>
    private async Task<Frame?> WatchedAsync(Func<Task<Frame?>> step, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var answer = step();
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(options.WatchInterval, time, CancellationToken.None));
            if (answer.IsCompleted)
                break;
            if (cancellationToken.IsCancellationRequested)
                Kill();
            else if (time.GetElapsedTime(began) > options.PageTime)
                KillFor(ExtractionFailure.TimedOut);
            else if (ProcessTree.ResidentBytes(process.Id) > options.MemoryLimit)
                KillFor(ExtractionFailure.OutOfMemory);
        }

        var frame = await answer;
        cancellationToken.ThrowIfCancellationRequested();
        return killedFor is null ? frame : throw Ended("");
    }

    private void KillFor(ExtractionFailure reason)
    {
        killedFor ??= reason;
        Kill();
    }

    private ExtractionException Ended(string detail, Exception? inner = null) => killedFor switch
    {
        ExtractionFailure.TimedOut => new ExtractionException(ExtractionFailure.TimedOut, $"No answer for {options.PageTime.TotalSeconds:0} s.", inner),
        ExtractionFailure.OutOfMemory => new ExtractionException(ExtractionFailure.OutOfMemory, $"More than {options.MemoryLimit} bytes.", inner),
        _ => new ExtractionException(ExtractionFailure.Crashed, $"{detail}; last words: {lastWords}", inner),
    };
}
