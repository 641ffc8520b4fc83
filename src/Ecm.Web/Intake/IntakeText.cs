using Ecm.Abstractions;
using Ecm.Core.Files;
using Ecm.Web.Wording;

namespace Ecm.Web.Intake;

/// <summary>How far the reading of a file is, in a sentence.</summary>
internal static class IntakeText
{
    internal delegate string Speak(Localized text, params ReadOnlySpan<object?> arguments);

    public static string Of(IntakeView intake, Speak speak, Writing writing) => intake.State switch
    {
        IntakeState.Queued => speak(Words.Intake.Queued),
        IntakeState.Running when intake.Pages == 0 => speak(Words.Intake.ReadingStarts),
        IntakeState.Running when intake.PagesDone >= intake.Pages => speak(Words.Intake.Indexing),
        IntakeState.Running => speak(Words.Intake.Reading, intake.PagesDone + 1, intake.Pages),
        IntakeState.Parked => speak(Words.Intake.NotRead, speak(Words.Intake.Reasons.GetValueOrDefault(intake.Error ?? "fault", Words.Intake.Reasons["fault"]))),
        _ when intake.Opened > 0 => speak(Words.Intake.Opened, writing.Count(intake.Opened, Counted.Cards)),
        _ when intake.NeedsOffice => speak(Words.Intake.NeedsOffice),
        _ when intake.Unread => speak(Words.Intake.Unread),
        _ when intake.Partial => speak(Words.Intake.DonePartial),
        _ => speak(Words.Intake.Done),
    };

    /// <summary>What is attached and was not taken out, a sentence each.</summary>
    public static IEnumerable<string> LeftOut(IntakeView intake, Speak speak)
    {
        foreach (var file in intake.LeftOut.Files)
        {
            var reason = speak(Words.Intake.NotTakenReasons.GetValueOrDefault(file.Reason, Words.Intake.NotTakenReasons["damaged"]));
            yield return file.Name.Length > 0 ? speak(Words.Intake.NotTaken, file.Name, reason) : speak(Words.Intake.NamelessNotTaken, reason);
        }

        if (intake.LeftOut.Count - intake.LeftOut.Files.Count is > 0 and var more)
            yield return speak(Words.Intake.MoreNotTaken, more);
    }
}
