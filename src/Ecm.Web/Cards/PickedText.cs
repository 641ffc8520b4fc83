namespace Ecm.Web.Cards;

/// <summary>A text of a page that somebody selected for a field.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Text">What was selected, in one line.</param>
public sealed record PickedText(string Field, string Text);
