namespace Ecm.Lucene.Querying;

/// <summary>What counts how much in the ranking; a form of the word counts 1.</summary>
internal static class Weights
{
    /// <summary>The word as written, on top of its form.</summary>
    public const float Exact = 1;

    /// <summary>A form of the word in the title, on top of it in the text.</summary>
    public const float Title = 2;

    /// <summary>The word as written in the title, on top of its form there.</summary>
    public const float ExactTitle = 1;

    /// <summary>A date, sum or long number, however it is written.</summary>
    public const float Whole = 1;

    /// <summary>A word that differs by a few letters.</summary>
    public const float Similar = 0.25f;

    /// <summary>What looks the same.</summary>
    public const float Alike = 0.5f;

    /// <summary>The number of the card or a part of it.</summary>
    public const float Number = 3;

    /// <summary>A word with the prefix asked for.</summary>
    public const float Prefix = 1;

    /// <summary>A filter: it decides, it does not rank.</summary>
    public const float Filter = 0;
}
