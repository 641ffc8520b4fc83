using Ecm.Abstractions;
using Ecm.Web.Wording;

namespace Ecm.Web.Intake;

/// <summary>The texts that uploads.js shows.</summary>
internal static class UploadTexts
{
    private static readonly IReadOnlyDictionary<string, Localized> Texts = new Dictionary<string, Localized>
    {
        ["waiting"] = Words.Intake.Waiting,
        ["uploading"] = Words.Intake.Uploading,
        ["storing"] = Words.Intake.Storing,
        ["left"] = Words.Intake.Left,
        ["offline"] = Words.Intake.Offline,
        ["stored"] = Words.Intake.Stored,
        ["cancel"] = Words.Intake.Cancel,
        ["dismiss"] = Words.Intake.Dismiss,
        ["retry"] = Words.Intake.Retry,
        ["notStored"] = Words.Intake.NotStored,
        ["sessionEnded"] = Words.Intake.SessionEnded,
        ["serverFault"] = Words.Intake.ServerFault,
        ["notSent"] = Words.Intake.NotSent,
        ["unreadable"] = Words.Intake.Unreadable,
        ["unfinished"] = Words.Intake.Unfinished,
        ["count"] = Words.Intake.CountUploading,
    };

    public static IReadOnlyDictionary<string, string> In(string language) => Texts.ToDictionary(t => t.Key, t => t.Value.In(language));
}
