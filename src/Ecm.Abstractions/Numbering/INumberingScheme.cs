using Ecm.Abstractions.Cards;

namespace Ecm.Abstractions.Numbering;

/// <summary>
/// Says how a number is made; draws none itself. The core draws the counter inside the transaction that registers the card,
/// so no number is given twice and none is lost when a registration fails.
/// </summary>
public interface INumberingScheme
{
    /// <summary>The name by which a register chooses it, such as <c>template</c>.</summary>
    string Name { get; }

    /// <summary>What people call the scheme where they choose one; its name unless it says otherwise.</summary>
    Localized Label => new(Name, Name);

    /// <summary>
    /// What a register can set, in the order in which people are asked; empty: they write keys and values. The same answer at each call.
    /// </summary>
    IReadOnlyList<NumberingSetting> Settings => [];

    /// <summary>A pure function of the request: no I/O, no clock, the same answer for the same request.</summary>
    /// <exception cref="NumberingException">The register's settings or the card's fields do not make a number.</exception>
    NumberPlan Plan(NumberRequest request);
}

/// <summary>What a number is wanted for.</summary>
/// <param name="Register">The name of the register.</param>
/// <param name="Settings">The register's settings, as its file or an administrator wrote them (for instance <c>template</c>).</param>
/// <param name="Card">The card to be registered.</param>
/// <param name="Date">The registration date, in the organisation's time zone.</param>
/// <param name="TypeLabel">The name of the card's type that people see, in the organisation's language.</param>
public sealed record NumberRequest(
    string Register, IReadOnlyDictionary<string, string> Settings, CardSnapshot Card, DateOnly Date, string TypeLabel);

/// <summary>How the number is to be made.</summary>
/// <param name="CounterKey">Which counter counts; registers with the same key share it.</param>
/// <param name="Period">The period after which it begins again at 1, such as <c>2026</c>; empty: never.</param>
/// <param name="Template">
/// The number with the counter's place marked <c>{counter}</c>, <c>{counter:0000}</c> for at least four digits. It holds the mark exactly once.
/// </param>
public sealed record NumberPlan(string CounterKey, string Period, string Template);

/// <summary>A number cannot be made. The text tells a person what is missing.</summary>
/// <param name="text">What is missing and what to do, for people; ends with a full stop. The register need not be named: it is said beside the text.</param>
/// <param name="field">The key of the card's field at fault; null when it is the register's settings.</param>
public sealed class NumberingException(Localized text, string? field = null) : Exception(text.En)
{
    /// <summary>What is missing, in both languages.</summary>
    public Localized Text { get; } = text;

    /// <summary>The key of the card's field at fault; null when it is the register's settings.</summary>
    public string? Field { get; } = field;

    /// <summary>The key of the register's setting at fault, beside which the text is shown to whoever sets it; null when it is none of them.</summary>
    public string? Setting { get; init; }
}
