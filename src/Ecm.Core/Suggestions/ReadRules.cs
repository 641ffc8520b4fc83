using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Storage;

namespace Ecm.Core.Suggestions;

/// <summary>What rules for reading must keep to.</summary>
internal static class ReadRules
{
    private const int MostWords = 12;
    private const int LongestWord = 60;

    /// <summary>One sentence for each fault of a field's rule.</summary>
    public static IEnumerable<Localized> Check(FieldDefinition field)
    {
        if (field.Read is not { } rule)
            yield break;
        if (!Enum.IsDefined(rule.As) || !Enum.IsDefined(rule.Pages))
        {
            yield return new("правило чтения называет неизвестный вид или место.", "its rule for reading has an unknown kind or place.");
            yield break;
        }

        var (needed, said) = (ReadKindWords.FieldOf(rule.As), ReadKindWords.Of(rule.As).Ru);
        if (field.Kind != needed)
            yield return new($"то, что читается как «{said}», хранит поле вида «{FieldKindWords.Of(needed).Ru}».", $"a value read as {rule.As} needs a field of kind {needed}.");
        if (rule.Near.Count == 0 && ReadKindWords.NeedsWords(rule.As))
            yield return new($"перед тем, что читается как «{said}», должны стоять слова: напишите какие.", $"a value read as {rule.As} needs words near it.");
        if (rule.Near.Count > MostWords || rule.Near.Any(w => string.IsNullOrWhiteSpace(w) || w.Length > LongestWord || !KeptText.Fits(w)))
            yield return new($"слов перед значением не больше {MostWords}, в каждом от 1 до {LongestWord} знаков.", $"the words near a value are at most {MostWords}, each of 1 to {LongestWord} characters.");
    }
}
