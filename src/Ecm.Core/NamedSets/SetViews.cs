using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Core.Search;

namespace Ecm.Core.NamedSets;

/// <summary>What is to be done to many cards.</summary>
/// <param name="Act"><c>fields</c>, <c>move</c>, <c>access</c>, <c>share</c>, <c>type</c>, <c>register</c>, <c>trash</c> or <c>restore</c>.</param>
/// <param name="Values">What the act needs: fields by key, <c>parentId</c>, an access setting, or <c>register</c> and <c>date</c>; nothing for the others.</param>
/// <param name="Cards">The cards; null: those that <paramref name="Query"/> finds.</param>
/// <param name="Query">A question whose whole answer is meant; null: the cards.</param>
/// <param name="Name">What the set is called; null: after its act.</param>
public sealed record BulkAct(string Act, JsonElement Values, IReadOnlyList<Guid>? Cards, SearchQuestion? Query, string? Name);

/// <summary>How a set stands.</summary>
public enum SetState
{
    /// <summary>It is being carried out.</summary>
    Running,

    /// <summary>All its cards are settled.</summary>
    Done,

    /// <summary>It does not go on by itself; it can be told to, or be taken back.</summary>
    Stopped,
}

/// <summary>A named set.</summary>
/// <param name="Id">The set.</param>
/// <param name="Name">What its author calls it; null: after its act.</param>
/// <param name="Act">The word of its act; <c>undo</c> for one that takes another back.</param>
/// <param name="AuthorId">Who made it.</param>
/// <param name="Author">Their name.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="State">How it stands.</param>
/// <param name="Total">How many cards it is about.</param>
/// <param name="Settled">How many of them it has come to.</param>
/// <param name="Done">How many it changed.</param>
/// <param name="Failed">How many have a problem.</param>
/// <param name="UndoOf">The set that it takes back; null: none, or it has ended and changed nothing.</param>
/// <param name="UndoneBy">The set that took it back; null: none.</param>
/// <param name="LastChange">The last change that it made so far, for <see cref="SearchQuestion.After"/>; null: none.</param>
public sealed record SetView(
    Guid Id, string? Name, string Act, Guid AuthorId, string Author, DateTimeOffset CreatedAt, SetState State, int Total, int Settled, int Done, int Failed, Guid? UndoOf, Guid? UndoneBy, long? LastChange);

/// <summary>A card of a set.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Card">The card as it is now; null when there is none that the caller may read.</param>
/// <param name="Action">What was done, such as <c>card.patch</c>; null: nothing.</param>
/// <param name="Changes">Old → new; null when nothing was done or it was erased.</param>
/// <param name="Problem">What stood in the way; null: nothing.</param>
public sealed record SetCardView(Guid CardId, CardView? Card, string? Action, JsonObject? Changes, Problem? Problem);

/// <summary>What a set would do.</summary>
/// <param name="Total">How many cards it is about.</param>
/// <param name="Done">How many would change.</param>
/// <param name="Cards">The first of them that would change, and those with a problem.</param>
/// <param name="Failed">How many have a problem.</param>
public sealed record Rehearsal(int Total, int Done, int Failed, IReadOnlyList<SetCardView> Cards);
