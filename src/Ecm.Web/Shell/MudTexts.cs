using Ecm.Abstractions;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Ecm.Web.Shell;

/// <summary>The few texts of MudBlazor's own that our screens show. English stays as MudBlazor has it.</summary>
internal sealed class MudTexts(AppearanceOfPage page) : MudLocalizer
{
    internal static readonly IReadOnlyDictionary<string, Localized> Texts = new Dictionary<string, Localized>
    {
        ["MudInput_Clear"] = new("Очистить", "Clear"),
        ["MudInput_Increment"] = new("Больше", "Increase"),
        ["MudInput_Decrement"] = new("Меньше", "Decrease"),
        ["MudBaseDatePicker_Open"] = new("Открыть календарь", "Open calendar"),
        ["MudBaseDatePicker_PrevMonth"] = new("Предыдущий месяц", "Previous month"),
        ["MudBaseDatePicker_NextMonth"] = new("Следующий месяц", "Next month"),
        ["MudBaseDatePicker_PrevYear"] = new("Предыдущий год", "Previous year"),
        ["MudBaseDatePicker_NextYear"] = new("Следующий год", "Next year"),
        ["MudSnackbar_Close"] = new("Убрать сообщение", "Close"),
        ["MudAlert_Close"] = new("Закрыть", "Close"),
        ["Converter_InvalidDateTime"] = new("Нужна дата, например 05.03.2024", "A date is needed, such as 05.03.2024"),
        ["Converter_InvalidNumber"] = new("Нужно число", "A number is needed"),
    };

    public override LocalizedString this[string key] =>
        page.Language == "ru" && Texts.TryGetValue(key, out var text)
            ? new LocalizedString(key, text.Ru)
            : new LocalizedString(key, key, resourceNotFound: true);
}
