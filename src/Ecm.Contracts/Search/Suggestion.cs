using System.Text.Json.Serialization;

namespace Ecm.Contracts.Search;

/// <summary>What may be meant by what has been typed so far.</summary>
/// <param name="Kind"><c>phrase</c>, <c>number</c>, <c>party</c>, <c>document</c> or <c>person</c>.</param>
/// <param name="Text">What to show; of a phrase, what to search for.</param>
/// <param name="CardId">The card; null for phrases and people.</param>
/// <param name="UserId">The person; null for others.</param>
public sealed record Suggestion(
    string Kind, string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CardId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? UserId);

/// <summary>A text whose spelling is checked.</summary>
/// <param name="Text">At most 100,000 characters.</param>
public sealed record SpellingRequest(string Text);

/// <summary>A word that is in no dictionary.</summary>
/// <param name="Offset">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Word">As it is written.</param>
/// <param name="Suggestions">What may have been meant, best first; empty also when the text has too many such words.</param>
public sealed record MisspeltWord(int Offset, int Length, string Word, IReadOnlyList<string> Suggestions);
