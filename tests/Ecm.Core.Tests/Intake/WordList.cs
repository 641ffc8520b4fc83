using Ecm.Abstractions.Spelling;

namespace Ecm.Core.Tests.Intake;

/// <summary>A dictionary of a few words.</summary>
internal sealed class WordList(params string[] words) : ISpellChecker
{
    public bool Knows(string word) => words.Contains(word.ToLowerInvariant());

    public IReadOnlyList<string> Suggest(string word) => [];
}
