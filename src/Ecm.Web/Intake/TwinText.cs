using Ecm.Abstractions;
using Ecm.Core.Files;
using Ecm.Core.Twins;
using Ecm.Web.Wording;

namespace Ecm.Web.Intake;

/// <summary>Other scans of the same paper in words.</summary>
internal static class TwinText
{
    /// <summary>More would not be read on one line.</summary>
    private const int Shown = 4;

    /// <summary>The other scan that is asked about; one question at a time, and a copy of the same bytes goes first.</summary>
    public static NearTwin? Asked(RecentFile row) => row.Twins.Count == 0 && row.NearTwins.Count > 0 ? row.NearTwins[0] : null;

    /// <summary>What a person should compare.</summary>
    public static string Of(IReadOnlyList<TwinDifference> check, IntakeText.Speak speak)
    {
        var first = check.Take(Shown).Select(d => speak(Words.Intake.AlikePair, Word(d.Mine), Word(d.Theirs), d.Page));
        return string.Join(", ", check.Count > Shown ? first.Append(speak(Words.Search.More, check.Count - Shown)) : first);

        string Word(string text) => text.Length == 0 ? speak(Words.Intake.AlikeNothing) : text;
    }

    /// <summary>What was done.</summary>
    public static Localized Decided(TwinChoice choice) => choice switch
    {
        TwinChoice.Version => Words.Intake.TwinVersionDone,
        TwinChoice.Keep => Words.Intake.TwinKeepDone,
        _ => Words.Card.Trashed,
    };
}
