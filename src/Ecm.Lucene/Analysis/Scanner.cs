using System.Globalization;

namespace Ecm.Lucene.Analysis;

/// <summary>Goes through a text piece by piece.</summary>
internal struct Scanner(string text, int start)
{
    private const int MostBetween = 4;
    private const int MostDigits = 32;
    private const int MostLetters = 16;

    /// <summary>Where it stands.</summary>
    public int At { get; private set; } = start;

    /// <summary>True when a word goes on here.</summary>
    public readonly bool IsInWord => At < text.Length && char.IsLetterOrDigit(text[At]);

    /// <summary>True when a number or word goes on here, such as the third part of 1.2.3.</summary>
    public readonly bool IsInNumber => IsInWord || (At + 1 < text.Length && text[At] is '.' or ',' && char.IsAsciiDigit(text[At + 1]));

    /// <summary>The number of digits that follow; of a longer run only so many, so that a text of digits alone is gone through once.</summary>
    public readonly int Digits
    {
        get
        {
            var to = At;
            while (to < text.Length && to - At < MostDigits && char.IsAsciiDigit(text[to])) to++;
            return to - At;
        }
    }

    public bool Try(char c)
    {
        if (At >= text.Length || text[At] != c) return false;
        At++;
        return true;
    }

    public bool TryAny(string wanted, out char found)
    {
        found = At < text.Length ? text[At] : '\0';
        if (At >= text.Length || !wanted.Contains(found)) return false;
        At++;
        return true;
    }

    /// <summary>Reads the digits that follow when they are at most so many.</summary>
    public bool TryNumber(int most, out int value, out int digits)
    {
        digits = Digits;
        value = 0;
        if (digits == 0 || digits > most) return false;
        value = int.Parse(text.AsSpan(At, digits), CultureInfo.InvariantCulture);
        At += digits;
        return true;
    }

    /// <summary>Reads the digits that follow.</summary>
    public ReadOnlySpan<char> TakeDigits()
    {
        var from = At;
        At += Digits;
        return text.AsSpan(from, At - from);
    }

    /// <summary>Reads the letters that follow, as many as a month has.</summary>
    public ReadOnlySpan<char> Letters()
    {
        var from = At;
        while (At < text.Length && At - from < MostLetters && char.IsLetter(text[At])) At++;
        return text.AsSpan(from, At - from);
    }

    /// <summary>Goes over a little white space, and over quotes if they may stand there.</summary>
    public void SkipBetween(bool quotes)
    {
        for (var left = MostBetween; left > 0 && At < text.Length && (char.IsWhiteSpace(text[At]) || (quotes && "\"»”“".Contains(text[At]))); left--) At++;
    }
}
