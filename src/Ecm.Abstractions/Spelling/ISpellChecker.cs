using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Spelling;

/// <summary>Knows how words are written. Safe for concurrent use.</summary>
[Experimental("ECM0001")]
public interface ISpellChecker
{
    /// <summary>True when the dictionary of its script has the word, in this case or a lower one. Words of other scripts are known.</summary>
    /// <param name="word">Letters of one script.</param>
    bool Knows(string word);

    /// <summary>Words of the dictionary that may have been meant; slow (some 50 ms) for a word that was not asked about before.</summary>
    /// <param name="word">Letters of one script.</param>
    IReadOnlyList<string> Suggest(string word);
}
