using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Ecm.Abstractions;

namespace Ecm.Core.Plugins.Settings;

/// <summary>What is said when a setting does not keep to its limits. The framework's own sentences are English only.</summary>
internal static class SettingTexts
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static Localized Unknown(string name) => new($"настройки «{name}» нет.", $"there is no setting '{name}'.");

    public static Localized WrongKind(SettingDefinition setting) => setting.Kind switch
    {
        SettingKind.Whole => new("нужно целое число.", "a whole number is needed."),
        SettingKind.Number => new("нужно число.", "a number is needed."),
        SettingKind.Bool => new("нужно «да» или «нет».", "yes or no is needed."),
        SettingKind.Choice => new($"нужно одно из значений: {Choices(setting, "ru")}.", $"one of these is needed: {Choices(setting, "en")}."),
        SettingKind.Lines => new("нужны строки текста.", "lines of text are needed."),
        _ => new("нужен текст.", "a text is needed."),
    };

    public static Localized TextWrong(SettingDefinition setting, int longest, int mostLines) => setting.Kind switch
    {
        SettingKind.Lines => new($"строк: не больше {mostLines}, знаков: не больше {longest}.", $"lines: at most {mostLines}, characters: at most {longest}."),
        SettingKind.Number => new("нужно число.", "a number is needed."),
        _ => new($"нужна одна строка не длиннее {longest} знаков.", $"one line of at most {longest} characters is needed."),
    };

    /// <summary>What an attribute says against a value: the author's words where there are any, else ours.</summary>
    public static Localized Broken(ValidationAttribute rule, ValidationResult failed, SettingDefinition setting)
    {
        if (rule.ErrorMessage is not null || rule.ErrorMessageResourceName is not null)
            return InBoth(language => rule.FormatErrorMessage(setting.Label.In(language)));
        var (least, most) = (setting.Shortest ?? 0, setting.Longest ?? 0);
        return rule switch
        {
            RequiredAttribute => new("нужно заполнить.", "it must be filled in."),
            RangeAttribute range => new(
                string.Create(Russian, $"нужно число от {range.Minimum} до {range.Maximum}."), string.Create(English, $"a number from {range.Minimum} to {range.Maximum} is needed.")),
            StringLengthAttribute when least > 0 => new($"знаков: от {least} до {most}.", $"characters: {least} to {most}."),
            MinLengthAttribute when setting.Kind == SettingKind.Lines => new($"строк: не меньше {least}.", $"lines: at least {least}."),
            MinLengthAttribute => new($"знаков: не меньше {least}.", $"characters: at least {least}."),
            MaxLengthAttribute when setting.Kind == SettingKind.Lines => new($"строк: не больше {most}.", $"lines: at most {most}."),
            StringLengthAttribute or MaxLengthAttribute => new($"знаков: не больше {most}.", $"characters: at most {most}."),
            RegularExpressionAttribute => new("значение не того вида.", "the value is not of the right form."),
            _ => failed.ErrorMessage is { } said ? new Localized(said, said) : new Localized("значение не годится.", "the value cannot be used."),
        };
    }

    /// <summary>What the class says about its settings together, asked in each language.</summary>
    public static IReadOnlyList<(string? Member, Localized Text)> Said(IValidatableObject settings)
    {
        var (ru, en) = (Ask(Russian), Ask(English));
        return [.. ru.Zip(en, (r, e) => (r.MemberNames.FirstOrDefault(), new Localized(r.ErrorMessage ?? "значения не годятся вместе.", e.ErrorMessage ?? "the values cannot stand together.")))];

        List<ValidationResult> Ask(CultureInfo culture) => In(culture, () => settings.Validate(new ValidationContext(settings)).Where(r => r is not null && r != ValidationResult.Success).ToList());
    }

    private static string Choices(SettingDefinition setting, string language) => string.Join(", ", setting.Choices.Select(c => c.Label.In(language)));

    private static Localized InBoth(Func<string, string> say) => new(In(Russian, () => say("ru")), In(English, () => say("en")));

    private static T In<T>(CultureInfo culture, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
