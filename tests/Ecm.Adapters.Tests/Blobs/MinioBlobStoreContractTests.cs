using Ecm.Abstractions.Blobs;
using Ecm.Testing.Servers;

namespace Ecm.Adapters.Tests.Blobs;

public sealed class MinioBlobStoreContractTests : BlobStoreContract, IAsyncLifetime
{
    private S3Store store = null!;

    private protected override IBlobStore Store => store.Blobs;

    public async ValueTask InitializeAsync() => store = S3Store.Open(await RadosGateway.SharedAsync());

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
