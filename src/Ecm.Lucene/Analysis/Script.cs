namespace Ecm.Lucene.Analysis;

/// <summary>What a word is written in; it chooses the stemmer.</summary>
internal enum Script
{
    /// <summary>Digits, digits among letters, or letters of other scripts: found as written only.</summary>
    Other,

    /// <summary>Russian and its neighbours.</summary>
    Cyrillic,

    /// <summary>English and its neighbours.</summary>
    Latin,
}
