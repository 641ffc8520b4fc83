namespace Ecm.Abstractions.Plugins;

/// <summary>
/// A property of the class of settings that administrators fill in, or a value of an enumeration that they choose: what people call it.
/// The kind follows from the property's type: <c>string</c>, <c>int</c>, <c>long</c>, <c>decimal</c>, <c>double</c>, <c>bool</c>, an enumeration,
/// or <c>IReadOnlyList&lt;string&gt;</c> for lines of text; the simple ones may be nullable.
/// Its limits are the framework's own attributes, such as <c>[Required]</c>, <c>[Range]</c>, <c>[StringLength]</c>, <c>[RegularExpression]</c>.
/// </summary>
/// <param name="ru">The name in Russian.</param>
/// <param name="en">The name in English.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SettingAttribute(string ru, string en) : Attribute
{
    /// <summary>What people call it.</summary>
    public Localized Label { get; } = new(ru, en);

    /// <summary>What it is for, in a Russian sentence; null: the name says it.</summary>
    public string? HintRu { get; init; }

    /// <summary>The same in English.</summary>
    public string? HintEn { get; init; }

    /// <summary>True for a text that nobody is shown again once it was written, such as a password. It is kept encrypted.</summary>
    public bool Secret { get; init; }
}
