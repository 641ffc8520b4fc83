using Ecm.Abstractions;

namespace Ecm.Web.Types;

/// <summary>A name in both languages as it is being typed: as long as nobody wrote another one in English, it follows the Russian one.</summary>
public sealed class LabelLine
{
    internal LabelLine(Localized label) => (Ru, En) = (label.Ru, label.En);

    /// <summary>Russian.</summary>
    public string Ru { get; private set; }

    /// <summary>English.</summary>
    public string En { get; private set; }

    /// <summary>Sets the name in the language of whoever types.</summary>
    internal void Set(string text, string language)
    {
        var same = Ru == En || (language == "ru" ? En : Ru).Length == 0;
        if (language == "ru" || same)
            Ru = text;
        if (language != "ru" || same)
            En = text;
    }

    /// <summary>Sets the name in one language alone.</summary>
    internal void SetOnly(string text, string language) => (Ru, En) = language == "ru" ? (text, En) : (Ru, text);

    internal string In(string language) => language == "ru" ? Ru : En;

    internal Localized ToText() => new(Ru.Trim(), En.Trim());
}
