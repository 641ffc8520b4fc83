using System.Net;
using Ecm.Client;
using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>Sends one file and follows its reading.</summary>
/// <param name="client">Of the server.</param>
/// <param name="target">Where files go.</param>
/// <param name="following">Follows the reading; null: nobody waits for it.</param>
/// <param name="surroundings">Of the command.</param>
internal sealed class Uploader(EcmClient client, UploadQuery target, FileFollowing? following, Surroundings surroundings)
{
    private const int Attempts = 4;

    /// <summary>Sends a file; expected failures are in the answer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="watch">Is told how it goes.</param>
    /// <param name="cancellationToken">Ends it; a file half sent is not kept.</param>
    public async Task<UploadedLine> UploadAsync(string path, IUploadWatch watch, CancellationToken cancellationToken)
    {
        UploadedPart part;
        try
        {
            part = await SendAsync(path, watch, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && CommandLine.Explain(surroundings, e) is { } text)
        {
            return new UploadedLine(path, UploadedLine.Failed) { Error = text };
        }

        // From here on it is stored, or was there before.
        var line = new UploadedLine(path, part.Discarded ? UploadedLine.Discarded : IntakeStates.Queued)
        {
            CardId = part.CardId, FileId = part.FileId, Twins = part.Twins?.Count ?? 0, Twin = await TwinAsync(part.Twins, cancellationToken),
            Existing = part.Twins?.Any(t => t.FileId == part.FileId) == true,
        };
        return following is null || part.Discarded ? line : await following.FollowAsync(line, watch, cancellationToken);
    }

    private async Task<TwinCard?> TwinAsync(IReadOnlyList<FileTwin>? twins, CancellationToken cancellationToken)
    {
        if (twins is not [var twin, ..])
            return null;
        try
        {
            var card = await client.Cards.GetAsync(twin.CardId, cancellationToken);
            return new TwinCard(card.Id, card.Title, card.Number);
        }
        catch (Exception e) when (e is not OperationCanceledException && CommandLine.Explain(surroundings, e) is not null)
        {
            // Its id says as much.
            return new TwinCard(twin.CardId, null, null);
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
