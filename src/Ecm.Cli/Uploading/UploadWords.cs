using Ecm.Contracts.Files;

namespace Ecm.Cli.Uploading;

/// <summary>How a file ended, for people: what was done with it, how its reading went, and which card has the same file.</summary>
internal static class UploadWords
{
    /// <summary>One line about a file.</summary>
    public static string Describe(Surroundings surroundings, UploadedLine line)
    {
        var outcome = Outcome(surroundings, line);
        if (line.Twin is not { } twin)
            return outcome;
        var others = line.Twins > 1 ? surroundings.Say($" и ещё карточек: {line.Twins - 1}", $" and {line.Twins - 1} more") : "";
        return $"{outcome}; {surroundings.Say("такой файл уже есть", "the same file is there already")}: {Name(twin)}{others}";
    }

    private static string Outcome(Surroundings surroundings, UploadedLine line) => line.State switch
    {
        UploadedLine.Failed => surroundings.Say($"не принят. {line.Error}", $"not taken in. {line.Error}"),
        UploadedLine.Discarded => surroundings.Say("не сохранён", "not stored"),
        UploadedLine.Unknown => surroundings.Say(
            $"{Stored(surroundings, line)} (карточка {line.CardId}), но прочитан ли, неизвестно. {line.Error}",
            $"{Stored(surroundings, line)} (card {line.CardId}), but whether it was read is not known. {line.Error}"),
        IntakeStates.Parked => surroundings.Say($"{Stored(surroundings, line)}, но не прочитан ({line.Error})", $"{Stored(surroundings, line)}, but not read ({line.Error})"),
        IntakeStates.Done when line.Opened > 0 => surroundings.Say(
            $"{Stored(surroundings, line)}; раскрыт, карточек: {line.Opened}", $"{Stored(surroundings, line)}; opened, cards: {line.Opened}"),
        IntakeStates.Done when line.NeedsOffice => surroundings.Say(
            $"{Stored(surroundings, line)}; будет прочитан, когда на сервере установят LibreOffice", $"{Stored(surroundings, line)}; will be read once LibreOffice is installed on the server"),
        IntakeStates.Done when line.Unread => surroundings.Say(
            $"{Stored(surroundings, line)}; текст файлов этого вида пока не читается", $"{Stored(surroundings, line)}; the text of this kind of file is not read yet"),
        IntakeStates.Done when line.Existing => surroundings.Say(
            $"{Stored(surroundings, line)}, прочитан, страниц: {line.Pages}", $"{Stored(surroundings, line)}, read, pages: {line.Pages}"),
        IntakeStates.Done => surroundings.Say($"прочитан, страниц: {line.Pages}", $"read, pages: {line.Pages}"),
        _ when line.Error is { } late => $"{Stored(surroundings, line)}. {late}",
        _ => Stored(surroundings, line),
    };

    private static string Stored(Surroundings surroundings, UploadedLine line) => line.Existing
        ? surroundings.Say("взят прежний файл, нового не сохранено", "the earlier file was taken, nothing new was stored")
        : surroundings.Say("сохранён", "stored");

    private static string Name(TwinCard twin) => string.Join(' ', new[]
    {
        twin.Title is null ? null : $"«{twin.Title}»", twin.Number is null ? null : $"№ {twin.Number}", twin.Title is null ? $"{twin.CardId}" : $"({twin.CardId})",
    }.OfType<string>());
}
