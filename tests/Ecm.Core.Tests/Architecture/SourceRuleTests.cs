using System.Text.RegularExpressions;

namespace Ecm.Core.Tests.Architecture;

/// <summary>Habits that only the text shows: length, names, folders.</summary>
public sealed partial class SourceRuleTests
{
    private const int LongestFile = 300;
    private const int LongestStep = 150;

    [Fact]
    public void Files_stay_short()
    {
        var tooLong = from file in SourceTree.Files("src", "plugins", "tests")
                      let lines = SourceTree.Read(file).AsSpan().Count('\n')
                      where lines > LongestFile
                      select $"{file}: {lines}";

        tooLong.Should().BeEmpty($"a file over {LongestFile} lines holds two things");
    }

    /// <summary>A reader follows the product through few files, as CONTRIBUTING.md lists them.</summary>
    [Fact]
    public void The_walk_from_an_upload_to_a_hit_is_ten_short_files()
    {
        var walk = WalkStep().Matches(SourceTree.Read("CONTRIBUTING.md")).Select(m => m.Groups[1].Value).ToList();

        walk.Should().HaveCount(10);
        walk.Where(file => SourceTree.Read(file).AsSpan().Count('\n') > LongestStep).Should().BeEmpty();
    }

    [Fact]
    public void Types_are_named_for_what_they_are()
    {
        var named = from file in SourceTree.Files("src", "plugins", "tests")
                    from Match match in TypeDeclaration().Matches(SourceTree.Read(file))
                    where BannedName().IsMatch(match.Groups[1].Value)
                    select $"{file}: {match.Groups[1].Value}";

        named.Should().BeEmpty("such a name says nothing");
    }

    [Fact]
    public void Folders_are_capabilities()
    {
        string[] banned = ["Services", "Interfaces", "Helpers", "Models", "Utils", "Utilities", "Common", "Extensions", "Managers", "Dtos", "Enums"];

        SourceTree.Files("src", "plugins").Where(f => f.Split('/').Intersect(banned).Any()).Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var strays = from file in SourceTree.Files("src", "plugins")
                     where file.EndsWith(".cs", StringComparison.Ordinal)
                     let match = Namespace().Match(SourceTree.Read(file))
                     where match.Success
                     let folder = string.Join('.', file.Split('/')[1..^1])
                     // Extensions on a framework's type stand in that type's namespace, where the caller looks for them.
                     where match.Groups[1].Value != folder && !match.Groups[1].Value.StartsWith("Microsoft.", StringComparison.Ordinal)
                         && !folder.StartsWith("samples.", StringComparison.Ordinal)
                     select $"{file}: {match.Groups[1].Value}";

        strays.Should().BeEmpty();
    }

    [Fact]
    public void Warnings_are_not_switched_off_in_code_without_a_reason()
    {
        var silent = from file in SourceTree.Files("src", "plugins")
                     let lines = SourceTree.Read(file).Split('\n')
                     from at in Enumerable.Range(0, lines.Length)
                     where lines[at].Contains("#pragma warning disable", StringComparison.Ordinal)
                         && !lines[at].Contains("//", StringComparison.Ordinal) && !lines[at - 1].Contains("//", StringComparison.Ordinal)
                     select $"{file}: {lines[at].Trim()}";

        silent.Should().BeEmpty();
    }

    [GeneratedRegex(@"(?m)^\d+\. `(src/\S+\.cs)`")]
    private static partial Regex WalkStep();

    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]\s*)*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"Manager|Helper|Utils|Utilities|Common$|Impl(?![a-z])|(?:Data|Info)$")]
    private static partial Regex BannedName();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
