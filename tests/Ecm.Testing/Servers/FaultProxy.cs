using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ecm.Testing.Servers;

/// <summary>Stands between a client and a server on 127.0.0.1 and does to the connection what networks do.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int target;
    private readonly Task accepting;
    private int connections;
    private long fromClients;

    /// <param name="target">The server's port.</param>
    public FaultProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The port to connect to instead of the server's.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What happens to data from now on, on old and new connections.</summary>
    public Fault Fault { get; set; } = Fault.None;

    /// <summary>How many connections were accepted so far.</summary>
    public int Connections => connections;

    /// <summary>How many bytes clients have sent so far.</summary>
    public long FromClients => Interlocked.Read(ref fromClients);

    /// <summary>Decides for each new connection by its number, from 1, in place of <see cref="Fault"/>.</summary>
    public Func<int, Fault>? FaultOfConnection { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptSocketAsync(stopping.Token), Interlocked.Increment(ref connections)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket client, int number)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            try
            {
                if (FaultOf(number) is Fault.Unavailable)
                {
                    await AnswerUnavailableAsync(client);
                    return;
                }

                await server.ConnectAsync(IPAddress.Loopback, target, stopping.Token);
                var asked = new Passed();
                await Task.WhenAll(PumpAsync(client, server, number, asked, null), PumpAsync(server, client, number, new Passed(), asked));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Either side has gone, or the test is over.
            }
        }
    }

    private Fault FaultOf(int number) => FaultOfConnection?.Invoke(number) ?? Fault;

    /// <param name="passed">Bytes of this direction.</param>
    /// <param name="asked">Bytes of the question, where this direction carries the answer.</param>
    private async Task PumpAsync(Socket from, Socket to, int number, Passed passed, Passed? asked)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (await from.ReceiveAsync(buffer, stopping.Token) is > 0 and var count)
            {
                if (asked is null)
                    Interlocked.Add(ref fromClients, count);
                var fault = FaultOf(number);
                passed.StartAnewUnder(fault);
                while (fault is Fault.Silence silence && passed.Bytes + count > silence.AfterBytes)
                {
                    await Task.Delay(20, stopping.Token);
                    fault = FaultOf(number);
                    passed.StartAnewUnder(fault);
                }

                switch (fault)
                {
                    case Fault.Reset:
                    case Fault.CutAfter cut when passed.Bytes + count > cut.Bytes:
                    case Fault.LoseAnswer lose when asked?.Bytes >= lose.AfterBytes:
                        Reset(from);
                        Reset(to);
                        return;
                    case Fault.CloseAfter close when passed.Bytes + count > close.Bytes:
                        await to.SendAsync(buffer.AsMemory(0, (int)(close.Bytes - passed.Bytes)), stopping.Token);
                        to.Shutdown(SocketShutdown.Both);
                        return;
                }

                passed.Bytes += count;
                await to.SendAsync(buffer.AsMemory(0, count), stopping.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Reset(to);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task AnswerUnavailableAsync(Socket client)
    {
        var buffer = new byte[64 * 1024];
        await client.ReceiveAsync(buffer, stopping.Token);
        await client.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), stopping.Token);
        client.Shutdown(SocketShutdown.Send);
        // What is still coming is taken in, else the client would see a reset in place of the answer.
        while (await client.ReceiveAsync(buffer, stopping.Token) > 0)
        {
        }
    }

    /// <summary>Bytes of one direction of a connection since its fault began.</summary>
    private sealed class Passed
    {
        private Fault? under;

        public long Bytes { get; set; }

        public void StartAnewUnder(Fault fault)
        {
            if (ReferenceEquals(under, fault))
                return;
            under = fault;
            Bytes = 0;
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }

        socket.Dispose();
    }
}

/// <summary>What <see cref="FaultProxy"/> does. Bytes are counted by connection and direction from when the fault began.</summary>
public abstract record Fault
{
    /// <summary>Everything passes.</summary>
    public static readonly Fault None = new Nothing();

    private sealed record Nothing : Fault;

    /// <summary>The connection is reset as soon as data comes.</summary>
    public sealed record Reset : Fault;

    /// <summary>The connection is reset when more than so many bytes have come from one side.</summary>
    public sealed record CutAfter(long Bytes) : Fault;

    /// <summary>So many bytes of one side pass, then the connection is closed as if that were all.</summary>
    public sealed record CloseAfter(long Bytes) : Fault;

    /// <summary>The connection is reset when the answer to a question of so many bytes comes.</summary>
    public sealed record LoseAnswer(long AfterBytes) : Fault;

    /// <summary>So many bytes pass each way; what comes after them is taken and goes nowhere.</summary>
    public sealed record Silence(long AfterBytes = 0) : Fault;

    /// <summary>New connections are answered 503.</summary>
    public sealed record Unavailable : Fault;
}
