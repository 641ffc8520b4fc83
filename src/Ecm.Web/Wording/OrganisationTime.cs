using Ecm.Core;
using Microsoft.Extensions.Options;

namespace Ecm.Web.Wording;

/// <summary>Moments and days as they are in the organisation, wherever the server and the reader are.</summary>
internal sealed class OrganisationTime(TimeProvider clock, IOptions<OrganisationOptions> organisation)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.Value.TimeZone);

    public DateTimeOffset Now => Local(clock.GetUtcNow());

    public DateOnly Today => organisation.Value.Today(clock);

    /// <summary>The moment at which a day begins.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
