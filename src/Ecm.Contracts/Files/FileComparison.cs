namespace Ecm.Contracts.Files;

/// <summary>What two texts have otherwise.</summary>
/// <param name="Total">How many differences there are.</param>
/// <param name="Items">The first 1,000, in order.</param>
/// <param name="Partial">One of the files has text that was not compared: not read, not readable, or beyond half a million words.</param>
public sealed record FileComparison(int Total, IReadOnlyList<FileDifference> Items, bool Partial);

/// <summary>What one text has where the other has something else.</summary>
/// <param name="A">In the file that was asked.</param>
/// <param name="B">In the other.</param>
public sealed record FileDifference(FilePlace A, FilePlace B);

/// <summary>Words of a text with some around them.</summary>
/// <param name="Page">The page where they begin, or would stand.</param>
/// <param name="Before">Words before.</param>
/// <param name="Text">The words; empty: there are none here.</param>
/// <param name="After">Words behind.</param>
public sealed record FilePlace(int Page, string Before, string Text, string After);
