namespace Ecm.Cli;

/// <summary>What a script learns from a command.</summary>
internal static class ExitStatus
{
    /// <summary>All of it was done.</summary>
    public const int Done = 0;

    /// <summary>Something of it was not; what, was said.</summary>
    public const int Failed = 1;

    /// <summary>The command was not understood; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C.</summary>
    public const int Interrupted = 130;
}
