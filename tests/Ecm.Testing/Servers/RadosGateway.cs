namespace Ecm.Testing.Servers;

/// <summary>A real S3 server (Ceph's gateway, in memory), one for all tests of the process, started when first asked for.</summary>
public sealed class RadosGateway
{
    private static readonly Lazy<Task<RadosGateway>> Instance = new(StartAsync);

    private RadosGateway(int port) => Port = port;

    /// <summary>The one of this process.</summary>
    public static Task<RadosGateway> SharedAsync() => Instance.Value;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Host and port.</summary>
    public string Endpoint => $"127.0.0.1:{Port}";

    public string AccessKey => "tests";

    public string SecretKey => "tests-secret";

    /// <summary>A name for a bucket of one's own; nobody has made it yet.</summary>
    public static string NewBucketName() => $"test-{Guid.CreateVersion7():n}";

    private static async Task<RadosGateway> StartAsync()
    {
        var port = Loopback.FreePort();
        await ServerScript.StartAsync("rados-gateway.sh", port, Loopback.FreePort());
        return new RadosGateway(port);
    }
}
