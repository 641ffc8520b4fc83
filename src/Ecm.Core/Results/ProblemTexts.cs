using System.Globalization;
using Ecm.Abstractions;

namespace Ecm.Core.Results;

/// <summary>What people read: what happened, what is safe, what to do. Up to three short sentences; no codes, no blame.</summary>
public static class ProblemTexts
{
    private static readonly Dictionary<string, Localized> Texts = new()
    {
        ["not-found"] = new("Такой карточки или файла нет, или у вас нет к ним доступа.", "There is no such card or file, or you have no access to it."),
        ["forbidden"] = new("У вас нет права на это действие. Попросите того, кто управляет доступом к карточке.", "You have no right to do this. Ask whoever manages access to the card."),
        ["version-conflict"] = new("Карточку уже изменил кто-то другой. Ничего не потеряно: откройте её заново и повторите правку.", "Somebody else has changed the card. Nothing is lost: read it again and repeat your edit."),
        ["version-required"] = new("Не указано, какую версию карточки вы правите (заголовок If-Match).", "The version being edited is not named. Send it in the If-Match header."),
        ["field-required"] = new("Заполните поле «{0}».", "Fill in the field “{0}”."),
        ["field-wrong-text"] = new("«{0}»: нужен текст не длиннее 10 000 знаков.", "“{0}”: a text of at most 10,000 characters is needed."),
        ["field-wrong-number"] = new("«{0}»: нужно число, например 4850.5.", "“{0}”: a number is needed, such as 4850.5."),
        ["field-wrong-money"] = new("«{0}»: нужна сумма в копейках и валюта, например {{\"minor\":485000000,\"currency\":\"RUB\"}}.", "“{0}”: an amount in minor units and a currency are needed, such as {{\"minor\":485000000,\"currency\":\"RUB\"}}."),
        ["field-wrong-date"] = new("«{0}»: нужна дата, например 2024-03-05.", "“{0}”: a date is needed, such as 2024-03-05."),
        ["field-wrong-bool"] = new("«{0}»: нужно «да» или «нет».", "“{0}”: yes or no (true or false) is needed."),
        ["field-wrong-choice"] = new("«{0}»: выберите значение из списка.", "“{0}”: choose a value from the list."),
        ["field-wrong-person"] = new("«{0}»: такого сотрудника нет.", "“{0}”: there is no such person."),
        ["field-wrong-card"] = new("«{0}»: такой карточки нет, или у вас нет к ней доступа.", "“{0}”: there is no such card, or you have no access to it."),
        ["text-wrong"] = new("В тексте есть знаки, которые нельзя сохранить (нулевой или половина знака). Уберите их.", "The text has characters that cannot be kept (a null character or half of one). Remove them."),
        ["unknown-field"] = new("У этого вида документов нет поля «{0}».", "This document type has no field “{0}”."),
        ["read-rule-wrong"] = new("Правило чтения поля «{0}» не годится: {1}", "The rule for reading the field “{0}” cannot be used: {1}"),
        ["unknown-type"] = new("Нет вида документов «{0}».", "There is no document type “{0}”."),
        ["unknown-access-list"] = new("Нет списка доступа «{0}».", "There is no access list “{0}”."),
        ["unknown-principal"] = new("Нет такого сотрудника, группы или роли: «{0}».", "There is no such person, group or role: “{0}”."),
        ["child-not-allowed"] = new("В карточке вида «{0}» не может быть подчинённой вида «{1}».", "A card of type “{0}” cannot have a child of type “{1}”."),
        ["hierarchy-cycle"] = new("Карточка не может быть подчинена самой себе.", "A card cannot hang below itself."),
        ["not-unique"] = new("«{0}»: такое значение уже есть в другой карточке.", "“{0}”: another card already has this value."),
        ["card-holds-more"] = new("На карточке есть не только этот файл: она остаётся. Оставьте оба файла или уберите лишнее на карточке сами.", "The card holds more than this file and stays. Keep both files, or remove what is too much on the card yourself."),
        ["twin-differs"] = new("Тексты различаются в том, что может быть другим номером, датой или суммой. Оставьте оба файла или сделайте новую версию.", "The texts differ in what could be another number, date or sum. Keep both files or make a new version."),
        ["in-trash"] = new("Карточка в корзине. Верните её, чтобы изменить.", "The card is in the trash. Restore it to change it."),
        ["transition-not-allowed"] = new("Из нынешнего состояния нельзя перейти в «{0}».", "The card cannot go from its present state to “{0}”."),
        ["already-registered"] = new("Карточка уже зарегистрирована: № {0}.", "The card is already registered under number {0}."),
        ["unknown-register"] = new("Нет журнала регистрации «{0}».", "There is no register “{0}”."),
        ["no-numbering-scheme"] = new("Номер не присвоен: нет нумератора «{0}». Включите его плагин.", "No number was given: there is no numbering scheme “{0}”. Switch its plugin on."),
        ["number-not-made"] = new("Номер не присвоен: {0}", "No number was given: {0}"),
        ["plugin-needs-restart"] = new("Вызов плагина «{0}» завис и держит поток: поможет только перезапуск сервера.", "A call of the plugin “{0}” hangs and holds a thread: only a restart of the server helps."),
        ["plugin-unavailable"] = new("Плагин «{0}» сейчас не отвечает. Ничего не изменено; повторите позже или сообщите администратору.", "The plugin “{0}” does not answer now. Nothing was changed; try again later or tell the administrator."),
        ["store-full"] = new("В хранилище нет места. Файл не принят; сообщите администратору.", "The store is full. The file was not taken in; tell the administrator."),
        ["store-unavailable"] = new("Хранилище сейчас недоступно. Файл не принят; повторите позже.", "The store is not available now. The file was not taken in; try again later."),
        ["store-read-only"] = new("Диск хранилища дал сбой, и новые файлы не принимаются; всё принятое раньше можно читать. Файл не принят; сообщите администратору.", "The store's disk has failed and no new files are taken in; what was taken in before can be read. The file was not taken in; tell the administrator."),
        ["busy"] = new("Сервер занят. Ничего не изменено; повторите через несколько секунд.", "The server is busy. Nothing was changed; try again in a few seconds."),
        ["idempotency-key-reused"] = new("Этот Idempotency-Key уже использован для другого действия.", "This Idempotency-Key has been used for another operation."),
        ["body-cut-short"] = new("Файл пришёл не полностью и не принят. Отправьте его ещё раз.", "The file did not arrive whole and was not taken in. Send it again."),
        ["file-name-wrong"] = new("У файла должно быть имя не длиннее 255 знаков.", "The file needs a name of at most 255 characters."),
        ["no-file"] = new("В запросе нет файла. Передайте его частью multipart/form-data с именем файла.", "The request has no file. Send it as a multipart/form-data part with a file name."),
        ["text-too-long"] = new("Текст длиннее {0} знаков. Проверьте его по частям.", "The text is longer than {0} characters. Check it in parts."),
        ["query-too-long"] = new("Запрос длиннее 4096 знаков. Сократите его.", "The query is longer than 4,096 characters. Shorten it."),
        ["query-too-deep"] = new("В запросе слишком много вложенных скобок (знак {0}).", "The query nests too many parentheses (character {0})."),
        ["query-too-many-parties"] = new("Контрагентов с таким названием слишком много (знак {0}). Назовите точнее.", "There are too many counterparties of this name (character {0}). Be more exact."),
        ["query-too-many-fuzzy"] = new("В запросе слишком много слов с «~» (знак {0}): не больше восьми.", "The query has too many words with “~” (character {0}): at most eight."),
        ["query-near"] = new("Не понятно, что должно стоять рядом (знак {0}): РЯДОМ ставится между словами или фразами в кавычках.", "What should be near is not clear (character {0}): NEAR stands between words or phrases in quotes."),
        ["query-too-many-terms"] = new("В запросе больше 256 слов. Сократите его.", "The query has more than 256 terms. Shorten it."),
        ["query-syntax"] = new("Запрос непонятен с {0}-го знака. Проверьте кавычки и скобки.", "The query cannot be understood from character {0} on. Check quotes and parentheses."),
        ["query-unknown-field"] = new("В запросе неизвестное поле (знак {0}).", "The query names an unknown field (character {0})."),
        ["query-value"] = new("Значение в запросе не подходит полю (знак {0}).", "A value in the query does not fit its field (character {0})."),
        ["parameter-wrong"] = new("Параметр «{0}» задан неверно.", "The parameter “{0}” is wrong."),
        ["not-locked"] = new("Этот файл пароля не ждёт.", "This file is not waiting for a password."),
        ["file-password-wrong"] = new("Пароль к файлу не подошёл.", "The password does not open the file."),
        ["unlock-not-possible"] = new("Открыть этот файл паролем сервер не может: так открываются только PDF. Снимите пароль и загрузите новую версию.", "The server cannot open this file with a password: only PDF files are opened so. Remove the password and upload a new version."),
        ["unlock-paused"] = new("Слишком много неверных паролей. Повторите через {0} мин.", "Too many wrong passwords. Try again in {0} min."),
        ["no-picture"] = new("У этой страницы нет изображения.", "This page has no picture."),
        ["range-beyond-file"] = new("В файле нет таких байтов: он короче.", "The file does not have these bytes: it is shorter."),
        ["search-too-slow"] = new("Поиск не успел ответить. Уточните запрос или повторите позже.", "The search could not answer in time. Narrow the query or try again later."),
        ["search-failed"] = new("Поиск не смог ответить: индекс проверяется и при повреждении строится заново. Документы в порядке; повторите через минуту.", "Search could not answer: its index is being checked and, when damaged, built anew. The documents are safe; try again in a minute."),
        ["sign-in-failed"] = new("Логин или пароль не подходят.", "The login or the password is wrong."),
        ["sign-in-paused"] = new("Слишком много неудачных попыток входа. Повторите через {0} мин.", "Too many failed attempts to sign in. Try again in {0} min."),
        ["sign-in-needed"] = new("Войдите, чтобы продолжить.", "Sign in to go on."),
        ["password-wrong"] = new("Нынешний пароль указан неверно.", "The current password is wrong."),
        ["password-too-short"] = new("В пароле должно быть не меньше 8 знаков.", "The password needs at least 8 characters."),
        ["password-too-long"] = new("В пароле должно быть не больше 200 знаков.", "The password must not exceed 200 characters."),
        ["password-common"] = new("Этот пароль подбирают одним из первых. Придумайте другой.", "This password is among the first to be guessed. Choose another."),
        ["login-wrong"] = new("Логин: от 1 до 100 знаков, без пробелов и знаков : / \\.", "Login: 1 to 100 characters, without white space and : / \\."),
        ["login-taken"] = new("Такой логин уже есть.", "This login is taken."),
        ["name-wrong"] = new("Название или имя: от 1 до 200 знаков в одну строку.", "A name has 1 to 200 characters on one line."),
        ["role-wrong"] = new("Роль «{0}»: годятся до 50 букв, цифр, точек, дефисов и подчёркиваний.", "Role “{0}”: up to 50 letters, digits, dots, dashes and underscores."),
        ["unknown-group"] = new("Нет группы «{0}».", "There is no group “{0}”."),
        ["unknown-user"] = new("Нет сотрудника «{0}».", "There is no user “{0}”."),
        ["group-taken"] = new("Группа с таким названием уже есть.", "There is a group of this name already."),
        ["last-admin"] = new("Это последний администратор. Сначала назначьте другого.", "This is the last administrator. Appoint another first."),
        ["set-up-already"] = new("Первый администратор уже создан. Войдите.", "The first administrator exists already. Sign in."),
        ["setup-key-wrong"] = new("Ссылка не подходит. Откройте ту, что сервер напечатал при последнем запуске.", "The link does not fit. Open the one that the server printed at its last start."),
        ["token-scope"] = new("Этому ключу доступа не разрешено действие «{0}».", "This token is not allowed to {0}."),
        ["token-too-wide"] = new("Ключ доступа не может создать ключ с большими правами или сроком.", "A token cannot make a token that may do more or lives longer."),
        ["token-shown-before"] = new("Этот ключ уже создан и показан один раз. Удалите его и создайте новый.", "This token was made and shown once already. Delete it and make a new one."),
        ["foreign-origin"] = new("Запрос пришёл со страницы другого сайта и не выполнен.", "The request came from a page of another site and was not carried out."),
        ["too-many-requests"] = new("Слишком много запросов сразу. Повторите через несколько секунд.", "Too many requests at once. Try again in a few seconds."),
        ["body-wrong"] = new("Тело запроса непонятно: {0}. Нужен JSON, как в описании.", "The body cannot be understood: {0}. JSON as described is needed."),
        ["request-wrong"] = new("Запрос непонятен. Сверьте параметры и заголовки с описанием.", "The request cannot be understood. Compare its parameters and headers with the description."),
        ["body-too-large"] = new("Тело запроса слишком большое.", "The body is too large."),
        ["no-such-operation"] = new("По этому адресу такого действия нет.", "There is no such operation at this address."),
        ["entries-inherited"] = new("Доступ наследуется, своих записей у него нет. Отключите наследование или не передавайте записи.", "The access is inherited and has no entries of its own. Switch inheritance off or send no entries."),
        ["level-wrong"] = new("Нет уровня доступа «{0}». Есть read, edit, approve, manage и none.", "There is no level “{0}”. There are read, edit, approve, manage and none."),
        ["reason-required"] = new("Укажите причину (до 1000 знаков).", "Give a reason (up to 1,000 characters)."),
        ["server-fault"] = new("Сервер не смог выполнить запрос. Сообщите администратору номер запроса.", "The server could not carry out the request. Tell the administrator the request id."),
    };

    /// <summary>The text of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    public static string Describe(Problem problem, string language) =>
        Texts.TryGetValue(problem.Code, out var text)
            ? string.Format(CultureInfo.InvariantCulture, text.In(language), [.. problem.Arguments.Select(a => a is Localized own ? own.In(language) : a)])
            : throw new ArgumentException($"No text for problem '{problem.Code}'.", nameof(problem));

    /// <summary>Every code that has a text, for the test that each problem has one.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;
}
