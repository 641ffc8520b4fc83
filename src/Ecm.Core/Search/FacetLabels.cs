using Ecm.Abstractions;
using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search;

/// <summary>Facets with labels in the caller's language. Counterparties that the caller may not read are left out.</summary>
internal static class FacetLabels
{
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<FacetValue>>> OfAsync(
        EcmDbContext db, Caller caller, SearchAnswer answer, TypeCatalog catalog, CancellationToken cancellationToken)
    {
        var parties = Ids("party");
        var titles = parties.Count == 0 ? [] : await db.Readable(db.Cards, caller).Where(c => parties.Contains(c.Id)).ToDictionaryAsync(c => c.Id.ToString(), c => c.Title, cancellationToken);
        var people = Ids("responsible");
        var names = people.Count == 0 ? [] : await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString(), u => u.Name, cancellationToken);
        var registers = await RegistersAsync(db, [.. answer.Facets.GetValueOrDefault("register", []).Select(v => v.Value)], cancellationToken);
        var states = catalog.ByName.Values.SelectMany(t => t.Definition.States).GroupBy(s => s.Name).ToDictionary(g => g.Key, g => g.First().Label);
        return answer.Facets.ToDictionary(
            f => f.Key,
            f => (IReadOnlyList<FacetValue>)[.. from value in f.Value let label = Label(f.Key, value.Value) where label is not null select new FacetValue(value.Value, label, value.Count)]);

        List<Guid> Ids(string facet) => [.. answer.Facets.GetValueOrDefault(facet, []).Select(v => Guid.TryParse(v.Value, out var id) ? id : Guid.Empty)];

        string? Label(string key, string value) => key switch
        {
            "type" => catalog.Find(value)?.Definition.Label.In(caller.Language) ?? value,
            "state" => states.TryGetValue(value, out var label) ? label.In(caller.Language) : value,
            "party" => titles.GetValueOrDefault(value),
            "responsible" => names.GetValueOrDefault(value),
            "register" => registers.TryGetValue(value, out var label) ? label.In(caller.Language) : value,
            _ => value,
        };
    }

    private static async Task<IReadOnlyDictionary<string, Localized>> RegistersAsync(EcmDbContext db, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return new Dictionary<string, Localized>();
        var rows = await db.Registers.AsNoTracking().Where(r => names.Contains(r.Name)).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Name, r => r.InForce().Label);
    }
}
