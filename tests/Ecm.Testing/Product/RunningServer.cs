using System.Diagnostics;
using System.Net;
using System.Text;
using Ecm.Testing.Servers;

namespace Ecm.Testing.Product;

/// <summary>
/// The published server, started as a process over a data folder of its own on a free port of 127.0.0.1.
/// Its folder is that of <c>ECM_TEST_APP</c>, else <c>artifacts/test-app</c> of the checkout (made by <c>./ecm test</c>).
/// </summary>
public sealed class RunningServer : IAsyncDisposable
{
    /// <summary>The password of user <c>admin</c>.</summary>
    public const string AdminPassword = "ослик-на-лугу-7";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly StringBuilder output = new();
    private readonly IReadOnlyDictionary<string, string> variables;
    private Process process = null!;

    private RunningServer(TemporaryFolder folder, int port, IReadOnlyDictionary<string, string> variables)
    {
        Folder = folder;
        Port = port;
        this.variables = variables;
    }

    /// <summary>The data folder.</summary>
    public TemporaryFolder Folder { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>The address, without a slash at the end.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The process.</summary>
    public int ProcessId => process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Starts a server on embedded parts; further settings by environment variables.</summary>
    public static async Task<RunningServer> StartAsync(IReadOnlyDictionary<string, string>? variables = null)
    {
        var server = new RunningServer(new TemporaryFolder(), Loopback.FreePort(), variables ?? new Dictionary<string, string>());
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts a server on PostgreSQL and an S3 server, chosen by environment variables alone.</summary>
    public static async Task<RunningServer> StartOnServersAsync()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        var s3 = await RadosGateway.SharedAsync();
        return await StartAsync(new Dictionary<string, string>
        {
            ["ECM_Database__Provider"] = "PostgreSql",
            ["ECM_Database__ConnectionString"] = database,
            ["ECM_Blobs__Provider"] = "Minio",
            ["ECM_Blobs__Endpoint"] = s3.Endpoint,
            ["ECM_Blobs__AccessKey"] = s3.AccessKey,
            ["ECM_Blobs__SecretKey"] = s3.SecretKey,
            ["ECM_Blobs__Bucket"] = RadosGateway.NewBucketName(),
        });
    }

    /// <summary>Ends the process at once, as a power cut would (the disk keeps what the kernel has).</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop and answers its exit status.</summary>
    public async Task<int> StopAsync()
    {
        Tool("kill", "-TERM", process.Id.ToString());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    /// <summary>Starts again over the same data, on the same port.</summary>
    public Task RestartAsync() => StartProcessAsync();

    /// <summary>Runs a verb of the server over the same data; exit status and output.</summary>
    public async Task<(int Status, string Output)> VerbAsync(params string[] arguments)
    {
        using var verb = Launch(arguments);
        var text = verb.StandardOutput.ReadToEndAsync();
        var errors = verb.StandardError.ReadToEndAsync();
        await verb.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (verb.ExitCode, await text + await errors);
    }

    /// <summary>Tries to start a server that is expected not to; exit status and output.</summary>
    public static async Task<(int Status, string Output)> FailToStartAsync(IReadOnlyDictionary<string, string> variables)
    {
        using var folder = new TemporaryFolder();
        var server = new RunningServer(folder, Loopback.FreePort(), variables);
        return await server.VerbAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        Folder.Dispose();
    }

    private async Task StartProcessAsync()
    {
        process = Launch([]);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        var started = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with status {process.ExitCode}:\n{Output}");
            if (started.Elapsed > StartLimit)
                throw new TimeoutException($"The server was not ready within {StartLimit}:\n{Output}");
            try
            {
                using var ready = await http.GetAsync("/health/ready");
                if (ready.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }
    }

    private Process Launch(string[] arguments)
    {
        var app = Environment.GetEnvironmentVariable("ECM_TEST_APP") ?? Path.Combine(Checkout(), "artifacts", "test-app");
        var start = new ProcessStartInfo(Path.Combine(app, "ecm-server"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder.Path,
        };
        start.Environment["ECM_DATA"] = Path.Combine(Folder.Path, "data");
        start.Environment["ECM_URLS"] = Url;
        start.Environment["ECM_ADMIN_PASSWORD"] = AdminPassword;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
    }

    private static void Tool(string program, params string[] arguments)
    {
        using var tool = Process.Start(program, arguments);
        tool.WaitForExit();
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Ecm.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout; set ECM_TEST_APP.");
        return folder.FullName;
    }
}
