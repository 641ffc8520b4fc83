using Ecm.Abstractions;
using Ecm.Core.Trash;
using Ecm.Web.Wording;

namespace Ecm.Web.Changes;

/// <summary>How long a card stays in the trash, as a line says it.</summary>
/// <param name="Text">With a place for <paramref name="Days"/>.</param>
/// <param name="Days">The days left, in words.</param>
/// <param name="Until">The day before which nothing is destroyed, for the hint.</param>
/// <param name="Urgent">Only a few days are left.</param>
internal sealed record TrashText(Localized Text, string Days, string? Until, bool Urgent)
{
    private const int FewDays = 3;

    /// <summary>The line of a card; null: there is nothing to say, the trash keeps for ever.</summary>
    public static TrashText? Of(TrashedCard trashed, OrganisationTime time, Writing writing)
    {
        if (trashed.Hold is { } hold)
            return new(Words.Changes.Holds[hold], "", null, Urgent: false);
        if (trashed.Until is not { } until)
            return null;
        var day = DateOnly.FromDateTime(time.Local(until).DateTime);
        var left = day.DayNumber - time.Today.DayNumber;
        var hint = string.Format(writing.Culture, (writing == Writing.In("ru") ? Words.Changes.Until.Ru : Words.Changes.Until.En), writing.Day(day));
        return left > 0
            ? new(Words.Changes.Left, writing.Count(left, Counted.Days), hint, left <= FewDays)
            : new(Words.Changes.LastDay, "", hint, Urgent: true);
    }
}
