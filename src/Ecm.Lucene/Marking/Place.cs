namespace Ecm.Lucene.Marking;

/// <summary>Where a unit stands, counted in words.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Position">Its first word.</param>
/// <param name="Words">How many words it has; 0: up to the end of the date, sum or code that begins there.</param>
internal readonly record struct Place(int Unit, int Position, int Words);
