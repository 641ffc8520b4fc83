using Ecm.Abstractions;
using Ecm.Core.Spelling;

namespace Ecm.Core.Results;

/// <summary>The problems of the product, each made in one place. The texts are in <see cref="ProblemTexts"/>.</summary>
public static partial class Problems
{
    /// <summary>There is none, or the caller may not know of it.</summary>
    public static Problem NotFound() => new("not-found", 404);

    /// <summary>The caller may see it but not do this.</summary>
    public static Problem Forbidden() => new("forbidden", 403);

    /// <summary>Somebody else changed it meanwhile.</summary>
    public static Problem VersionConflict() => new("version-conflict", 412);

    /// <summary>The version read must be named (If-Match).</summary>
    public static Problem VersionRequired() => new("version-required", 428);

    /// <summary>A field that must be filled is empty.</summary>
    public static Problem FieldRequired(string field, string label) => new("field-required", 422) { Field = field, Arguments = [label] };

    /// <summary>A value does not fit its field.</summary>
    public static Problem FieldWrong(string field, string label, string expected) =>
        new($"field-wrong-{expected}", 422) { Field = field, Arguments = [label] };

    /// <summary>A text has characters that no database keeps; where it is known which, the field is named instead.</summary>
    public static Problem TextWrong() => new("text-wrong", 422);

    /// <summary>A rule for reading a field cannot be used.</summary>
    public static Problem ReadRuleWrong(string field, Localized fault) => new("read-rule-wrong", 422) { Field = field, Arguments = [field, fault] };

    /// <summary>The type has no such field.</summary>
    public static Problem UnknownField(string field) => new("unknown-field", 422) { Field = field, Arguments = [field] };

    /// <summary>Two of the names that were given mean this field.</summary>
    public static Problem FieldTwice(string field) => new("field-twice", 422) { Field = field, Arguments = [field] };

    /// <summary>There is no such type, or no new cards of it are made.</summary>
    public static Problem UnknownType(string type) => new("unknown-type", 422) { Field = "type", Arguments = [type] };

    /// <summary>There is no such named access list.</summary>
    public static Problem UnknownAccessList(string name) => new("unknown-access-list", 422) { Field = "access", Arguments = [name] };

    /// <summary>There is no such principal.</summary>
    public static Problem UnknownPrincipal(string principal) => new("unknown-principal", 422) { Field = "principal", Arguments = [principal] };

    /// <summary>The parent's type does not take children of this type.</summary>
    public static Problem ChildNotAllowed(string parent, string child) => new("child-not-allowed", 422) { Field = "parentId", Arguments = [parent, child] };

    /// <summary>A card would hang below itself.</summary>
    public static Problem Cycle() => new("hierarchy-cycle", 422) { Field = "parentId" };

    /// <summary>Another card holds the value already; named only to those who may read it.</summary>
    public static Problem NotUnique(string field, string label, Guid? holder) =>
        new("not-unique", 409) { Field = field, Arguments = [label], CardId = holder };

    /// <summary>A card goes to the trash for a twin only with nothing but the file on it.</summary>
    public static Problem CardHoldsMore() => new("card-holds-more", 409);

    /// <summary>What reads otherwise in a twin could be another value.</summary>
    public static Problem TwinDiffers() => new("twin-differs", 409) { Field = "decision" };

    /// <summary>The card lies in the trash.</summary>
    public static Problem InTrash() => new("in-trash", 409);

    /// <summary>The lifecycle does not lead there.</summary>
    public static Problem TransitionNotAllowed(string to) => new("transition-not-allowed", 409) { Field = "to", Arguments = [to] };

    /// <summary>The card has a number already.</summary>
    public static Problem AlreadyRegistered(string number) => new("already-registered", 409) { Arguments = [number] };

    /// <summary>What a set changed has been changed again; it is left alone.</summary>
    public static Problem ChangedSince(string fields) => new("changed-since", 409) { Arguments = [fields] };

    /// <summary>The old values have been erased, so nothing can be put back.</summary>
    public static Problem DetailsErased() => new("details-erased", 409);

    /// <summary>The set was taken back before.</summary>
    public static Problem UndoneAlready() => new("undone-already", 409);

    /// <summary>Another verification is being carried out.</summary>
    public static Problem VerificationRunning() => new("verification-running", 409) { RetryAfter = 10 };

    /// <summary>A new index is being filled already.</summary>
    public static Problem RebuildRunning() => new("rebuild-running", 409) { RetryAfter = 10 };

    /// <summary>The set has not come to its end.</summary>
    public static Problem StillRunning() => new("still-running", 409) { RetryAfter = 2 };

    /// <summary>More cards than one set takes.</summary>
    public static Problem TooManyCards(int most) => new("too-many-cards", 422) { Field = "cards", Arguments = [most] };

    /// <summary>Nothing to download.</summary>
    public static Problem NoFiles() => new("no-files", 422) { Field = "cards" };

    /// <summary>A set without cards.</summary>
    public static Problem NoCards() => new("no-cards", 422) { Field = "cards" };

    /// <summary>There is no such register, or the type has none.</summary>
    public static Problem UnknownRegister(string? register) => new("unknown-register", 422) { Field = "register", Arguments = [register ?? "—"] };

    /// <summary>The number is no longer reserved: a card has taken it, or there never was such a one.</summary>
    public static Problem NoReservedNumber() => new("no-reserved-number", 409) { Field = "reserved" };

    /// <summary>The plugin that makes numbers is not there.</summary>
    public static Problem NoNumberingScheme(string scheme) => new("no-numbering-scheme", 409) { Arguments = [scheme] };

    /// <summary>The numbering scheme could not make a number.</summary>
    public static Problem NumberNotMade(Localized text, string? field) => new("number-not-made", 422) { Field = field, Arguments = [text] };

    /// <summary>A plugin refuses, is too slow or was switched off.</summary>
    public static Problem PluginUnavailable(string plugin) => new("plugin-unavailable", 503) { Arguments = [plugin], RetryAfter = 60 };

    /// <summary>A call of the plugin still holds a thread: resuming would not free it.</summary>
    public static Problem PluginNeedsRestart(string plugin) => new("plugin-needs-restart", 409) { Arguments = [plugin] };

    /// <summary>A comment is empty or too long.</summary>
    public static Problem CommentWrong(int longest) => new("comment-wrong", 400) { Field = "text", Arguments = [longest] };

    /// <summary>The database is busy or away.</summary>
    public static Problem Busy() => new("busy", 503) { RetryAfter = 5 };

    /// <summary>The same idempotency key was used for another operation.</summary>
    public static Problem KeyReused() => new("idempotency-key-reused", 422) { Field = "Idempotency-Key" };

    /// <summary>Fewer or more bytes came than were said.</summary>
    public static Problem BodyCutShort() => new("body-cut-short", 400);

    /// <summary>The file has no name that can be kept.</summary>
    public static Problem FileNameWrong() => new("file-name-wrong", 422) { Field = "file" };

    /// <summary>A request without a single file.</summary>
    public static Problem NoFile() => new("no-file", 400) { Field = "file" };

    /// <summary>A query that cannot be understood.</summary>
    public static Problem QueryWrong(string reason, int position) => new($"query-{reason}", 400) { Field = "q", Position = position, Arguments = [position + 1] };

    /// <summary>A text that is longer than is taken.</summary>
    public static Problem TextTooLong(int most) => new("text-too-long", 400) { Field = "text", Arguments = [most] };

    /// <summary>A text that is no word.</summary>
    public static Problem WordWrong(WordFault fault) => new(
        fault switch { WordFault.MixedScripts => "word-mixed-scripts", WordFault.TooShort => "word-too-short", WordFault.TooLong => "word-too-long", _ => "word-not-letters" }, 422)
    {
        Field = "word",
    };

    /// <summary>The dictionary has the word already.</summary>
    public static Problem WordKnown(string word) => new("word-known", 409) { Field = "word", Arguments = [word] };

    /// <summary>The organisation has as many words as are kept.</summary>
    public static Problem TooManyWords(int most) => new("too-many-words", 409) { Arguments = [most] };

    /// <summary>Somebody has as many saved searches as are kept.</summary>
    public static Problem TooManySearches(int most) => new("too-many-searches", 409) { Arguments = [most] };

    /// <summary>A list of words in an encoding that is not taken.</summary>
    public static Problem WordListWrong() => new("word-list-wrong", 422);

    /// <summary>A list of words with more lines than are taken at once.</summary>
    public static Problem TooManyLines(int most) => new("too-many-lines", 422) { Arguments = [most] };

    /// <summary>A parameter that cannot be understood.</summary>
    public static Problem ParameterWrong(string field) => new("parameter-wrong", 400) { Field = field, Arguments = [field] };

    /// <summary>The page asked for has no picture, or none yet.</summary>
    public static Problem NoPicture() => new("no-picture", 404);

    /// <summary>The file is not waiting for a password.</summary>
    public static Problem NotLocked() => new("not-locked", 409);

    /// <summary>Recognition has no model of such a language.</summary>
    public static Problem LanguageNotInstalled(IReadOnlyList<string> installed) => new("language-not-installed", 400) { Field = "language", Arguments = [string.Join(", ", installed)] };

    /// <summary>The file is being read, or waits for it.</summary>
    public static Problem StillBeingRead() => new("still-being-read", 409);

    /// <summary>Nothing in files of this kind is recognised.</summary>
    public static Problem NotRecognised() => new("not-recognised", 422);

    /// <summary>The file was read with a password that is not kept.</summary>
    public static Problem ReadUnlocked() => new("read-unlocked", 409);

    /// <summary>The password does not open the file.</summary>
    public static Problem FilePasswordWrong() => new("file-password-wrong", 422) { Field = "password" };

    /// <summary>Files of this kind cannot be opened with a password.</summary>
    public static Problem UnlockNotPossible() => new("unlock-not-possible", 422);

    /// <summary>Too many wrong passwords.</summary>
    public static Problem UnlockPaused(TimeSpan pause) =>
        new("unlock-paused", 429) { RetryAfter = (int)Math.Ceiling(pause.TotalSeconds), Arguments = [(int)Math.Ceiling(pause.TotalMinutes)] };

    /// <summary>None of the bytes asked for is in the file.</summary>
    public static Problem RangeBeyondFile() => new("range-beyond-file", 416) { Field = "Range" };

    /// <summary>The search index cannot answer in time.</summary>
    public static Problem SearchTooSlow() => new("search-too-slow", 503) { RetryAfter = 5 };

    /// <summary>The search index could not be read; it is looked at, and filled anew when it is damaged.</summary>
    public static Problem SearchFailed() => new("search-failed", 503) { RetryAfter = 5 };

    /// <summary>Wrong login or password, or a blocked user: which of them is not said.</summary>
    public static Problem SignInFailed() => new("sign-in-failed", 401);

    /// <summary>Too many failed attempts.</summary>
    public static Problem SignInPaused(TimeSpan pause) =>
        new("sign-in-paused", 429) { RetryAfter = (int)Math.Ceiling(pause.TotalSeconds), Arguments = [(int)Math.Ceiling(pause.TotalMinutes)] };

    /// <summary>Nobody is signed in.</summary>
    public static Problem SignInNeeded() => new("sign-in-needed", 401);

    /// <summary>The current password is wrong.</summary>
    public static Problem PasswordWrong() => new("password-wrong", 422) { Field = "current" };

    /// <summary>A password has too few characters.</summary>
    public static Problem PasswordTooShort() => new("password-too-short", 422) { Field = "password" };

    /// <summary>A password has too many characters.</summary>
    public static Problem PasswordTooLong() => new("password-too-long", 422) { Field = "password" };

    /// <summary>A password is among those that guessing begins with.</summary>
    public static Problem PasswordCommon() => new("password-common", 422) { Field = "password" };

    /// <summary>A login has characters that it cannot have, none, or too many.</summary>
    public static Problem LoginWrong() => new("login-wrong", 422) { Field = "login" };

    /// <summary>Another user has the login.</summary>
    public static Problem LoginTaken() => new("login-taken", 409) { Field = "login" };

    /// <summary>A name is empty, too long, or has control characters.</summary>
    public static Problem NameWrong(string field) => new("name-wrong", 422) { Field = field };

    /// <summary>A role cannot have this name.</summary>
    public static Problem RoleWrong(string role) => new("role-wrong", 422) { Field = "roles", Arguments = [role] };

    /// <summary>There is no such group.</summary>
    public static Problem UnknownGroup(string group) => new("unknown-group", 422) { Field = "groups", Arguments = [group] };

    /// <summary>There is no such user.</summary>
    public static Problem UnknownUser(string user) => new("unknown-user", 422) { Field = "members", Arguments = [user] };

    /// <summary>Another group has the name.</summary>
    public static Problem GroupTaken() => new("group-taken", 409) { Field = "name" };

    /// <summary>Nobody would be left who may administer.</summary>
    public static Problem LastAdmin() => new("last-admin", 409);

    /// <summary>The first user exists already.</summary>
    public static Problem SetUpAlready() => new("set-up-already", 409);

    /// <summary>The link to the set-up page is not that of the present start.</summary>
    public static Problem SetupKeyWrong() => new("setup-key-wrong", 403) { Field = "key" };

    /// <summary>The token's scopes do not reach so far.</summary>
    public static Problem TokenScope(string scope) => new("token-scope", 403) { Arguments = [scope] };

    /// <summary>A token asks for a token that may do more, or lives longer.</summary>
    public static Problem TokenTooWide() => new("token-too-wide", 403) { Field = "scopes" };

    /// <summary>A repeated request for a token: the secret was in the first answer only.</summary>
    public static Problem TokenShownBefore() => new("token-shown-before", 409);

    /// <summary>A page of another site asks in the name of whoever is signed in.</summary>
    public static Problem ForeignOrigin() => new("foreign-origin", 403);

    /// <summary>More requests than are answered.</summary>
    public static Problem TooManyRequests(int retryAfter) => new("too-many-requests", 429) { RetryAfter = retryAfter };

    /// <summary>The body is not the JSON that is wanted.</summary>
    public static Problem BodyWrong(string? field) => new("body-wrong", 400) { Field = field, Arguments = [field ?? "—"] };

    /// <summary>Method, media type or parameters are not those described.</summary>
    public static Problem RequestWrong(int status) => new("request-wrong", status);

    /// <summary>The body is longer than is taken.</summary>
    public static Problem BodyTooLarge() => new("body-too-large", 413);

    /// <summary>There is nothing at this address that takes this method.</summary>
    public static Problem NoSuchOperation(int status) => new("no-such-operation", status);

    /// <summary>An inherited list has no entries of its own.</summary>
    public static Problem EntriesInherited() => new("entries-inherited", 422) { Field = "entries" };

    /// <summary>A level that there is not.</summary>
    public static Problem LevelWrong(string level) => new("level-wrong", 422) { Field = "level", Arguments = [level] };

    /// <summary>Something that must be said why.</summary>
    public static Problem ReasonRequired() => new("reason-required", 422) { Field = "reason" };

    /// <summary>A fault of ours.</summary>
    public static Problem ServerFault() => new("server-fault", 500);
}
