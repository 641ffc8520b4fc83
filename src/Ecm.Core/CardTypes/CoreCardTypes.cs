using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Core.CardTypes;

/// <summary>The types that are there without any plugin.</summary>
internal static class CoreCardTypes
{
    /// <summary>The source's name in messages.</summary>
    public const string Source = "Ecm";

    /// <summary>What an upload without a type becomes: it asks for nothing but a title and takes any child.</summary>
    public static readonly CardTypeDefinition Document = new()
    {
        Name = TypeCatalog.Document,
        Label = new Localized("Документ", "Document"),
        Fields =
        [
            new FieldDefinition { Key = "documentDate", Kind = FieldKind.Date, Label = new Localized("Дата документа", "Document date"), Column = "date" },
            new FieldDefinition { Key = "responsible", Kind = FieldKind.Person, Label = new Localized("Ответственный", "Responsible"), Column = "responsible" },
            new FieldDefinition { Key = "note", Kind = FieldKind.Text, Label = new Localized("Примечание", "Note") },
        ],
        Children = ["*"],
    };
}
