namespace Ecm.Abstractions;

/// <summary>A short text in the languages of the interface.</summary>
/// <param name="Ru">Russian.</param>
/// <param name="En">English.</param>
public sealed record Localized(string Ru, string En)
{
    /// <summary>The text in the language asked for; English when it is neither Russian nor English.</summary>
    /// <param name="language">A two-letter language, such as <c>ru</c>.</param>
    public string In(string language) => language == "ru" ? Ru : En;
}
