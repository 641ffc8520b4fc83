using Ecm.Rest.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ecm.Core.Tests.Rest;

public sealed class ContentHeadersTests
{
    [Theory]
    [InlineData("договор.pdf")]
    [InlineData("a\"b\\c;d,e=f.txt")]
    [InlineData("100% 'quoted' (1)*.txt")]
    [InlineData("a\r\nSet-Cookie: x=1.txt")]
    [InlineData("смайл 😀 é.png")]
    public void Disposition_is_one_ascii_line_and_gives_the_name_back(string name)
    {
        var header = ContentHeaders.Disposition("attachment", name);

        header.Should().MatchRegex("^[\\x20-\\x7e]+$");
        var parsed = ContentDispositionHeaderValue.Parse(header);
        parsed.FileNameStar.ToString().Should().Be(name);
        parsed.DispositionType.ToString().Should().Be("attachment");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/svg+xml")]
    [InlineData("application/xhtml+xml")]
    [InlineData("application/octet-stream")]
    public void Kinds_that_could_run_are_never_shown(string mediaType) => ContentHeaders.MayBeShown(mediaType).Should().BeFalse();

    [Fact]
    public void Content_is_neither_guessed_at_nor_run()
    {
        IHeaderDictionary headers = new HeaderDictionary();
        ContentHeaders.Write(headers, "text/html", "a.html", shown: false);

        headers.XContentTypeOptions.ToString().Should().Be("nosniff");
        headers.ContentSecurityPolicy.ToString().Should().Contain("sandbox").And.Contain("default-src 'none'");
        headers.ContentDisposition.ToString().Should().StartWith("attachment;");
    }
}
