using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Server.Tests.Rest;
using Ecm.Testing;

namespace Ecm.Server.Tests.Running;

/// <summary>A server that is asked to stop finishes what it has begun and takes nothing new.</summary>
public sealed class StoppingTests
{
    private const string Head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"last.txt\"\r\n\r\n";
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Upload_that_is_running_is_finished_and_new_requests_are_refused(string signal)
    {
        await using var server = await SignedInServer.StartAsync();
        var body = Encoding.UTF8.GetBytes(Head + $"{Guid.CreateVersion7()} {new string('x', 400_000)}\r\n--b--\r\n");
        using var upload = new RawConnection(server);
        await StartAsync(upload, body.Length);
        await upload.SendAsync(body.AsMemory(0, 200_000));
        await UnfinishedAsync(server);

        server.Server.Signal(signal);
        await Eventually.HoldsAsync("new connections are refused", () => IsRefusedAsync(server.Server.Port));
        server.Server.HasExited.Should().BeFalse("an upload is running");
        var stopped = Stopwatch.StartNew();
        await upload.SendAsync(body.AsMemory(200_000));
        (await upload.AnswerAsync()).Should().StartWith("HTTP/1.1 201");

        (await server.Server.ExitAsync()).Should().Be(0, server.Server.Output);
        stopped.Elapsed.Should().BeLessThan(Promised);
        server.Server.Output.Should().NotContain("   at ").And.NotContain("fail:");
        File.Exists(Path.Combine(server.Server.Folder.Path, "data", "run", "server.json")).Should().BeFalse();

        await server.Server.RestartAsync();
        (await server.Client.Cards.ListAsync(new CardListQuery())).Items.Should().ContainSingle(c => c.Title == "last", "what was answered is there");
    }

    [Fact]
    public async Task Upload_that_never_ends_holds_the_stop_up_no_longer_than_promised_and_leaves_nothing()
    {
        await using var server = await SignedInServer.StartAsync();
        using var upload = new RawConnection(server);
        await StartAsync(upload, 100_000_000);
        await upload.SendAsync(Encoding.UTF8.GetBytes(Head + "x"));
        await UnfinishedAsync(server);
        using var trickle = new CancellationTokenSource();
        var trickling = TrickleAsync(upload, trickle.Token);

        var stopped = Stopwatch.StartNew();
        server.Server.Signal("TERM");
        (await server.Server.ExitAsync()).Should().Be(0, server.Server.Output);

        stopped.Elapsed.Should().BeLessThan(Promised + TimeSpan.FromSeconds(10));
        await trickle.CancelAsync();
        await trickling;
        await server.Server.RestartAsync();
        Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp")).Should().BeEmpty();
        (await server.Client.Cards.ListAsync(new CardListQuery())).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task File_that_is_being_read_is_read_after_the_next_start()
    {
        await using var server = await SignedInServer.StartAsync();
        using var scan = Testing.Product.Scan.Noisy("Первый лист сметы", "Второй лист калькуляции", "Третий лист спецификации");
        var part = await server.UploadAsync(await File.ReadAllBytesAsync(scan.Path), "смета.pdf");
        await Eventually.HoldsAsync("the file is being read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake.State == "running");

        (await server.Server.StopAsync()).Should().Be(0, server.Server.Output);
        await server.Server.RestartAsync();

        await Eventually.HoldsAsync("the file is read", async () => (await server.Client.Files.GetAsync(part.FileId!.Value)).Intake is { State: "done", PagesDone: 3 });
    }

    private static Task StartAsync(RawConnection connection, int length) => connection.SendLinesAsync(
        "POST /api/v1/uploads HTTP/1.1", "Host: x", connection.Authorization, "Content-Type: multipart/form-data; boundary=b", $"Content-Length: {length}", "");

    private static Task UnfinishedAsync(SignedInServer server) => Eventually.HoldsAsync(
        "the upload has begun", () => Directory.EnumerateFiles(Path.Combine(server.Server.Folder.Path, "data", "blobs", "tmp")).Any());

    private static async Task<bool> IsRefusedAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task TrickleAsync(RawConnection connection, CancellationToken cancellationToken)
    {
        // Fast enough not to be taken for dead, too slow ever to end.
        var piece = new byte[2000];
        Array.Fill(piece, (byte)'x');
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await connection.SendAsync(piece);
                await Task.Delay(200, CancellationToken.None);
            }
        }
        catch (IOException)
        {
            // Cut off by the server, which is the point.
        }
    }
}
