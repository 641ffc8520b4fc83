// A process that stores blobs in a folder and may be traced, starved or killed from outside:
//   Ecm.Testing.BlobHost FOLDER COUNT SIZE [CLIENTS]
// It opens the store, says "ready" and waits for a line on standard input, so that a tracer can be attached. Each blob is one line on standard output, written when its Put has ended: "stored ID SHA256", "full …" or "unavailable …";
// the last line is the health of the store. COUNT 0 goes on until the process is killed, with blobs of up to SIZE bytes,
// each announced by "storing ID SHA256" before its Put begins.
using System.Security.Cryptography;
using Ecm.Abstractions.Blobs;
using Ecm.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

var count = int.Parse(args[1]);
var size = int.Parse(args[2]);
var clients = args.Length > 3 ? int.Parse(args[3]) : 1;

var options = new BlobStoreOptions { Path = args[0], FreeSpaceFloor = 0 };
var store = new FileSystemBlobStore(Options.Create(options), NullLogger<FileSystemBlobStore>.Instance);
Say("ready");
Console.ReadLine();

await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(StoreAsync)));

var health = await store.CheckAsync(CancellationToken.None);
Say($"health readable={health.Readable} writable={health.Writable} {health.Reason}");

async Task StoreAsync()
{
    for (var n = 0; count == 0 || n < count; n++)
    {
        var bytes = RandomNumberGenerator.GetBytes(count == 0 ? RandomNumberGenerator.GetInt32(size + 1) : size);
        var id = Guid.CreateVersion7();
        if (count == 0)
            Say($"storing {id} {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        try
        {
            var receipt = await store.PutAsync(id, new MemoryStream(bytes), CancellationToken.None);
            Say($"stored {id} {receipt.Sha256}");
        }
        catch (BlobStoreFullException e)
        {
            Say($"full {id} {e.Message}");
        }
        catch (BlobStoreUnavailableException e)
        {
            Say($"unavailable {id} {e.Message}");
        }
    }
}

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.WriteLine(line);
        Console.Out.Flush();
    }
}
