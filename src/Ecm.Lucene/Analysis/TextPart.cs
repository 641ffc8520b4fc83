namespace Ecm.Lucene.Analysis;

/// <summary>A piece of a field: a title, a value, a page.</summary>
/// <param name="Text">The text.</param>
/// <param name="Follows">True when a phrase may run into it from the piece before.</param>
/// <param name="WholeOnly">True when only the date, sum or code that the text is may be found, not its words.</param>
internal readonly record struct TextPart(string Text, bool Follows, bool WholeOnly = false);
