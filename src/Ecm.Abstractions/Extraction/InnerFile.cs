namespace Ecm.Abstractions.Extraction;

/// <summary>Which of the files inside a file to take out.</summary>
/// <param name="Path">A local file that is not changed meanwhile.</param>
/// <param name="Probe">What <see cref="ITextExtractor.ProbeAsync"/> answered for it.</param>
/// <param name="Done">Places of those that were taken out before.</param>
/// <param name="Limits">What is too much.</param>
/// <param name="Alone">True on the second attempt: nothing else is read at the same time.</param>
public sealed record UnpackRequest(string Path, FileProbe Probe, IReadOnlySet<int> Done, UnpackLimits Limits, bool Alone);

/// <summary>How much is taken out of one file.</summary>
/// <param name="Files">Files at most; the further ones are refused.</param>
/// <param name="FileSize">Bytes of one file at most.</param>
/// <param name="TotalSize">Bytes of all of them at most.</param>
public sealed record UnpackLimits(int Files, long FileSize, long TotalSize);

/// <summary>A file inside another one.</summary>
/// <param name="Place">Where in the other file it lies, from 1; the same each time.</param>
/// <param name="Name">The name it has there, any text; null: none.</param>
/// <param name="MediaType">What the other file says it is; empty: it does not say.</param>
/// <param name="Refused">Why it is not taken out; null when it is.</param>
/// <param name="Content">Its bytes, to be read before the next file is asked for; none when it is refused.</param>
public sealed record InnerFile(int Place, string? Name, string MediaType, UnpackRefusal? Refused, Stream Content);

/// <summary>Why a file inside a file is not taken out.</summary>
public enum UnpackRefusal
{
    /// <summary>More files than are taken out of one.</summary>
    TooMany,

    /// <summary>It is too large.</summary>
    TooLarge,

    /// <summary>It and those before it are too large together.</summary>
    TooMuch,

    /// <summary>It is damaged.</summary>
    Damaged,

    /// <summary>Files that lie so deep in others are not taken out.</summary>
    TooDeep,

    /// <summary>It is locked by a password.</summary>
    Locked,

    /// <summary>It is no file but points to another one.</summary>
    Link,
}
