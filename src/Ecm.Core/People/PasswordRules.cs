using System.Text;
using Ecm.Core.Results;

namespace Ecm.Core.People;

/// <summary>
/// Which passwords are taken: 8 to 200 characters of any script, every one of them significant; no rule of composition,
/// but not one of those that are tried first.
/// </summary>
public static class PasswordRules
{
    /// <summary>The fewest characters (code points).</summary>
    public const int Shortest = 8;

    /// <summary>The most characters (code points). Longer ones are refused, never cut.</summary>
    public const int Longest = 200;

    /// <summary>What is wrong with a password; null: nothing.</summary>
    /// <param name="password">The password.</param>
    /// <param name="login">The login it is for; it must not be the password.</param>
    public static Problem? Check(string password, string login)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
            return Problems.PasswordTooShort();
        if (length > Longest)
            return Problems.PasswordTooLong();
        return IsCommon(password) || string.Equals(password, login, StringComparison.OrdinalIgnoreCase) ? Problems.PasswordCommon() : null;
    }

    /// <summary>
    /// One form for texts that look and are typed alike («й» as one or two code points differs between keyboards).
    /// </summary>
    internal static string Canonical(string password)
    {
        // A lone surrogate cannot be normalised; as it is, it is no less a password.
        try
        {
            return password.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return password;
        }
    }

    private static bool IsCommon(string password)
    {
        var lower = Canonical(password).ToLowerInvariant();
        return CommonPasswords.All.Contains(lower) || IsRun(lower);
    }

    /// <summary>One character again and again, or neighbours such as 23456789 or hgfedcba.</summary>
    private static bool IsRun(string text)
    {
        var step = text[1] - text[0];
        return step is >= -1 and <= 1 && Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] == step);
    }
}
