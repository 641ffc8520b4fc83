using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Ecm.Abstractions.Blobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Minio;

namespace Ecm.Minio;

/// <summary>
/// Blobs as objects of one bucket, in MinIO, Ceph or another S3 server. The bucket is made at the first use, so a server
/// that is down at our start is waited for, not died of. How durable an acknowledged blob is, is the S3 server's promise.
/// </summary>
internal sealed class MinioBlobStore : IBlobStore
{
    public const string Key = "Minio";

    private readonly MinioOptions options;
    private readonly Patience patience;
    private readonly Bucket bucket;
    private readonly ObjectTransfer transfer;

    public MinioBlobStore(IOptions<MinioOptions> options, IHttpClientFactory http, TimeProvider time, ILogger<MinioBlobStore> logger)
    {
        this.options = options.Value;
        var address = this.options.Address;
        var connections = http.CreateClient(Key);
        var client = new MinioClient()
            .WithEndpoint(address.Authority)
            .WithSSL(address.Scheme == Uri.UriSchemeHttps)
            .WithCredentials(this.options.AccessKey, this.options.SecretKey)
            .WithRegion(this.options.Region)
            .WithHttpClient(connections)
            .Build();
        patience = new Patience(this.options, time, logger);
        bucket = new Bucket(client, this.options.Bucket, logger);
        transfer = new ObjectTransfer(connections, bucket, patience);
    }

    public async Task<BlobReceipt> PutAsync(Guid id, Stream content, CancellationToken cancellationToken)
    {
        using var spool = await Spool.ReadAsync(content, options.SpoolFolder, cancellationToken).ConfigureAwait(false);
        await transfer.PutAsync(id, spool, cancellationToken).ConfigureAwait(false);
        return spool.Receipt;
    }

    public async Task<Stream> OpenAsync(Guid id, long offset, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        // S3 knows no empty range.
        if (length != 0 && await GetAsync(id, offset, length, cancellationToken).ConfigureAwait(false) is { } stream)
            return stream;

        var size = (await StatAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new BlobNotFoundException(id)).Size;
        return offset <= size
            ? Stream.Null
            : throw new ArgumentOutOfRangeException(nameof(offset), offset, $"Blob {id} has {size} bytes.");
    }

    public async Task<BlobStat?> StatAsync(Guid id, CancellationToken cancellationToken) =>
        await AskAsync(token => bucket.StatAsync(id, token), cancellationToken).ConfigureAwait(false) is var (blob, _) ? blob : null;

    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await StatAsync(id, cancellationToken).ConfigureAwait(false) is null)
            return false;
        await AskAsync(async token =>
        {
            await bucket.DeleteAsync(id, token).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async IAsyncEnumerable<BlobStat> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await AskAsync(_ => Task.FromResult(true), cancellationToken).ConfigureAwait(false);
        using var timer = patience.NewTimer(cancellationToken);
        await using var blobs = bucket.ListAsync(timer.Token).GetAsyncEnumerator(timer.Token);
        while (await NextAsync().ConfigureAwait(false))
        {
            timer.Pause();
            yield return blobs.Current;
            timer.Moved();
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await blobs.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && Patience.IsFault(e))
            {
                throw patience.Told(e, timer.Expired);
            }
        }
    }

    public string? LocalPath(Guid id) => null;

    public async Task<BlobStoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var exists = await AskAsync(bucket.ExistsAsync, cancellationToken).ConfigureAwait(false);
            return new BlobStoreHealth(exists, exists, exists ? null : $"The bucket '{options.Bucket}' is not there.");
        }
        catch (BlobStoreUnavailableException e)
        {
            return new BlobStoreHealth(false, false, e.Message);
        }
    }

    private async Task<Stream?> GetAsync(Guid id, long offset, long? length, CancellationToken cancellationToken)
    {
        var range = (offset, length) is (0, null) ? null : new RangeHeaderValue(offset, length > long.MaxValue - offset ? null : offset + length - 1);
        var response = await transfer.GetAsync(id, range, cancellationToken).ConfigureAwait(false);
        if (response is null)
            return null;
        var promised = response.Content.Headers.ContentRange is { From: { } from, To: { } to } ? to - from + 1 : response.Content.Headers.ContentLength;
        if (promised is null)
        {
            response.Dispose();
            throw new BlobStoreUnavailableException("The S3 store does not say how long its answer is.");
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new RemoteStream(response, body, promised.Value, patience);
    }

    private Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancellationToken) => patience.RunAsync(async timer =>
    {
        await bucket.EnsureAsync(timer.Token).ConfigureAwait(false);
        return await question(timer.Token).ConfigureAwait(false);
    }, cancellationToken);
}
