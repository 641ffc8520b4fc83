using Ecm.Abstractions;
using Ecm.Core.Health;
using Ecm.Web.Wording;

namespace Ecm.Web.Administration;

/// <summary>Figures of the administration in words.</summary>
internal sealed class AdminText(Writing writing, OrganisationTime time, string language)
{
    public string Say(Localized text, params object?[] arguments) => string.Format(writing.Culture, text.In(language), arguments);

    /// <summary>A stretch of time in its largest unit: 40 с, 3 мин, 2 ч.</summary>
    public string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Say(Words.Admin.Seconds, Math.Max(1, (int)span.TotalSeconds)),
        { TotalHours: < 1 } => Say(Words.Admin.Minutes, (int)span.TotalMinutes),
        { TotalDays: < 2 } => Say(Words.Admin.Hours, (int)span.TotalHours),
        _ => Say(Words.Admin.Days, (int)span.TotalDays),
    };

    /// <summary>How long ago something was.</summary>
    public string Ago(DateTimeOffset since) => Span(time.Now - since);

    /// <summary>What the last verification found, and when.</summary>
    public string Verified(VerificationNote? note, Localized well) => note is null
        ? Words.Admin.NeverVerified.In(language)
        : Say(Words.Admin.VerifiedAt, note.Faults == 0 ? well.In(language) : Say(Words.Admin.FaultsFound, writing.Number(note.Faults)), writing.Moment(note.At, time));

    /// <summary>Why files could not be read.</summary>
    public string Reason(string? reason) => Words.Intake.Reasons.GetValueOrDefault(reason ?? "fault", Words.Intake.Reasons["fault"]).In(language);

    public string Role(string role) => Words.People.RoleNames.TryGetValue(role, out var name) ? name.In(language) : role;
}
