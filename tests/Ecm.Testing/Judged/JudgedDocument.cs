namespace Ecm.Testing.Judged;

/// <summary>A document of the collection that questions are judged over.</summary>
/// <param name="Key"><c>ru/ch03s02</c> or <c>paper/17</c>.</param>
/// <param name="Path">The file.</param>
public sealed record JudgedDocument(string Key, string Path)
{
    private const string Guide = "/usr/share/doc/installation-guide-amd64";

    internal static readonly string Folder = System.IO.Path.Combine(RepositoryFolder.Path, "tests", "Ecm.Testing", "Judged");

    /// <summary>40 business papers of invented firms, written for this.</summary>
    public static IReadOnlyList<JudgedDocument> Papers() => [.. Directory.GetFiles(System.IO.Path.Combine(Folder, "papers")).Order().Select(f => new JudgedDocument($"paper/{Name(f)}", f))];

    /// <summary>The papers, and the sections of Debian's installation guide in Russian and English (package installation-guide-amd64), but for its contents and licence.</summary>
    public static IReadOnlyList<JudgedDocument> All() =>
    [
        .. Papers(),
        .. from language in new[] { "ru", "en" }
           from file in Directory.GetFiles($"{Guide}/{language}", "*.html").Order()
           where Name(file) is not ("index" or "apf")
           select new JudgedDocument($"{language}/{Name(file)}", file),
    ];

    private static string Name(string file) => System.IO.Path.GetFileNameWithoutExtension(file);
}
