using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fixture.Settings;

/// <summary>Has a setting of every kind.</summary>
public sealed class SettingsPlugin : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection)
    {
        services.AddPluginSettings<EverySetting>();
        if (ownSection["Fault"] == "twice")
            services.AddPluginSettings<OtherSettings>();
    }
}

/// <summary>What can be set.</summary>
public sealed record EverySetting : IValidatableObject
{
    [Setting("Адрес службы", "Address of the service", HintRu = "Начинается с https.", HintEn = "Begins with https.")]
    [Required, StringLength(100), RegularExpression("https://.+")]
    public string Address { get; init; } = "https://service.example";

    [Setting("Ключ доступа", "Access key", Secret = true)]
    [StringLength(50, MinimumLength = 8)]
    public string? Key { get; init; }

    [Setting("Попыток", "Attempts")]
    [Range(1, 10)]
    public int Attempts { get; init; } = 3;

    [Setting("Не больше попыток", "Attempts at most")]
    [Range(1, 20)]
    public int? Most { get; init; }

    [Setting("Порог сходства", "Likeness needed")]
    [Range(0.0, 1.0)]
    public decimal Likeness { get; init; } = 0.75m;

    [Setting("Писать в журнал", "Write a log")]
    public bool Logs { get; init; } = true;

    [Setting("Когда спрашивать", "When to ask")]
    public When Asks { get; init; } = When.AtNight;

    [Setting("Отделы", "Departments")]
    [MaxLength(3)]
    public IReadOnlyList<string> Departments { get; init; } = ["ПТО"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Attempts > Most)
            yield return new ValidationResult(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" ? "попыток больше наибольшего." : "there are more attempts than the most.", [nameof(Most)]);
    }
}

/// <summary>One of several values.</summary>
public enum When
{
    [Setting("сразу", "at once")]
    AtOnce,

    [Setting("ночью", "at night")]
    AtNight,
}

/// <summary>More than a plugin may have.</summary>
public sealed record OtherSettings
{
    [Setting("Другое", "Other")]
    public string Other { get; init; } = "";
}
