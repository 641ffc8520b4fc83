using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    /// <summary>Setting document types up.</summary>
    internal static class Types
    {
        public static readonly Localized Title = new("Виды документов", "Document types");
        public static readonly Localized New = new("Новый вид", "New type");
        public static readonly Localized Name = new("Название вида", "Name of the type");
        public static readonly Localized NameNeeded = new("Напишите, как называется вид.", "Write what the type is called.");
        public static readonly Localized BasedOn = new("Взять за основу", "Based on");
        public static readonly Localized Blank = new("ничего, поля с нуля", "nothing, no fields yet");
        public static readonly Localized Make = new("Создать", "Make it");
        public static readonly Localized FieldCount = new("Полей", "Fields");
        public static readonly Localized Version = new("Версия", "Version");
        public static readonly Localized State = new("Состояние", "State");
        public static readonly Localized Draft = new("Черновик", "Draft");
        public static readonly Localized InForce = new("Действует", "In force");
        public static readonly Localized OutOfUse = new("Снят", "Out of use");
        public static readonly Localized Withdrawn = new("Больше не выбираются", "No longer offered");
        public static readonly Localized Parties = new("Контрагенты", "Counterparties");
        public static readonly Localized WithoutRegister = new("Без журнала", "Without a register");
        public static readonly Localized Differs = new("отличается от файла", "differs from its file");
        public static readonly Localized Revert = new("Вернуть как в файле", "Put back what the file says");
        public static readonly Localized Tabs = new("Что настраивается", "What is set up");
        public static readonly Localized WithFaults = new("{0} · исправить {1}", "{0} · {1} to mend");
        public static readonly Localized Saving = new("сохраняется…", "being kept…");
        public static readonly Localized FirstDraft = new("ещё не опубликован", "not published yet");
        public static readonly Localized DraftOf = new("черновик версии {0} сохранён", "draft of version {0} is kept");
        public static readonly Localized VersionInForce = new("версия {0}", "version {0}");
        public static readonly Localized Publish = new("Опубликовать", "Publish");
        public static readonly Localized PublishQuestion = new("Версия {0} начнёт действовать для всех. Заполненное в карточках останется.", "Version {0} comes into force for everybody. What cards have filled in stays.");
        public static readonly Localized FindsOtherwise = new("Прежние карточки будут искаться по-новому, когда индекс построят заново (раздел «Индекс»).", "Older cards are found in the new way once the index is filled anew (section “Index”).");
        public static readonly Localized NoSuch = new("Такого вида документов нет: возможно, его черновик удалили.", "There is no such document type: its draft may have been given up.");
        public static readonly Localized ToAll = new("Все виды документов", "All document types");
        public static readonly Localized Published = new("Версия {0} действует.", "Version {0} is in force.");
        public static readonly Localized Discard = new("Отказаться от черновика", "Give the draft up");
        public static readonly Localized DiscardQuestion = new("Все правки черновика пропадут, останется действующая версия.", "All edits of the draft go; the version in force stays.");
        public static readonly Localized DiscardNew = new("Вид ещё не опубликован и исчезнет совсем.", "The type is not published yet and goes for good.");
        public static readonly Localized NotNow = new("Не сейчас", "Not now");
        public static readonly Localized TakeTheirs = new("Показать новое", "Show what is there now");
        public static readonly Localized WriteMine = new("Записать моё", "Keep mine");
        public static readonly Localized Preview = new("Карточка", "Card");
        public static readonly Localized NoName = new("Без названия", "Without a name");
        public static readonly Localized NothingToSee = new("Добавьте поле, и оно появится здесь так, как его увидят в карточке.", "Add a field, and it shows here as people will see it on a card.");

        public static readonly Localized Fields = new("Поля", "Fields");
        public static readonly Localized NoFields = new("Полей нет: в карточке будут только название и файлы. Добавьте первое.", "There are no fields: a card has a title and files alone. Add the first one.");
        public static readonly Localized AddField = new("Добавить поле", "Add a field");
        public static readonly Localized FieldName = new("Название поля", "Name of the field");
        public static readonly Localized FieldNameOf = new("Название поля {0}", "Name of field {0}");
        public static readonly Localized Nameless = new("поле {0}", "field {0}");
        public static readonly Localized KindOf = new("Что хранит «{0}»", "What “{0}” holds");
        public static readonly Localized Required = new("обязательное", "required");
        public static readonly Localized RequiredOf = new("Обязательное: {0}", "Required: {0}");
        public static readonly Localized Up = new("Выше (Alt+↑)", "Further up (Alt+↑)");
        public static readonly Localized UpOf = new("Выше: {0}", "Further up: {0}");
        public static readonly Localized Down = new("Ниже (Alt+↓)", "Further down (Alt+↓)");
        public static readonly Localized DownOf = new("Ниже: {0}", "Further down: {0}");
        public static readonly Localized More = new("Подробнее", "More");
        public static readonly Localized MoreOf = new("Подробнее: {0}", "More: {0}");
        public static readonly Localized Remove = new("Убрать", "Remove");
        public static readonly Localized RemoveOf = new("Убрать: {0}", "Remove: {0}");
        public static readonly Localized Removed = new("Поле «{0}» убрано из черновика.", "The field “{0}” was removed from the draft.");
        public static readonly Localized Leaving = new("Уйдут после публикации", "Go when this is published");
        public static readonly Localized LeavingHint = new("В карточках этих полей не будет видно, но записанное в них сохранится.", "Cards do not show these fields any more, but keep what was written in them.");
        public static readonly Localized PutBack = new("Вернуть", "Put back");
        public static readonly Localized PutBackOf = new("Вернуть: {0}", "Put back: {0}");
        public static readonly Localized InEnglish = new("По-английски", "In English");
        public static readonly Localized InRussian = new("По-русски", "In Russian");
        public static readonly Localized Key = new("Ключ", "Key");
        public static readonly Localized KeyHint = new("Ключом поле называют в запросах и программах. После публикации он не меняется.", "Queries and programs name the field by its key. It stays once it is published.");
        public static readonly Localized KeyStays = new("Ключ и то, что поле хранит, уже не меняются: по ним читаются заполненные карточки.", "The key and what the field holds stay: filled-in cards are read by them.");
        public static readonly Localized Personal = new("персональные данные", "personal data");
        public static readonly Localized Choices = new("Значения", "Choices");
        public static readonly Localized ChoiceOf = new("Значение {0}", "Choice {0}");
        public static readonly Localized AddChoice = new("Добавить значение", "Add a choice");
        public static readonly Localized RemoveChoiceOf = new("Убрать значение {0}", "Remove choice {0}");
        public static readonly Localized Targets = new("Карточки каких видов (не отмечено ничего: любых)", "Cards of which types (none marked: any)");

        public static readonly Localized Default = new("Значение по умолчанию", "Default value");
        public static readonly Localized DefaultDay = new("ДД.ММ.ГГГГ, сегодня или +10", "DD.MM.YYYY, today or +10");
        public static readonly Localized Today = new("сегодня", "today");
        public static readonly Localized ReadAs = new("Искать в тексте файла", "Look for in texts of files");
        public static readonly Localized NotRead = new("не искать", "do not look");
        public static readonly Localized ReadNear = new("Слова перед значением, через запятую", "Words before the value, with commas");
        public static readonly Localized NearUsual = new("обычные", "the usual ones");
        public static readonly Localized NearSome = new("№, номер", "No., number");
        public static readonly Localized ReadOn = new("На странице", "On page");
        public static readonly Localized AnyPage = new("любой", "any");
        public static readonly Localized FirstPage = new("первой", "the first");
        public static readonly Localized LastPage = new("последней", "the last");
        public static readonly Localized ReadHint = new("Найденное предлагается, пока поле пустое.", "What is found is offered while the field is empty.");
        public static readonly Localized ReadDigits = new("Неверное число знаков, набранное от руки, поле заметит, неверную цифру — по контрольной, где она есть.", "A wrong number of characters typed by hand is told at the field, a wrong digit where there is a check digit.");

        public static readonly Localized Children = new("Подчинённые", "Children");
        public static readonly Localized Access = new("Доступ", "Access");
        public static readonly Localized AccessHint = new("Кто может создавать карточки этого вида и что может делать с новыми, у которых нет вышестоящей. У прежних карточек их список остаётся.", "Who may make cards of this type, and do what with new ones that have no parent. Earlier cards keep their list.");
        public static readonly Localized NoSuchGroup = new("такой группы нет: переименована или удалена", "there is no such group: renamed or removed");
        public static readonly Localized AccessUsual = new("Как обычно:", "As usual:");
        public static readonly Localized AccessAsUsual = new("Снова как обычно", "As usual again");
        public static readonly Localized ChildrenHint = new("Карточки каких видов можно подчинить карточке этого вида.", "Cards of which types may hang below a card of this type.");
        public static readonly Localized AnyChild = new("любых", "any");

        public static readonly Localized Number = new("Журнал и номер", "Register and number");
        public static readonly Localized Register = new("Журнал", "Register");
        public static readonly Localized NoRegister = new("не регистрируется", "not registered");
        public static readonly Localized RegisterHint = new("Карточки этого вида не получают номера.", "Cards of this type get no number.");
        public static readonly Localized NextNumber = new("следующий: {0}", "next: {0}");
        public static readonly Localized IsParty = new("карточки этого вида — контрагенты", "cards of this type are counterparties");

        public static readonly Localized List = new("Список", "List");
        public static readonly Localized PlacesHint = new("По каким полям документы отбирают и показывают в списках.", "By which fields lists show and filter documents.");
        public static readonly Localized NoPlace = new("нет", "none");
        public static readonly Localized Party = new("Контрагент", "Counterparty");
        public static readonly Localized Date = new("Дата документа", "Document date");
        public static readonly Localized Responsible = new("Ответственный", "Responsible");
        public static readonly Localized Columns = new("Ещё столбцы в журнале", "Further columns of the register");
        public static readonly Localized ColumnsHint = new("Каждый может выбрать столбцы и сам; эти видны сразу.", "Everybody can choose columns; these are there at once.");
    }
}
