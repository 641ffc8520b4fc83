using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.People;
using Ecm.Core.Results;

namespace Ecm.Core.Registers;

/// <summary>A sum in a journal.</summary>
/// <param name="Minor">In the smallest unit, such as kopecks.</param>
/// <param name="Currency">Its ISO 4217 code.</param>
public readonly record struct BookSum(long Minor, string Currency);

/// <summary>A journal as a table of values: for spreadsheets and for printing.</summary>
public sealed class BookRows
{
    private const int AtOnce = 200;

    private readonly RegisterBook book;
    private readonly CardReading cards;
    private readonly Users users;
    private readonly CardTypeCatalog types;

    internal BookRows(RegisterBook book, CardReading cards, Users users, CardTypeCatalog types)
    {
        this.book = book;
        this.cards = cards;
        this.users = users;
        this.types = types;
    }

    /// <summary>The lines of a journal, the last one first; each as values in the order of the columns: texts, days, numbers, sums, or null.</summary>
    /// <param name="caller">Whose rights hold; closed cards and people stand as dashes.</param>
    /// <param name="register">The register.</param>
    /// <param name="filter">Which lines.</param>
    /// <param name="columns">Which columns.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>A problem when the filter cannot be understood.</returns>
    public async Task<Result<IAsyncEnumerable<IReadOnlyList<object?>>>> OpenAsync(
        Caller caller, string register, BookFilter filter, IReadOnlyList<BookColumn> columns, CancellationToken cancellationToken)
    {
        var all = await book.LinesAsync(caller, register, filter, cancellationToken);
        if (!all.Succeeded)
            return all.Problem;
        var first = await cards.ListAsync(caller, all.Value, cursor: null, AtOnce, cancellationToken);
        return first.Succeeded ? Result.Of(ReadAsync(caller, all.Value, columns, first.Value, cancellationToken)) : first.Problem;
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(
        Caller caller, CardFilter all, IReadOnlyList<BookColumn> columns, Page<CardView> page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalog = await types.CurrentAsync(cancellationToken);
        var people = new Dictionary<Guid, string?>();
        while (true)
        {
            foreach (var line in await ValuesAsync(caller, page.Items, columns, catalog, people, cancellationToken))
                yield return line;

            if (page.Cursor is null)
                yield break;
            page = (await cards.ListAsync(caller, all, page.Cursor, AtOnce, cancellationToken)).Value;
        }
    }

    /// <summary>The values of some cards, in the order of the columns.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> ValuesAsync(Caller caller, IReadOnlyList<CardView> lines, IReadOnlyList<BookColumn> columns, CancellationToken cancellationToken) =>
        await ValuesAsync(caller, lines, columns, await types.CurrentAsync(cancellationToken), [], cancellationToken);

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> ValuesAsync(
        Caller caller, IReadOnlyList<CardView> lines, IReadOnlyList<BookColumn> columns, TypeCatalog catalog, Dictionary<Guid, string?> people, CancellationToken cancellationToken)
    {
        var titles = await TitlesAsync(caller, columns, lines, cancellationToken);
        var all = new List<IReadOnlyList<object?>>(lines.Count);
        foreach (var card in lines)
        {
            var values = new object?[columns.Count];
            for (var at = 0; at < values.Length; at++)
                values[at] = await ValueAsync(caller, card, columns[at], catalog, titles, people, cancellationToken);
            all.Add(values);
        }

        return all;
    }

    private async Task<IReadOnlyDictionary<Guid, CardView>> TitlesAsync(Caller caller, IReadOnlyList<BookColumn> columns, IReadOnlyList<CardView> page, CancellationToken cancellationToken)
    {
        var ids = columns.Where(c => c.Field?.Kind == FieldKind.Card).SelectMany(c => page.Select(card => IdOf(card, c.Key))).OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? new Dictionary<Guid, CardView>() : await cards.GetManyAsync(caller, ids, cancellationToken);
    }

    private async ValueTask<object?> ValueAsync(
        Caller caller, CardView card, BookColumn column, TypeCatalog catalog, IReadOnlyDictionary<Guid, CardView> titles, Dictionary<Guid, string?> people, CancellationToken cancellationToken)
    {
        switch (column)
        {
            case { Field: null, Key: BookColumns.Number }: return card.Number;
            case { Field: null, Key: BookColumns.RegisteredOn }: return card.RegisteredOn;
            case { Field: null, Key: BookColumns.Title }: return card.Title;
            case { Field: null, Key: BookColumns.Type }: return catalog.Find(card.Type)?.Definition.Label.In(caller.Language);
            case { Field: null }: return catalog.Find(card.Type)?.Definition.States.FirstOrDefault(s => s.Name == card.State)?.Label.In(caller.Language);
        }

        if (!card.Fields.TryGetValue(column.Key, out var value))
            return null;
        switch (column.Field.Kind)
        {
            case FieldKind.Card:
                return IdOf(card, column.Key) is { } id && titles.TryGetValue(id, out var found) ? found.Title : "—";
            case FieldKind.Person when IdOf(card, column.Key) is { } person:
                if (!people.TryGetValue(person, out var name))
                    people[person] = name = await users.ReadAsync(caller, person, cancellationToken) is { Succeeded: true } user ? user.Value.Name : null;
                return name ?? "—";
            default:
                return Plain(catalog.Find(card.Type)?.Field(column.Key) ?? column.Field, value, caller.Language);
        }
    }

    private static object? Plain(FieldDefinition field, JsonElement value, string language) => field.Kind switch
    {
        FieldKind.Number when value.TryGetDecimal(out var number) => number,
        FieldKind.Money when value.ValueKind == JsonValueKind.Object => new BookSum(value.GetProperty("minor").GetInt64(), value.GetProperty("currency").GetString()!),
        FieldKind.Date when DateOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var day) => day,
        FieldKind.Bool => (value.ValueKind, language) switch { (JsonValueKind.True, "ru") => "да", (JsonValueKind.True, _) => "yes", (_, "ru") => "нет", _ => "no" },
        FieldKind.Choice => field.Choices.FirstOrDefault(c => c.Key == value.GetString())?.Label.In(language) ?? value.ToString(),
        _ => value.ToString(),
    };

    private static Guid? IdOf(CardView card, string key) => Guid.TryParse(card.Fields.Text(key), out var id) ? id : null;
}
