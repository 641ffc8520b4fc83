using System.Text.Json;
using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;

namespace Ecm.Core.Intake;

/// <summary>Takes the files out of a file, one after the other. What is refused is counted and named, and is no reason to park the file.</summary>
internal sealed class Unpacking(ITextExtractor extractor, TimeProvider clock)
{
    /// <summary>All the files of one, from the first on, for it may wait for a child; what is not taken out by then stays in it.</summary>
    internal TimeSpan MostTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Takes them out.</summary>
    /// <param name="run">The file that holds them.</param>
    /// <param name="request">Which of them, and what is too much.</param>
    /// <param name="tooDeep">True: it lies so deep in others that nothing is taken out.</param>
    /// <param name="nameOf">The name under which a refused one is told.</param>
    /// <param name="take">Keeps one; answers why it was not kept, a stable word, or null.</param>
    /// <param name="cancellationToken">Ends it; another run goes on behind the last one that was kept.</param>
    public async Task<LeftOut> RunAsync(
        IntakeRun run, UnpackRequest request, bool tooDeep, Func<InnerFile, string> nameOf, Func<InnerFile, CancellationToken, Task<string?>> take, CancellationToken cancellationToken)
    {
        var (count, named) = (0, new List<LeftOutFile>());
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var begun = false;
            await foreach (var inner in extractor.UnpackAsync(request, ending.Token))
            {
                if (!begun)
                    patience.CancelAfter(MostTime);
                begun = true;
                var reason = inner.Refused is { } refused ? Word(tooDeep ? UnpackRefusal.TooDeep : refused) : await take(inner, ending.Token);
                if (reason is not null)
                    LeaveOut(nameOf(inner), reason);
            }
        }
        catch (ExtractionException e) when (run.Alone || e.Reason == ExtractionFailure.Damaged)
        {
            // What can be read of it was read; what cannot be taken out of it is no reason to park it.
            LeaveOut("", Word(UnpackRefusal.Damaged));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LeaveOut("", "timed-out");
        }

        return new LeftOut(count, named);

        void LeaveOut(string name, string reason)
        {
            if (++count <= LeftOut.MostNamed)
                named.Add(new LeftOutFile(name, reason));
        }
    }

    private static string Word(UnpackRefusal refusal) => JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.ToString());
}
