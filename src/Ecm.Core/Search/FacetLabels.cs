using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Search;

/// <summary>Facets with labels in the caller's language.</summary>
internal static class FacetLabels
{
    public static Dictionary<string, IReadOnlyList<FacetValue>> Of(SearchAnswer answer, TypeCatalog catalog, string language)
    {
        var states = catalog.ByName.Values.SelectMany(t => t.Definition.States).GroupBy(s => s.Name).ToDictionary(g => g.Key, g => g.First().Label);
        string Label(string key, string value) => key switch
        {
            "type" => catalog.Find(value)?.Definition.Label.In(language) ?? value,
            "state" => states.TryGetValue(value, out var label) ? label.In(language) : value,
            _ => value,
        };
        return answer.Facets.ToDictionary(
            f => f.Key, f => (IReadOnlyList<FacetValue>)[.. f.Value.Select(v => new FacetValue(v.Value, Label(f.Key, v.Value), v.Count))]);
    }
}
