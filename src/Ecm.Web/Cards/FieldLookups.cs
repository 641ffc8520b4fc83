using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.People;
using Ecm.Core.Search;

namespace Ecm.Web.Cards;

/// <summary>Finds the people and cards that fields refer to, under the rights of whoever looks.</summary>
internal sealed class FieldLookups(Users users, CardReading cards, CardSearch search)
{
    private const int Offered = 10;
    private const int MostPeople = 1000;

    /// <summary>Names for the references in some values of a type, and of further cards.</summary>
    public async Task<FieldNames> NamesAsync(
        Caller caller, CardType type, IEnumerable<FieldValues> values, CancellationToken cancellationToken, IEnumerable<Guid>? cardsToo = null)
    {
        var all = values.ToList();
        var cardIds = Ids(type, FieldKind.Card, all).Union(cardsToo ?? []).ToList();
        var personIds = Ids(type, FieldKind.Person, all);
        var titles = cardIds.Count == 0 ? new Dictionary<Guid, CardView>() : await cards.GetManyAsync(caller, cardIds, cancellationToken);
        var people = new Dictionary<Guid, string>();
        foreach (var id in personIds)
            if (await users.ReadAsync(caller, id, cancellationToken) is { Succeeded: true } user)
                people[id] = user.Value.Name;
        return new FieldNames(people, titles.ToDictionary(c => c.Key, c => c.Value.Title));
    }

    /// <summary>People to choose from, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(Caller caller, CancellationToken cancellationToken)
    {
        var page = await users.ListAsync(caller, after: null, MostPeople, cancellationToken);
        return [.. page.Users.Where(u => !u.Blocked).OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => (u.Id, u.Name))];
    }

    /// <summary>Cards of some types that have the words typed, and whether these are all that there are.</summary>
    public async Task<(IReadOnlyList<CardView> Cards, bool Complete)> CardsAsync(Caller caller, string typed, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        // What is typed here are words, not the query language: its operators are written in capitals.
        var words = string.Concat(typed.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var query = words.Length == 0 ? null : string.Join(' ', words) + "*";
        var found = await search.SearchAsync(caller, new SearchQuestion { Query = query, Types = types, Size = Offered }, cancellationToken);
        // Whoever types a whole title means that card, however often others speak of it.
        return found.Succeeded
            ? ([.. found.Value.Hits.Select(h => h.Card).OrderBy(c => !string.Equals(c.Title, typed.Trim(), StringComparison.CurrentCultureIgnoreCase))], !found.Value.Partial)
            : ([], false);
    }

    private static List<Guid> Ids(CardType type, FieldKind kind, IReadOnlyList<FieldValues> values) =>
    [
        .. type.Definition.Fields.Where(f => f.Kind == kind)
            .SelectMany(f => values.Select(v => Guid.TryParse(v.Text(f.Key), out var id) ? id : Guid.Empty)).Where(id => id != Guid.Empty).Distinct(),
    ];
}
