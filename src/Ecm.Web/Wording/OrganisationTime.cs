using Ecm.Core;
using Microsoft.Extensions.Options;

namespace Ecm.Web.Wording;

/// <summary>Moments and days as they are in the organisation, wherever the server and the reader are.</summary>
internal sealed class OrganisationTime(TimeProvider clock, IOptions<OrganisationOptions> organisation)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.Value.TimeZone);

    public DateTimeOffset Now => Local(clock.GetUtcNow());

    public DateOnly Today => organisation.Value.Today(clock);

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
