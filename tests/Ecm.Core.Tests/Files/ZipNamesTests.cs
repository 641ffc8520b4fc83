using Ecm.Core.Files;

namespace Ecm.Core.Tests.Files;

/// <summary>Paths inside a ZIP.</summary>
public sealed class ZipNamesTests
{
    [Theory]
    [InlineData("акт.pdf", "акт.pdf")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("C:\\windows\\a.txt", "C__windows_a.txt")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("a?<b>|\"*:.pdf", "a__b_____.pdf")]
    [InlineData("con .tar.gz", "_con .tar.gz")]
    [InlineData("...", "_")]
    [InlineData("без точки", "без точки")]
    public void Name_means_nothing_to_a_system_that_unpacks_it(string file, string path) => new ZipNames().Of(null, file).Should().Be(path);

    [Fact]
    public void Second_file_of_a_name_is_numbered_also_where_case_alone_differs()
    {
        var names = new ZipNames();

        new[] { names.Of(null, "Акт.pdf"), names.Of(null, "акт.PDF"), names.Of("Договор", "акт.pdf"), names.Folder("Договор"), names.Folder("договор") }
            .Should().Equal("Акт.pdf", "акт (2).PDF", "Договор/акт.pdf", "Договор", "договор (2)");
    }

    [Fact]
    public void Cards_of_one_long_title_have_folders_of_their_own()
    {
        var (names, title) = (new ZipNames(), new string('я', 300));

        new[] { names.Of(names.Folder(title), "акт.pdf"), names.Of(names.Folder(title), "акт.pdf") }
            .Should().Equal($"{new string('я', 100)}/акт.pdf", $"{new string('я', 100)} (2)/акт.pdf");
    }

    [Fact]
    public void Long_name_is_cut_before_its_extension_and_not_within_a_letter()
    {
        var path = new ZipNames().Of(null, new string('я', 99) + "😀" + new string('я', 100) + ".pdf");

        path.Should().Be(new string('я', 99) + ".pdf");
    }
}
