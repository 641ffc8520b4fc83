namespace Ecm.Extraction.Pool;

/// <summary>Reads away what native code writes to standard error and keeps the end of it for the administrator.</summary>
internal sealed class LastWords : IAsyncDisposable
{
    private const int Kept = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Task reading;
    private string words = "";

    public LastWords(StreamReader errors) => reading = Task.Run(() => ReadAsync(errors));

    public override string ToString() => Volatile.Read(ref words).Trim();

    /// <summary>Does not wait for a stranger that inherited the pipe.</summary>
    public async ValueTask DisposeAsync() => await reading.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task ReadAsync(StreamReader errors)
    {
        var buffer = new char[4096];
        for (int read; (read = await errors.ReadAsync(buffer)) > 0;)
        {
            var all = words + new string(buffer, 0, read);
            Volatile.Write(ref words, all.Length > Kept ? all[^Kept..] : all);
        }
    }
}
