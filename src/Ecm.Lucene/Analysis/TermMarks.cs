namespace Ecm.Lucene.Analysis;

/// <summary>The first character of terms that are no words as written; no word begins so.</summary>
internal static class TermMarks
{
    /// <summary>Stands for all forms of a word.</summary>
    public const char Form = '\u0001';

    /// <summary>Stands for all words and codes that look the same.</summary>
    public const char Alike = '\u0002';

    /// <summary>A date, a sum or a long number, however it is written.</summary>
    public const char Value = '\u0003';
}
