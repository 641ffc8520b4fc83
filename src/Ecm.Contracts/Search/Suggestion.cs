using System.Text.Json.Serialization;

namespace Ecm.Contracts.Search;

/// <summary>What may be meant by what has been typed so far.</summary>
/// <param name="Kind"><c>phrase</c>, <c>number</c>, <c>party</c>, <c>document</c>, <c>person</c> or <c>search</c>.</param>
/// <param name="Text">What to show; of a phrase, what to search for.</param>
/// <param name="CardId">The card; null for others.</param>
/// <param name="UserId">The person; null for others.</param>
/// <param name="Detail">What tells it from others: the title of the card with a number, the number of a document; null: nothing.</param>
/// <param name="SearchId">The saved search; null for others.</param>
public sealed record Suggestion(
    string Kind, string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CardId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? UserId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? SearchId = null);
