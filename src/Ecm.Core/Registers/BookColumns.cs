using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Registers;

/// <summary>A column of a journal.</summary>
/// <param name="Key">Of a fixed column (<c>number</c>, <c>registeredOn</c>, <c>type</c>, <c>title</c>, <c>state</c>) or of an own field.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Field">The own field; null: a fixed column.</param>
/// <param name="Usual">Shown unless somebody chose otherwise.</param>
public sealed record BookColumn(string Key, Localized Label, FieldDefinition? Field, bool Usual);

/// <summary>The columns that a journal can have: what every card has, and the fields of the types that are registered in it, each key once.</summary>
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

    /// <summary>All columns of a journal, in the order of the paper book.</summary>
    public static IReadOnlyList<BookColumn> Of(TypeCatalog catalog, string register)
    {
        var types = RegisterRights.TypesOf(catalog, register).ToList();
        var fields = types.SelectMany(t => t.Definition.Fields).DistinctBy(f => f.Key).ToList();

        // Where a type asks what a document is about, that says more than its title.
        var told = fields.Any(f => f.Key == "subject");
        return
        [
            new(Number, new Localized("Рег. номер", "Reg. number"), null, true),
            new(RegisteredOn, new Localized("Дата рег.", "Registered"), null, true),
            .. fields.Where(f => f.Column == "party").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Read?.As == ReadKind.Number).Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Column == "date").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Key == "subject").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            new(Title, new Localized("Название", "Title"), null, !told),
            new(Type, new Localized("Вид", "Type"), null, types.Count > 1),
            .. fields.Where(f => f.Column == "responsible").Select(f => new BookColumn(f.Key, f.Label, f, true)),
            .. fields.Where(f => f.Column is null && f.Read?.As != ReadKind.Number && f.Key != "subject").Select(f => new BookColumn(f.Key, f.Label, f, f.Kind == FieldKind.Money || f.Listed)),
            new(State, new Localized("Состояние", "State"), null, true),
        ];
    }
}
