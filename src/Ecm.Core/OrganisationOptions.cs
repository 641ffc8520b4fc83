using System.ComponentModel.DataAnnotations;

namespace Ecm.Core;

/// <summary>What holds for the whole organisation; section <c>Organisation</c> of the settings.</summary>
public sealed class OrganisationOptions : IValidatableObject
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Organisation";

    /// <summary>The time zone in which days, years and deadlines begin: an IANA name. Default <c>Europe/Moscow</c>.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Moscow";

    /// <summary>The language of what the product writes for everybody, such as type names in numbers: <c>ru</c> (default) or <c>en</c>.</summary>
    [RegularExpression("ru|en", ErrorMessage = "Organisation:Language must be ru or en.")]
    public string Language { get; set; } = "ru";

    /// <summary>The day it is now in the organisation.</summary>
    public DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The day that an instant falls on in the organisation.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult($"Organisation:TimeZone '{TimeZone}' is no time zone. Use an IANA name, such as Europe/Moscow.", [nameof(TimeZone)]);
    }
}
