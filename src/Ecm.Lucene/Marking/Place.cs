namespace Ecm.Lucene.Marking;

/// <summary>Where a term stands.</summary>
/// <param name="Position">Counted in words.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last.</param>
internal readonly record struct Occurrence(int Position, int Start, int End);

/// <summary>Where a unit stands.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Position">Counted in words.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last.</param>
internal readonly record struct Place(int Unit, int Position, int Start, int End);
