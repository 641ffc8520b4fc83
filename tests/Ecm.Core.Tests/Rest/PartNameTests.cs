using Ecm.Rest.Files;

namespace Ecm.Core.Tests.Rest;

public sealed class PartNameTests
{
    [Theory]
    [InlineData("form-data; name=\"file\"; filename=\"договор № 5.pdf\"", "договор № 5.pdf")]
    [InlineData("form-data; name=file; filename=plain.txt", "plain.txt")]
    [InlineData("form-data; name=\"f\"; filename=\"a%22b.txt\"", "a\"b.txt")]
    [InlineData("form-data; name=\"f\"; filename=\"a\\\"b.txt\"", "a\"b.txt")]
    [InlineData("form-data; name=\"f\"; filename=\"C:\\scans\\a.pdf\"", "C:\\scans\\a.pdf")]
    [InlineData("form-data; name=\"f\"; filename=\"100%.txt\"", "100%.txt")]
    [InlineData("form-data; name=\"f\"; filename=\"x.txt\"; filename*=UTF-8''%D0%B0%22.txt", "а\".txt")]
    [InlineData("form-data; name=\"f\"; filename=\"\"", "")]
    public void Name_of_a_part_is_what_the_client_has(string header, string name) => PartName.Read(header).Should().Be(name);

    [Theory]
    [InlineData(null)]
    [InlineData("form-data; name=\"comment\"")]
    [InlineData("not a header ;;; =")]
    public void Part_without_file_name_is_no_file(string? header) => PartName.Read(header).Should().BeNull();
}
