using System.Diagnostics;
using System.Globalization;
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
    public static Task<RunningServer> StartAsync(IReadOnlyDictionary<string, string>? variables = null) =>
        StartAsync(_ => variables ?? new Dictionary<string, string>());

    /// <summary>Starts a server whose settings need to know the port on which it must listen.</summary>
    public static async Task<RunningServer> StartAsync(Func<int, IReadOnlyDictionary<string, string>> variables)
    {
        var port = Loopback.FreePort();
        var server = new RunningServer(new TemporaryFolder(), port, variables(port));
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts a server over a copy of the data of one that has stopped: the same people, keys, cards and files.</summary>
    public static async Task<RunningServer> StartCopyAsync(RunningServer stopped)
    {
        var server = new RunningServer(new TemporaryFolder(), Loopback.FreePort(), stopped.variables);
        Tool("cp", "-a", Path.Combine(stopped.Folder.Path, "data"), server.Folder.Path);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts a server on PostgreSQL and an S3 server, chosen by environment variables alone.</summary>
    /// <param name="database">The connection string; none: of a new database.</param>
    public static async Task<RunningServer> StartOnServersAsync(string? database = null)
    {
        database ??= await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
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

    /// <summary>Ends the server's own process at once and none of its children, as the kernel would that is out of memory.</summary>
    public async Task KillAloneAsync()
    {
        Signal("KILL");
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop and answers its exit status.</summary>
    public Task<int> StopAsync()
    {
        Signal("TERM");
        return ExitAsync();
    }

    /// <summary>Sends the process a signal by its name without SIG.</summary>
    public void Signal(string name) => Tool("kill", $"-{name}", process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits until the process has ended and answers its exit status.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    /// <summary>True when the process has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts again over the same data, on the same port.</summary>
    public Task RestartAsync() => StartProcessAsync();

    /// <summary>Runs a verb of the server over the same data; exit status and output.</summary>
    public Task<(int Status, string Output)> VerbAsync(params string[] arguments) => RunToItsEndAsync(arguments, []);

    /// <summary>Tries to start a server that is expected not to; exit status and output.</summary>
    /// <param name="variables">Settings.</param>
    /// <param name="arrange">Puts something into the data folder first.</param>
    /// <param name="wrapper">A program and its arguments that start the server; none: the server itself.</param>
    public static async Task<(int Status, string Output)> FailToStartAsync(
        IReadOnlyDictionary<string, string> variables, Action<string>? arrange = null, params string[] wrapper)
    {
        using var folder = new TemporaryFolder();
        arrange?.Invoke(Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName);
        return await new RunningServer(folder, Loopback.FreePort(), variables).RunToItsEndAsync([], wrapper);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        Folder.Dispose();
    }

    private async Task<(int Status, string Output)> RunToItsEndAsync(string[] arguments, string[] wrapper)
    {
        using var run = Launch(arguments, wrapper);
        try
        {
            var text = run.StandardOutput.ReadToEndAsync();
            var errors = run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            return (run.ExitCode, await text + await errors);
        }
        finally
        {
            if (!run.HasExited)
                run.Kill(entireProcessTree: true);
        }
    }

    private async Task StartProcessAsync()
    {
        process = Launch([], []);
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

    private Process Launch(string[] arguments, string[] wrapper)
    {
        var app = Environment.GetEnvironmentVariable("ECM_TEST_APP") ?? Path.Combine(Checkout(), "artifacts", "test-app");
        // A test run in the background ignores Ctrl+C, and would hand that down.
        string[] command = [.. wrapper, "env", "--default-signal=INT", Path.Combine(app, "ecm-server"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder.Path,
        };
        start.Environment["ECM_DATA"] = Path.Combine(Folder.Path, "data");
        start.Environment["ECM_URLS"] = Url;
        start.Environment["ECM_ADMIN_PASSWORD"] = AdminPassword;
        // A fault that a browser is told of says what it was.
        start.Environment["ASPNETCORE_DETAILEDERRORS"] = "true";
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
