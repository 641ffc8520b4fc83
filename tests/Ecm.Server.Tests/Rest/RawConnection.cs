using System.Net.Sockets;
using System.Text;

namespace Ecm.Server.Tests.Rest;

/// <summary>A connection on which a test says what no decent client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;

    public RawConnection(SignedInServer server)
    {
        client = new TcpClient("127.0.0.1", server.Server.Port);
        stream = client.GetStream();
        Authorization = $"Authorization: Bearer {server.Token}";
    }

    /// <summary>The header that names the caller.</summary>
    public string Authorization { get; }

    /// <summary>Sends text, with CR LF after each of its lines.</summary>
    public Task SendLinesAsync(params string[] lines) => SendAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\r\n"))));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    /// <summary>Sends no more but listens.</summary>
    public void EndSending() => client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Is gone with a reset, as when a cable is pulled and a router answers.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <summary>Everything the server says until it closes the connection or falls silent.</summary>
    public async Task<string> AnswerAsync(TimeSpan? silence = null)
    {
        var answer = new MemoryStream();
        var buffer = new byte[65536];
        try
        {
            while (true)
            {
                using var patience = new CancellationTokenSource(answer.Length == 0 ? TimeSpan.FromSeconds(60) : silence ?? TimeSpan.FromSeconds(2));
                var count = await stream.ReadAsync(buffer, patience.Token);
                if (count == 0)
                    break;
                answer.Write(buffer, 0, count);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Reset or silent: what came before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public void Dispose() => client.Dispose();
}
