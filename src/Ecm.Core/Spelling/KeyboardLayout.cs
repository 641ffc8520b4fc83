namespace Ecm.Core.Spelling;

/// <summary>What was typed with the keyboard in the other language: «ytecnjqrf» is «неустойка».</summary>
internal static class KeyboardLayout
{
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
    private const string Russian = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";

    /// <summary>The same keys in the other layout; null when the text has letters of both or of neither.</summary>
    public static string? Other(string text)
    {
        var (latin, russian) = (text.Any(char.IsAsciiLetter), text.Any(c => Russian.Contains(c)));
        return (latin, russian) switch
        {
            (true, false) => Map(text, Latin, Russian),
            (false, true) => Map(text, Russian, Latin),
            _ => null,
        };
    }

    private static string Map(string text, string from, string to) =>
        string.Concat(text.Select(c => from.IndexOf(c) is var at and >= 0 ? to[at] : c));
}
