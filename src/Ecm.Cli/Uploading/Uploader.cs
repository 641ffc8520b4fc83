using System.Net;
using Ecm.Client;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>Sends one file and follows its reading.</summary>
internal sealed class Uploader(EcmClient client, UploadQuery target, bool wait, Surroundings surroundings)
{
    private const int Attempts = 4;
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Sends a file; expected failures are in the answer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="watch">Is told how it goes.</param>
    /// <param name="cancellationToken">Ends it; a file half sent is not kept.</param>
    public async Task<UploadedLine> UploadAsync(string path, IUploadWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            var part = await SendAsync(path, watch, cancellationToken);
            var line = new UploadedLine(path, part.Discarded ? UploadedLine.Discarded : IntakeStates.Queued)
            {
                CardId = part.CardId, FileId = part.FileId, Twins = part.Twins?.Count ?? 0,
            };
            return wait && !part.Discarded ? await FollowAsync(line, watch, cancellationToken) : line;
        }
        catch (Exception e) when (e is not OperationCanceledException && CommandLine.Explain(surroundings, e) is { } text)
        {
            return new UploadedLine(path, UploadedLine.Failed) { Error = text };
        }
    }

    /// <summary>A server that is busy or away for a moment is asked again; the key makes sure that nothing is taken in twice.</summary>
    private async Task<UploadedPart> SendAsync(string path, IUploadWatch watch, CancellationToken cancellationToken)
    {
        var key = Guid.CreateVersion7().ToString();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
                watch.Sending(path, content.Length);
                var file = new FileToSend(content, Path.GetFileName(path)) { IdempotencyKey = key, Progress = new Direct(sent => watch.Sent(path, sent)) };
                return await client.UploadAsync(file, target, cancellationToken);
            }
            catch (Exception e) when (attempt < Attempts && PauseBefore(e, attempt) is { } pause)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    private async Task<UploadedLine> FollowAsync(UploadedLine line, IUploadWatch watch, CancellationToken cancellationToken)
    {
        for (var pause = FirstLook; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 3 / 2, LongestPause.Ticks)))
        {
            await Task.Delay(pause, cancellationToken);
            var intake = (await client.Files.GetAsync(line.FileId!.Value, cancellationToken)).Intake;
            watch.Reading(line.Path, intake.PagesDone, intake.Pages);
            if (intake.State is IntakeStates.Done or IntakeStates.Parked)
                return line with { State = intake.State, Pages = intake.Pages, Error = intake.Error };
        }
    }

    private static TimeSpan? PauseBefore(Exception failure, int attempt) => failure switch
    {
        EcmProblemException { Problem.Status: (int)HttpStatusCode.ServiceUnavailable or (int)HttpStatusCode.TooManyRequests } busy =>
            TimeSpan.FromSeconds(Math.Min(busy.RetryAfter ?? 2, 10)),
        HttpRequestException { StatusCode: null } => TimeSpan.FromSeconds(attempt),
        _ => null,
    };

    /// <summary>Unlike <see cref="Progress{T}"/> reports at once and in order.</summary>
    private sealed class Direct(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
