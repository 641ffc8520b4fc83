using Microsoft.AspNetCore.Components;

namespace Ecm.Abstractions.Web.Cards;

/// <summary>
/// What a tab on cards derives from. When it throws, while it is drawn or in an event, the page says so in its place and the rest of the card goes on;
/// the fault stands in the plugin's health. An exception in <c>Dispose</c> ends the person's page: have none there.
/// </summary>
public abstract class CardTabComponent : ComponentBase
{
    /// <summary>The card, as the person before the page may see it. Another object each time the card has changed.</summary>
    [Parameter, EditorRequired]
    public CardTabContext Context { get; set; } = null!;

    /// <summary>A text in the person's language.</summary>
    /// <param name="text">The text.</param>
    protected string T(Localized text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Context.Language);
    }
}
