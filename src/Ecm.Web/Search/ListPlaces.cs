using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Files;
using Ecm.Core.Registers;
using Ecm.Core.Search;
using Ecm.Web.Cards;
using Ecm.Web.Intake;
using Ecm.Web.Registers;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Components;

namespace Ecm.Web.Search;

/// <summary>Where a card stands in a list, with the addresses of its neighbours there.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Previous">Where the one before is; null: it is the first.</param>
/// <param name="Next">Where the one after is; null: it is the last.</param>
internal sealed record ListPlace(long Number, long Total, string? Previous, string? Next);

/// <summary>Finds the place of a card in the list that it was opened from, under the rights of whoever looks and as the list is now.</summary>
internal sealed class ListPlaces(ResultTrail trail, CardSearch search, RegisterBook book, FileReading files, OrganisationTime time, TimeProvider clock, NavigationManager navigation)
{
    // As the intake page goes back.
    private const int IntakeDays = 3;

    /// <summary>The place; null: the card is not in the list, or there is none. Of results the page it is on becomes the one to go back to, of the others as many lines as reach to it.</summary>
    public async Task<ListPlace?> FindAsync(Caller caller, Guid card, CancellationToken cancellationToken)
    {
        if (trail.Address is { } results)
            return await InResultsAsync(caller, results, card, cancellationToken);
        if (trail.Register is { } register)
        {
            var looked = trail.List;
            var lines = RegisterAddress.Parse(register, navigation.ToAbsoluteUri(looked!).ToString(), time.Today.Year);
            var place = await book.PlaceAsync(caller, register, lines.Filter, card, cancellationToken);
            if (place is not null && trail.List == looked && lines.Reaching(place.Number) is var longer && longer != lines)
                trail.Visit(longer.ToString());
            return place is null ? null : new ListPlace(place.Number, place.Total, AddressOf(place.Previous), AddressOf(place.Next));
        }

        return trail.IsIntake ? await InIntakeAsync(caller, card, cancellationToken) : null;
    }

    private async Task<ListPlace?> InResultsAsync(Caller caller, SearchAddress list, Guid card, CancellationToken cancellationToken)
    {
        var looked = trail.List;
        // Walking may have gone over either edge of the page that was looked at last.
        foreach (var number in new[] { list.Page, list.Page + 1, list.Page - 1 })
        {
            var page = await HitsAsync(number);
            var at = page?.Hits.ToList().FindIndex(h => h.Card.Id == card) ?? -1;
            if (at < 0)
                continue;
            if (trail.List == looked)
                trail.Address = list with { Page = number };
            var place = (number - 1L) * SearchAddress.Size + at + 1;
            var before = at > 0 ? page!.Hits[at - 1] : place > 1 ? (await HitsAsync(number - 1))?.Hits.LastOrDefault() : null;
            var after = at + 1 < page!.Hits.Count ? page.Hits[at + 1] : place < page.Total ? (await HitsAsync(number + 1))?.Hits.FirstOrDefault() : null;
            return new ListPlace(place, page.Total, AddressOf(before), AddressOf(after));
        }

        return null;

        async Task<SearchResults?> HitsAsync(int page)
        {
            if (page < 1)
                return null;
            var answer = await search.SearchAsync(caller, (list with { Page = page }).ToQuestion() with { Facets = [] }, cancellationToken);
            return answer.Succeeded ? answer.Value : null;
        }

        string? AddressOf(ResultHit? hit) => hit is null ? null : CardAddress.Of(hit, list.Query);
    }

    private async Task<ListPlace?> InIntakeAsync(Caller caller, Guid card, CancellationToken cancellationToken)
    {
        var looked = trail.List;
        var recent = await files.RecentCardsAsync(caller, clock.GetUtcNow().AddDays(-IntakeDays), IntakeAddress.Most, cancellationToken);
        var at = recent.ToList().FindIndex(r => r.Card == card);
        if (at < 0)
            return null;
        if (trail.List == looked && recent[at].At >= IntakeAddress.RowsAt(navigation.ToAbsoluteUri(looked!).ToString()))
            trail.Visit(IntakeAddress.Of(IntakeAddress.Reaching(recent[at].At + 1)));
        return new ListPlace(at + 1, recent.Count, AddressOf(at - 1), AddressOf(at + 1));

        string? AddressOf(int number) => number >= 0 && number < recent.Count ? CardAddress.Of(recent[number].Card, recent[number].File) : null;
    }

    private static string? AddressOf(CardView? card) => card is null ? null : CardAddress.Of(card.Id);
}
