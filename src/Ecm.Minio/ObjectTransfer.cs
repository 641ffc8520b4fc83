using System.Net;
using System.Net.Http.Headers;
using Ecm.Abstractions.Blobs;

namespace Ecm.Minio;

/// <summary>
/// The bytes themselves, over HTTP on signed addresses: the SDK's ranges and conditions do not work and it buffers
/// whole parts (docs/adr/0004-blobs.md).
/// </summary>
internal sealed class ObjectTransfer(HttpClient http, Bucket bucket, Patience patience)
{
    /// <summary>One PUT of known length, which the server checks by its hash and refuses when the name is taken.</summary>
    /// <exception cref="InvalidOperationException">The name is taken.</exception>
    public async Task PutAsync(Guid id, Spool spool, CancellationToken cancellationToken)
    {
        var sentBefore = false;
        await patience.RunAsync(async timer =>
        {
            await bucket.EnsureAsync(timer.Token).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Put, await bucket.AddressToPutAsync(id).ConfigureAwait(false));
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
            request.Content = new SpoolContent(spool, timer);
            var mayBeThere = sentBefore;
            sentBefore = true;

            using var response = await http.SendAsync(request, timer.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                await VerifyAsync(id, spool, response.Headers.ETag?.Tag.Trim('"'), timer.Token).ConfigureAwait(false);
            else if (response.StatusCode != HttpStatusCode.PreconditionFailed)
                throw await S3Exception.FromAsync(response, timer.Token).ConfigureAwait(false);
            // An earlier attempt may have been stored although its answer was lost.
            else if (!mayBeThere || !await IsStoredAsync(id, spool, timer.Token).ConfigureAwait(false))
                throw new InvalidOperationException($"Blob {id} exists; blobs never change.");
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer to a GET, its body unread; null when the range begins at or beyond the end.</summary>
    /// <exception cref="BlobNotFoundException">There is no such blob.</exception>
    public Task<HttpResponseMessage?> GetAsync(Guid id, RangeHeaderValue? range, CancellationToken cancellationToken) => patience.RunAsync(async timer =>
    {
        await bucket.EnsureAsync(timer.Token).ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Get, await bucket.AddressToGetAsync(id).ConfigureAwait(false));
        request.Headers.Range = range;
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timer.Token).ConfigureAwait(false);
        if (response.StatusCode == (range is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent))
            return response;

        using (response)
        {
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                return null;
            var fault = await S3Exception.FromAsync(response, timer.Token).ConfigureAwait(false);
            throw fault.Code == "NoSuchKey" ? new BlobNotFoundException(id) : fault;
        }
    }, cancellationToken);

    /// <summary>Before a blob is acknowledged, the server has said itself that it holds the same bytes.</summary>
    private async Task VerifyAsync(Guid id, Spool spool, string? etag, CancellationToken cancellationToken)
    {
        if (IsMd5(etag) ? IsMd5Of(spool, etag!) : await IsStoredAsync(id, spool, cancellationToken).ConfigureAwait(false))
            return;
        await bucket.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        throw new BlobStoreUnavailableException("The S3 store answered that it stored other bytes than it was sent.");
    }

    private async Task<bool> IsStoredAsync(Guid id, Spool spool, CancellationToken cancellationToken) =>
        await bucket.StatAsync(id, cancellationToken).ConfigureAwait(false) is var (blob, etag)
        && blob.Size == spool.Receipt.Size
        && (!IsMd5(etag) || IsMd5Of(spool, etag));

    // The ETag of a single PUT is the MD5 of its bytes, unless the bucket encrypts with keys of its own.
    private static bool IsMd5(string? etag) => etag is { Length: 32 } && etag.All(char.IsAsciiHexDigit);

    private static bool IsMd5Of(Spool spool, string etag) => etag.Equals(Convert.ToHexString(spool.Md5), StringComparison.OrdinalIgnoreCase);

    private sealed class SpoolContent : HttpContent
    {
        private readonly Spool spool;
        private readonly IdleTimer timer;

        public SpoolContent(Spool spool, IdleTimer timer)
        {
            this.spool = spool;
            this.timer = timer;
            Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            Headers.ContentMD5 = spool.Md5;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = spool.Receipt.Size;
            return true;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            spool.SendAsync(stream, timer.Moved, cancellationToken);
    }
}
