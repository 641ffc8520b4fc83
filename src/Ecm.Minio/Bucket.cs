using System.Globalization;
using Ecm.Abstractions.Blobs;
using Microsoft.Extensions.Logging;
using Minio;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace Ecm.Minio;

/// <summary>What Minio's SDK does for us: the bucket itself, names in it, and addresses that carry their own signature.</summary>
internal sealed partial class Bucket(IMinioClient client, string name, ILogger logger)
{
    private const int AddressLifetime = 3600;

    private readonly SemaphoreSlim making = new(1, 1);
    private volatile bool made;

    /// <summary>Makes the bucket when it does not exist; asks the server once.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (made)
            return;
        await making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!made && !await ExistsAsync(cancellationToken).ConfigureAwait(false))
            {
                await client.MakeBucketAsync(new MakeBucketArgs().WithBucket(name), cancellationToken).ConfigureAwait(false);
                Log.Made(logger, name);
            }

            made = true;
        }
        finally
        {
            making.Release();
        }
    }

    public Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        client.BucketExistsAsync(new BucketExistsArgs().WithBucket(name), cancellationToken);

    public async Task<Uri> AddressToPutAsync(Guid id) =>
        new(await client.PresignedPutObjectAsync(new PresignedPutObjectArgs().WithBucket(name).WithObject(Key(id)).WithExpiry(AddressLifetime)).ConfigureAwait(false));

    public async Task<Uri> AddressToGetAsync(Guid id) =>
        new(await client.PresignedGetObjectAsync(new PresignedGetObjectArgs().WithBucket(name).WithObject(Key(id)).WithExpiry(AddressLifetime)).ConfigureAwait(false));

    /// <summary>The blob and its ETag without quotes; null when there is none.</summary>
    public async Task<(BlobStat Blob, string ETag)?> StatAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var stat = await client.StatObjectAsync(new StatObjectArgs().WithBucket(name).WithObject(Key(id)), cancellationToken).ConfigureAwait(false);
            return (new BlobStat(id, stat.Size, new DateTimeOffset(stat.LastModified.ToUniversalTime())), stat.ETag.Trim('"'));
        }
        catch (ObjectNotFoundException)
        {
            return null;
        }
    }

    public Task DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        client.RemoveObjectAsync(new RemoveObjectArgs().WithBucket(name).WithObject(Key(id)), cancellationToken);

    /// <summary>Every blob. An object of another name is not ours and is passed over.</summary>
    public IAsyncEnumerable<BlobStat> ListAsync(CancellationToken cancellationToken) =>
        client.ListObjectsEnumAsync(new ListObjectsArgs().WithBucket(name).WithRecursive(true), cancellationToken)
            .Select(item => Guid.TryParseExact(item.Key, "n", out var id)
                ? new BlobStat(id, (long)item.Size, DateTimeOffset.Parse(item.LastModified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
                : null)
            .OfType<BlobStat>();

    private static string Key(Guid id) => id.ToString("n");

    private static partial class Log
    {
        [LoggerMessage(2402, LogLevel.Information, "Made the bucket {Bucket}")]
        public static partial void Made(ILogger logger, string bucket);
    }
}
