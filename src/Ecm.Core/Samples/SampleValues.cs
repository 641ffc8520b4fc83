using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ecm.Core.Samples;

/// <summary>What the values of the description mean on a day: as a card keeps them, and as its paper says them.</summary>
/// <param name="Set">The description.</param>
/// <param name="Today">The day of the load.</param>
internal sealed partial record SampleValues(SampleSet Set, DateOnly Today)
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>The fields of a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="ids">The ids of all by their keys.</param>
    public Dictionary<string, JsonElement> Fields(SampleCard card, IReadOnlyDictionary<string, Guid> ids)
    {
        var fields = card.Fields.ToDictionary(f => f.Key, f => f.Value switch
        {
            ['@', .. var days] => JsonSerializer.SerializeToElement(Day(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ['₽', .. var roubles] => JsonSerializer.SerializeToElement(new { minor = Roubles(roubles) * 100, currency = "RUB" }),
            ['#', .. var key] => JsonSerializer.SerializeToElement(ids[key].ToString()),
            var text => JsonSerializer.SerializeToElement(text),
        });
        fields["note"] = JsonSerializer.SerializeToElement(Samples.Mark);
        return fields;
    }

    /// <summary>What the paper of a card says.</summary>
    public string TextOf(SampleCard card) => Filled(Set.Papers[card.Paper!].Replace("{words}", card.Words?.TrimEnd(), StringComparison.Ordinal), card);

    private string Filled(string text, SampleCard card) => Place().Replace(text, place =>
    {
        var name = place.Groups[1].Value.Split('.');
        var about = name.Length == 1 ? card : Of(name[0] == "parent" ? card.Parent! : card.Fields[name[0]][1..]);
        return Said(about.Says.GetValueOrDefault(name[^1]) ?? about.Fields.GetValueOrDefault(name[^1]) ?? "—");
    });

    private string Said(string value) => value switch
    {
        ['@', .. var days] => Day(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        // A page breaks its lines at spaces: a sum stays whole.
        ['₽', .. var roubles] => $"{Roubles(roubles).ToString("N2", Russian).Replace(' ', '\u00A0')}\u00A0рублей",
        ['#', .. var key] => Of(key).Title,
        _ => value,
    };

    private SampleCard Of(string key) => Set.Cards.Single(c => c.Key == key);

    private DateOnly Day(string days) => Today.AddDays(int.Parse(days, CultureInfo.InvariantCulture));

    private static long Roubles(string roubles) => long.Parse(roubles, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([A-Za-z.]+)\}")]
    private static partial Regex Place();
}
