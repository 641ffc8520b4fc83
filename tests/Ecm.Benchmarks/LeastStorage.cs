using System.Security.Cryptography;
using Ecm.Core.Storage;
using Minio;
using Minio.DataModel.Args;

namespace Ecm.Benchmarks;

/// <summary>The least that anybody could do with a file who wants to find it again: what stores and uploads are measured against.</summary>
internal static class LeastStorage
{
    /// <summary>SHA-256, write, fsync, rename.</summary>
    public static Task FolderAsync(string file, string folder)
    {
        var name = Path.Combine(folder, Guid.CreateVersion7().ToString("n"));
        var buffer = new byte[128 * 1024];
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = File.OpenHandle(file);
        using (var target = File.OpenHandle(name + ".tmp", FileMode.CreateNew, FileAccess.Write))
        {
            var position = 0L;
            while (RandomAccess.Read(source, buffer, position) is > 0 and var count)
            {
                sha256.AppendData(buffer, 0, count);
                RandomAccess.Write(target, buffer.AsSpan(0, count), position);
                position += count;
            }

            sha256.GetHashAndReset();
            DurableFile.Sync(target);
        }

        File.Move(name + ".tmp", name);
        return Task.CompletedTask;
    }

    /// <summary>One PUT to a signed address.</summary>
    public static async Task S3Async(IMinioClient signer, HttpClient http, string bucket, string file)
    {
        var address = await signer.PresignedPutObjectAsync(
            new PresignedPutObjectArgs().WithBucket(bucket).WithObject(Guid.CreateVersion7().ToString("n")).WithExpiry(600));
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
        using var response = await http.PutAsync(address, content);
        response.EnsureSuccessStatusCode();
    }
}
