namespace Ecm.Abstractions.Web.Cards;

/// <summary>
/// A tab that a plugin adds to cards, after the product's own; registered with <c>services.AddSingleton(new CardTab(…))</c>.
/// Its address is <c>/cards/ID?tab=PLUGIN.NAME</c>.
/// </summary>
public sealed record CardTab
{
    /// <summary>Makes a tab.</summary>
    /// <param name="name">Its name in the address: lower-case Latin letters, digits and dashes; no other tab of the plugin has it.</param>
    /// <param name="label">What people read on it.</param>
    /// <param name="component">The component that shows it: a <see cref="CardTabComponent"/>.</param>
    /// <exception cref="ArgumentException">The name is none, or the component is of another kind.</exception>
    public CardTab(string name, Localized label, Type component)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (string.IsNullOrEmpty(name) || name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            throw new ArgumentException($"'{name}' is no name of a tab: lower-case Latin letters, digits and dashes.", nameof(name));
        if (!typeof(CardTabComponent).IsAssignableFrom(component) || component.IsAbstract)
            throw new ArgumentException($"{component} does not derive from {nameof(CardTabComponent)}.", nameof(component));
        (Name, Label, Component) = (name, label, component);
    }

    /// <summary>Its name in the address.</summary>
    public string Name { get; }

    /// <summary>What people read on it.</summary>
    public Localized Label { get; }

    /// <summary>The component that shows it.</summary>
    public Type Component { get; }

    /// <summary>Names of the card types whose cards have it; empty: all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Where it stands among the tabs of plugins: the lowest first, equal ones by plugin.</summary>
    public int Order { get; init; }
}
