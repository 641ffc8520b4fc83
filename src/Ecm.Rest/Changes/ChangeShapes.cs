using Ecm.Contracts.Changes;
using Ecm.Core.NamedSets;
using Ecm.Core.Search;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;

namespace Ecm.Rest.Changes;

/// <summary>Change sets as they are asked for and sent.</summary>
internal static class ChangeShapes
{
    public static SearchQuestion ToQuestion(this CardsQuery query) => new()
    {
        Query = query.Q, Types = query.Type ?? [], States = query.State ?? [], Years = query.Year ?? [], PartyId = query.Party, Register = query.Register,
        ResponsibleId = query.Responsible, Within = query.Within, From = query.From, To = query.To,
    };

    public static CardChanges ToChanges(this SetView set, IReadOnlyList<FailedCard> failed) => new()
    {
        Id = set.Id, Name = set.Name, Act = set.Act, State = Words.Of(set.State), AuthorId = set.AuthorId, CreatedAt = set.CreatedAt,
        Total = set.Total, Settled = set.Settled, Done = set.Done, UndoOf = set.UndoOf, UndoneBy = set.UndoneBy, Failed = failed,
    };

    public static CardChanges ToChanges(this Rehearsal rehearsal, string act, string language) => new()
    {
        Act = act, State = "rehearsed", Total = rehearsal.Total, Settled = rehearsal.Total, Done = rehearsal.Done,
        Failed = [.. rehearsal.Cards.Where(c => c.Problem is not null).Select(c => c.ToFailed(language))],
        Cards = [.. rehearsal.Cards.Where(c => c.Action is not null).Select(c => c.ToCard(language))],
    };

    public static FailedCard ToFailed(this SetCardView card, string language) => new(card.CardId, ProblemResult.DocumentOf(card.Problem!, language));

    public static ChangedCard ToCard(this SetCardView card, string language) =>
        new(card.CardId, card.Card?.Title ?? "", card.Action, card.Changes, card.Problem is { } problem ? ProblemResult.DocumentOf(problem, language) : null);
}
