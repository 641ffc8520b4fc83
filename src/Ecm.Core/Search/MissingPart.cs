using Ecm.Abstractions;

namespace Ecm.Core.Search;

/// <summary>A part of a question that a card does not meet.</summary>
/// <param name="Code">What kind of reason it is.</param>
/// <param name="Text">How the part is written, or the name of the filter.</param>
/// <param name="Word">The word that is looked for in the text; null when the part is none.</param>
/// <param name="Label">What people call it; null: as it is written.</param>
internal sealed record MissingPart(string Code, string Text, string? Word = null, Localized? Label = null)
{
    public static MissingPart Of(QueryPart part) => part switch
    {
        QueryWord { Field: null, Form: WordForm.Word } word => new("word", word.Text, word.Text),
        QueryWord { Form: WordForm.Phrase } phrase => new("part", $"{Field(phrase)}«{phrase.Text}»"),
        QueryWord word => new("part", Field(word) + word.Text + (word.Form == WordForm.Prefix ? "*" : "")),
        QueryNot { Part: var excluded } => new("excluded", Of(excluded).Text),
        QueryAny any => new("part", string.Join(" OR ", any.Parts.Select(p => Of(p).Text))),
        QueryAll all => new("part", string.Join(' ', all.Parts.Select(p => Of(p).Text))),
        QueryNear near => new("part", string.Join($" NEAR/{near.Distance} ", near.Parts.Select(p => Of(p).Text))),
        _ => throw new InvalidOperationException($"Query part {part.GetType().Name} cannot be written."),
    };

    public static MissingPart OfFilter(string name) => new("filter", name, Label: ExplanationTexts.Filters[name]);

    public ExplanationReason Reason(string language) => new(Code, ExplanationTexts.Of(Code).In(language, Label?.In(language) ?? Text), Text);

    private static string Field(QueryWord word) => word.Field is null ? "" : word.Field + ":";
}
