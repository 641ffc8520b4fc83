using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    /// <summary>Settings of plugins, and what they show.</summary>
    internal static class Plugins
    {
        public static readonly Localized DropFirst = new("Сначала сохраните или отмените то, что сейчас набрано.", "Save or drop first what is typed now.");
        public static readonly Localized Settings = new("Настройки", "Settings");
        public static readonly Localized SettingsOf = new("Настройки: {0}", "Settings: {0}");
        public static readonly Localized None = new("У плагина нет настроек, или его самого нет.", "The plugin has no settings, or there is no such plugin.");
        public static readonly Localized ToAll = new("Все плагины", "All plugins");
        public static readonly Localized Begins = new("вначале: {0}", "begins as: {0}");
        public static readonly Localized PutBack = new("Вернуть", "Put back");
        public static readonly Localized PutBackOf = new("Вернуть начальное: {0}", "Put back what it begins as: {0}");
        public static readonly Localized Yes = new("да", "yes");
        public static readonly Localized No = new("нет", "no");
        public static readonly Localized Empty = new("пусто", "empty");
        public static readonly Localized LinesHint = new("Каждое значение с новой строки.", "Each on a line of its own.");
        public static readonly Localized SecretSet = new("записан, не показывается", "kept, not shown");
        public static readonly Localized SecretNone = new("не записан", "not set");
        public static readonly Localized SecretNew = new("Новое значение заменит прежнее.", "A new value replaces the one that is kept.");
        public static readonly Localized SecretRemove = new("Убрать", "Remove");
        public static readonly Localized SecretRemoveOf = new("Убрать: {0}", "Remove: {0}");
        public static readonly Localized SecretGoes = new("будет убран", "will be removed");
        public static readonly Localized Saved = new("Настройки сохранены, они уже действуют.", "The settings were saved and are in force.");
        public static readonly Localized TabFailed = new("Вкладку «{0}» показать не удалось: сбой в плагине {1}. Остальное в карточке работает.", "The tab “{0}” could not be shown: its plugin {1} has failed. The rest of the card works.");
        public static readonly Localized TabOff = new("Вкладка «{0}» не показана: её плагин {1} отключён после сбоев. Остальное в карточке работает.", "The tab “{0}” is not shown: its plugin {1} was switched off after faults. The rest of the card works.");
        public static readonly Localized Unfit = new("Не подходит этой версии, действует начальное значение: {0}.", "Does not fit this version, what it begins as is in force: {0}.");
        public static readonly Localized UnfitHere = new("Прежнее значение не подходит этой версии плагина, действует начальное.", "What was set does not fit this version of the plugin; what it begins as is in force.");
        public static readonly Localized UnfitOf = new("Плагин {0}: прежние настройки не подходят его нынешней версии, действуют начальные ({1}).", "Plugin {0}: what was set does not fit its present version, what it begins as is in force ({1}).");
    }
}
