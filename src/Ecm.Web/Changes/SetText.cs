using Ecm.Core.NamedSets;
using Ecm.Web.Wording;

namespace Ecm.Web.Changes;

/// <summary>How a set stands, in words.</summary>
internal static class SetText
{
    /// <summary>Whether an undo left a card out because it was changed after the set.</summary>
    public static bool IsChangedSince(SetCardView card) => card.Problem?.Code == "changed-since";

    public static string Of(SetView set, Writing writing, string language)
    {
        var (text, numbers) = set.State switch
        {
            SetState.Running => (Words.Changes.Running, new object[] { set.Settled, set.Total }),
            SetState.Stopped => (Words.Changes.Stopped, [set.Settled, set.Total]),
            _ => (Words.Changes.Changed, [writing.Count(set.Done, Counted.Cards)]),
        };
        var said = string.Format(writing.Culture, text.In(language), numbers);
        if (set.State == SetState.Done && set.Failed > 0)
            said += string.Format(writing.Culture, Words.Changes.Unchanged.In(language), writing.Number(set.Failed));
        return set.UndoneBy is null ? said : $"{said} · {Words.Changes.Undone.In(language)}";
    }
}
