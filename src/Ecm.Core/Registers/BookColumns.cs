using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Registers;

/// <summary>A column of a journal, or of another table of cards.</summary>
/// <param name="Key">Of a fixed column (<c>number</c>, <c>registeredOn</c>, <c>type</c>, <c>title</c>, <c>state</c>) or of an own field.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Field">The own field; null: a fixed column.</param>
/// <param name="Usual">Shown unless somebody chose otherwise.</param>
public sealed record BookColumn(string Key, Localized Label, FieldDefinition? Field, bool Usual);

/// <summary>The columns that a journal or another table of cards can have: what every card has, and the fields of the types of cards in it, each key once.</summary>
public static class BookColumns
{
    /// <summary>The registration number.</summary>
    public const string Number = "number";

    /// <summary>The registration day.</summary>
    public const string RegisteredOn = "registeredOn";

    /// <summary>The type.</summary>
    public const string Type = "type";

    /// <summary>The title.</summary>
    public const string Title = "title";

    /// <summary>The state.</summary>
    public const string State = "state";

    private static readonly Localized
        NumberLabel = new("Рег. номер", "Reg. number"), RegisteredOnLabel = new("Дата рег.", "Registered"), TitleLabel = new("Название", "Title"), TypeLabel = new("Вид", "Type"),
        StateLabel = new("Состояние", "State");

    /// <summary>All columns of a table of cards of some types, the title first.</summary>
    public static IReadOnlyList<BookColumn> OfTypes(IReadOnlyList<CardType> types)
    {
        var fields = types.SelectMany(t => t.Definition.Fields).DistinctBy(f => f.Key).ToList();
        return
        [
            new(Title, TitleLabel, null, true), new(Type, TypeLabel, null, true), new(Number, NumberLabel, null, true),
            .. Columns("date"), .. Columns("party"),
            .. fields.Where(f => f.Column is null).Select(f => new BookColumn(f.Key, f.Label, f, f.Kind == FieldKind.Money)),
            new(State, StateLabel, null, true), .. Columns("responsible"), new(RegisteredOn, RegisteredOnLabel, null, false),
        ];

        IEnumerable<BookColumn> Columns(string column) => fields.Where(f => f.Column == column).Select(f => new BookColumn(f.Key, f.Label, f, true));
    }

    /// <summary>All columns of a journal, in the order of the paper book.</summary>
    public static IReadOnlyList<BookColumn> Of(TypeCatalog catalog, string register)
    {
        var types = RegisterRights.TypesOf(catalog, register).ToList();
        var fields = types.SelectMany(t => t.Definition.Fields).DistinctBy(f => f.Key).ToList();

        // Where a type asks what a document is about, that says more than its title.
        var told = fields.Any(f => f.Key == "subject");
        return
        [
            new(Number, NumberLabel, null, true),
            new(RegisteredOn, RegisteredOnLabel, null, true),
            .. fields.Where(f => f.Column == "party").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Read?.As == ReadKind.Number).Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Column == "date").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Key == "subject").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            new(Title, TitleLabel, null, !told),
            new(Type, TypeLabel, null, types.Count > 1),
            .. fields.Where(f => f.Column == "responsible").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Column is null && f.Read?.As != ReadKind.Number && f.Key != "subject").Select(f => new BookColumn(f.Key, f.Label, f, f.Kind == FieldKind.Money || f.Listed)),
            new(State, StateLabel, null, true),
        ];
    }
}
