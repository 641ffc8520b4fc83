namespace Ecm.Testing.Judged;

/// <summary>A question as a person would type it, and the documents that they would be content with.</summary>
/// <param name="Kind">What makes it hard: <c>typo-ru</c>, <c>layout</c>, <c>number</c> and so on.</param>
/// <param name="Text">What is typed.</param>
/// <param name="Keys">Keys of <see cref="JudgedDocument"/>s, the best one first.</param>
public sealed record JudgedQuestion(string Kind, string Text, IReadOnlyList<string> Keys)
{
    /// <summary>All of <c>questions.tsv</c>; they were written and judged by reading the documents, without looking at what any engine finds.</summary>
    public static IReadOnlyList<JudgedQuestion> All() =>
    [
        .. from line in File.ReadLines(Path.Combine(JudgedDocument.Folder, "questions.tsv"))
           where line.Length > 0 && line[0] != '#'
           let parts = line.Split('\t')
           select new JudgedQuestion(parts[0], parts[1], parts[2].Split(' ')),
    ];
}
