using Ecm.Abstractions;

namespace Ecm.Web.Wording;

internal static partial class Words
{
    internal static class Settings
    {
        public static readonly Localized Mine = new("Мои настройки", "My settings");
        public static readonly Localized Password = new("Пароль", "Password");
        public static readonly Localized Current = new("Нынешний пароль", "Current password");
        public static readonly Localized Next = new("Новый пароль", "New password");
        public static readonly Localized NextHint = new("Не меньше 8 знаков; подойдёт и фраза из нескольких слов.", "At least 8 characters; a phrase of several words will do.");
        public static readonly Localized Repeat = new("Новый пароль ещё раз", "New password once more");
        public static readonly Localized Change = new("Сменить пароль", "Change the password");
        public static readonly Localized Ends = new("Все остальные ваши входы на других устройствах закончатся.", "Your other sessions on other devices end.");
        public static readonly Localized Changed = new("Пароль изменён.", "The password was changed.");
        public static readonly Localized NotRepeated = new("Новые пароли не совпадают.", "The new passwords differ.");
        public static readonly Localized Paused = new("Слишком много попыток. Повторите через несколько минут.", "Too many attempts. Try again in a few minutes.");
        public static readonly Localized Keys = new("Клавиши", "Keys");
        public static readonly Localized KeysHint = new("Одиночные буквы вроде J, K или E мешают, если вы управляете голосом. Сочетания с Ctrl и функциональные клавиши работают всегда.", "Single letters such as J, K or E are in the way of voice control. Combinations with Ctrl and function keys always work.");
        public static readonly Localized LettersOn = new("Буквы работают", "Letters work");
        public static readonly Localized LettersOff = new("Буквы выключены", "Letters are off");
        public static readonly Localized Tokens = new("Ключи для программ", "Keys for programs");
        public static readonly Localized TokensHint = new("С ключом программа действует от вашего имени и видит то же, что и вы.", "With a key a program acts in your name and sees what you see.");
        public static readonly Localized TokenName = new("Для чего", "What for");
        public static readonly Localized TokenMay = new("Может", "May");
        public static readonly Localized ReadOnly = new("только читать", "read only");
        public static readonly Localized ReadWrite = new("читать и менять", "read and change");
        public static readonly Localized TokenEnds = new("Действует", "Ends");
        public static readonly Localized Never = new("бессрочно", "never");
        public static readonly Localized Days = new("{0} дней", "in {0} days");
        public static readonly Localized MakeToken = new("Создать ключ", "Make a key");
        public static readonly Localized TokenShown = new("Новый ключ. Скопируйте его сейчас: больше он не покажется.", "The new key. Copy it now: it is not shown again.");
        public static readonly Localized LastUsed = new("Был в деле", "Last used");
        public static readonly Localized NotUsed = new("ещё нет", "not yet");
        public static readonly Localized Revoke = new("Отозвать", "Revoke");
        public static readonly Localized RevokeNamed = new("Отозвать: {0}", "Revoke: {0}");
        public static readonly Localized Revoked = new("Ключ отозван.", "The key was revoked.");
        public static readonly Localized NoTokens = new("Ключей нет.", "There are no keys.");
    }
}
