using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Ecm.Contracts;
using Ecm.Contracts.Files;

namespace Ecm.Client;

/// <summary>Sends a large file in pieces: a connection that breaks costs one piece, and a server that is away is waited for.</summary>
internal sealed class PartSender(HttpClient http)
{
    private const int Piece = 8 * 1024 * 1024;
    private const long Large = 4L * Piece;
    private const int Attempts = 6;
    private const string OffsetHeader = "Upload-Offset";

    /// <summary>Whether a file is worth it, and how many bytes there are to send.</summary>
    public static bool IsWorthwhile(FileToSend file, out long size)
    {
        size = file.Content.CanSeek ? file.Content.Length - file.Content.Position : 0;
        return size >= Large;
    }

    /// <summary>Sends a file from the present position of its content, which must be able to go back.</summary>
    public async Task<UploadedPart> SendAsync(FileToSend file, BeginUploadRequest announced, CancellationToken cancellationToken)
    {
        var start = file.Content.Position;
        var (id, stored, failed) = ((Guid?)null, 0L, 0);
        while (true)
        {
            // The last piece is sent again when its answer was lost: it answers the same.
            var at = stored < announced.Size ? stored : (announced.Size - 1) / Piece * Piece;
            file.Content.Position = start + at;
            var piece = new byte[Math.Min(Piece, announced.Size - at)];
            await file.Content.ReadExactlyAsync(piece, cancellationToken);
            try
            {
                id ??= await BeginAsync(file, announced, cancellationToken);
                if (await SendAsync(id.Value, piece, at, cancellationToken) is { } done)
                    return done;
                (stored, failed) = (at + piece.Length, 0);
                file.Progress?.Report(stored);
            }
            catch (EcmProblemException e) when (e.Code == "wrong-offset" && ++failed < Attempts)
            {
                stored = await StoredAsync(id!.Value, cancellationToken);
            }
            catch (Exception e) when (IsPassing(e) && ++failed < Attempts)
            {
                await Task.Delay(TimeSpan.FromSeconds((e as EcmProblemException)?.RetryAfter ?? Math.Pow(2, failed)), cancellationToken);
            }
        }
    }

    private static bool IsPassing(Exception e) =>
        e is HttpRequestException or HttpIOException
        || e is EcmProblemException { Problem.Status: (int)HttpStatusCode.ServiceUnavailable or (int)HttpStatusCode.BadGateway or (int)HttpStatusCode.GatewayTimeout or (int)HttpStatusCode.TooManyRequests };

    private async Task<Guid> BeginAsync(FileToSend file, BeginUploadRequest announced, CancellationToken cancellationToken)
    {
        using var beginning = new HttpRequestMessage(HttpMethod.Post, "api/v1/uploads/parts") { Content = JsonContent.Create(announced, options: EcmJson.ForClients) };
        if (file.IdempotencyKey is not null)
            beginning.Headers.Add("Idempotency-Key", file.IdempotencyKey);
        using var begun = await http.SendAsync(beginning, cancellationToken);
        await EnsureAsync(begun, cancellationToken);
        return (await begun.Content.ReadFromJsonAsync<BegunUpload>(EcmJson.ForClients, cancellationToken))!.UploadId;
    }

    private async Task<UploadedPart?> SendAsync(Guid id, byte[] piece, long offset, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/v1/uploads/parts/{id}") { Content = new ByteArrayContent(piece) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.Add(OffsetHeader, offset.ToString(CultureInfo.InvariantCulture));
        using var response = await http.SendAsync(request, cancellationToken);
        await EnsureAsync(response, cancellationToken);
        return response.StatusCode == HttpStatusCode.Created ? (await response.Content.ReadFromJsonAsync<IReadOnlyList<UploadedPart>>(EcmJson.ForClients, cancellationToken))![0] : null;
    }

    private async Task<long> StoredAsync(Guid id, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"api/v1/uploads/parts/{id}", cancellationToken);
        await EnsureAsync(response, cancellationToken);
        return long.Parse(response.Headers.GetValues(OffsetHeader).Single(), CultureInfo.InvariantCulture);
    }

    private static async Task EnsureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw await EcmProblemException.OfAsync(response, cancellationToken);
    }
}
