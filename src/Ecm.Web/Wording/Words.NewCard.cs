using Ecm.Abstractions;

namespace Ecm.Web.Wording;

/// <summary>The texts of making a card by hand.</summary>
internal static partial class Words
{
    internal static class NewCard
    {
        public static readonly Localized Title = new("Новая карточка", "New card");
        public static readonly Localized CopyOf = new("Копия: {0}", "Copy: {0}");
        public static readonly Localized Below = new("Новая карточка ниже: {0}", "New card below: {0}");
        public static readonly Localized Child = new("Новая подчинённая", "New card below");
        public static readonly Localized Copy = new("Создать копию", "Make a copy");
        public static readonly Localized Make = new("Создать", "Make");
        public static readonly Localized Made = new("Карточка создана", "The card was made");
        public static readonly Localized FromParent = new("Из вышестоящей карточки: {0}.", "From the card above: {0}.");
        public static readonly Localized FromCopied = new("Значения взяты из карточки «{0}»; файлы, номер и то, что не повторяется, остались там.", "The values are those of “{0}”; its files, its number and what must be unique stayed there.");
        public static readonly Localized NotBelow = new("Ниже этой карточки новую создать нельзя: её вид не принимает подчинённых, или у вас нет права её править.", "No card can be made below this one: its type takes none, or you may not edit it.");
        public static readonly Localized NotHere = new("Новую карточку создать нельзя: у вас нет права ни на один вид документа.", "No card can be made: you have no right to any document type.");
        public static readonly Localized NoSource = new("Карточки, с которой начать, нет, или она закрыта для вас.", "The card to begin with does not exist, or it is closed to you.");
        public static readonly Localized ToCard = new("К карточке", "To the card");
        public static readonly Localized ToTop = new("Создать на верхнем уровне", "Make it at the top level");
    }
}
