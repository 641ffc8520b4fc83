using System.Text.Json.Nodes;

namespace Ecm.Contracts.Cards;

/// <summary>A card in the tree around another, from the top down in the order of reading.</summary>
/// <param name="Card">The card.</param>
/// <param name="Depth">0 at the top of what the caller may read.</param>
public sealed record CardTreeNode(Card Card, int Depth);

/// <summary>One line of a card's history.</summary>
/// <param name="Number">The change number.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who; all zeros: the product.</param>
/// <param name="Actor">The actor's name.</param>
/// <param name="Agent">The plugin or part that acted for the product; null: none.</param>
/// <param name="Action">What was done, such as <c>card.patch</c>.</param>
/// <param name="Changes">What changed, each as <c>[old, new]</c>; null when it was erased.</param>
public sealed record CardHistoryEntry(long Number, DateTimeOffset At, Guid ActorId, string Actor, string? Agent, string Action, JsonNode? Changes);
