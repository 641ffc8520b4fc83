using Ecm.Abstractions.Extraction;

namespace Ecm.Core.Comparing;

/// <summary>The words of a text in order, as they are compared, with where each stands.</summary>
internal sealed class ComparedWords
{
    private readonly List<string> keys = [];
    private readonly List<Place> places = [];

    /// <summary>What is compared: quotes, dashes and spaces of every kind are alike, and a word broken over a line end is one.</summary>
    public IReadOnlyList<string> Keys => keys;

    /// <summary>There was more than is compared.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Reads a text page by page, at most so many words of it.</summary>
    public static async Task<ComparedWords> ReadAsync(IAsyncEnumerable<PageText> pages, int most, CancellationToken cancellationToken)
    {
        var words = new ComparedWords();
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            words.Add(page);
            if (words.keys.Count <= most)
                continue;
            words.IsCut = true;
            words.keys.RemoveRange(most, words.keys.Count - most);
            words.places.RemoveRange(most, words.places.Count - most);
            break;
        }

        return words;
    }

    /// <summary>Some of the words as they stand, and where.</summary>
    /// <param name="start">The first of them; without any, where they would stand.</param>
    /// <param name="count">How many.</param>
    /// <param name="around">Words before and behind that are told with them.</param>
    public TextPlace Of(int start, int count, int around)
    {
        var at = Math.Min(start, places.Count - 1);
        var boxes = places.Skip(start).Take(count).SelectMany(p => p.Boxes);
        return new TextPlace(
            at < 0 ? 1 : places[at].Page,
            Text(Math.Max(start - around, 0), start), Text(start, start + count), Text(start + count, Math.Min(start + count + around, places.Count)),
            [.. boxes]);
    }

    private string Text(int from, int to) => string.Join(' ', places.Skip(from).Take(to - from).Select(p => p.Text));

    private void Add(PageText page)
    {
        if (page.Words.Count == 0)
            foreach (var text in page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                Add(new Place(page.Number, text, []), isBroken: false);
        var end = 0;
        foreach (var word in page.Words)
        {
            // Two parts of one word stand on two lines, the first with a hyphen at its end.
            var isNewLine = page.Text.AsSpan(end, Math.Max(word.Start - end, 0)).Contains('\n');
            var text = page.Text.Substring(word.Start, word.Length);
            Add(new Place(page.Number, text, [new WordBox(page.Number, word.Left, word.Top, word.Right, word.Bottom)]), isBroken: isNewLine && places.Count > 0 && places[^1].Text is [.., not '-', '-'] && char.IsLower(text[0]));
            end = word.Start + word.Length;
        }
    }

    private void Add(Place place, bool isBroken)
    {
        var key = Key(place.Text);
        if (key.Length == 0)
            return;
        if (isBroken)
        {
            keys[^1] = string.Concat(keys[^1].AsSpan(0, keys[^1].Length - 1), key);
            var first = places[^1];
            places[^1] = first with { Text = string.Concat(first.Text.AsSpan(0, first.Text.Length - 1), place.Text), Boxes = [.. first.Boxes, .. place.Boxes] };
            return;
        }

        keys.Add(key);
        places.Add(place);
    }

    private static string Key(string text) => string.Create(text.Length, text, static (key, read) =>
    {
        for (var i = 0; i < read.Length; i++)
            key[i] = read[i] switch
            {
                '«' or '»' or '“' or '”' or '„' or '‟' or '″' => '"',
                '’' or '‘' or '‚' or '′' => '\'',
                '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
                var other => other,
            };
    }).Trim();

    private sealed record Place(int Page, string Text, IReadOnlyList<WordBox> Boxes);
}
