using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Searching;

/// <summary>Knows the dictionary forms of words. Safe for concurrent use; the same answers as long as <see cref="Version"/> is the same.</summary>
[Experimental("ECM0001")]
public interface ILemmatizer
{
    /// <summary>Names the dictionaries: with others an index is written anew.</summary>
    string Version { get; }

    /// <summary>What is missing and how it is installed, a sentence each; words of a missing dictionary have no lemmas.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>The dictionary forms of a word; a name begins with a capital there.</summary>
    /// <param name="word">Letters of one script in lower case, ё as е.</param>
    /// <returns>Empty: the dictionary of its script does not have the word.</returns>
    IReadOnlyList<string> LemmasOf(string word);
}
