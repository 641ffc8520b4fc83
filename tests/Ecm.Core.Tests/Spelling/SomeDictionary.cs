using Ecm.Abstractions.Spelling;

namespace Ecm.Core.Tests.Spelling;

/// <summary>A dictionary of a few words, which suggests nothing.</summary>
internal sealed class SomeDictionary(params string[] words) : ISpellChecker
{
    public bool Knows(string word) => words.Contains(word.ToLowerInvariant());

    public IReadOnlyList<string> Suggest(string word) => [];
}
