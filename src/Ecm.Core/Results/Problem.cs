namespace Ecm.Core.Results;

/// <summary>
/// Something that stands in the way and that the caller can do something about. Doors show it as an RFC 9457 problem
/// whose <c>type</c> is <c>urn:ecm:problem:CODE</c>, its texts from <see cref="ProblemTexts"/> in the caller's language.
/// </summary>
/// <param name="Code">Stable, such as <c>version-conflict</c>.</param>
/// <param name="Status">The HTTP status that fits.</param>
public sealed record Problem(string Code, int Status)
{
    /// <summary>The field at fault, as named in the request; null: none.</summary>
    public string? Field { get; init; }

    /// <summary>Values for the places of the text, such as a file name; a <see cref="Abstractions.Localized"/> is shown in the caller's language.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>Where in the request's text the fault is, from 0; for queries.</summary>
    public int? Position { get; init; }

    /// <summary>A card that the caller may read and that the problem is about, such as the one that holds the value already.</summary>
    public Guid? CardId { get; init; }

    /// <summary>Seconds after which a repetition may succeed.</summary>
    public int? RetryAfter { get; init; }
}
