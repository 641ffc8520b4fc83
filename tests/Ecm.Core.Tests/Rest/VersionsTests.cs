using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Microsoft.AspNetCore.Http;

namespace Ecm.Core.Tests.Rest;

public sealed class VersionsTests
{
    [Theory]
    [InlineData("\"7\"", 7)]
    [InlineData("\"3\", \"7\"", 7)]
    [InlineData("*", 42)]
    [InlineData("W/\"7\"", -1)]
    [InlineData("\"abc\"", -1)]
    [InlineData("garbage", -1)]
    public async Task If_match_names_the_version_that_was_read(string header, int version)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = header;

        (await request.RequiredVersionAsync(() => Task.FromResult<Result<int>>(42))).Value.Should().Be(version);
    }

    [Fact]
    public async Task If_match_is_demanded()
    {
        var version = await new DefaultHttpContext().Request.RequiredVersionAsync(() => Task.FromResult<Result<int>>(42));

        version.Problem!.Status.Should().Be(428);
    }

    [Fact]
    public void Without_if_match_any_version_will_do() => new DefaultHttpContext().Request.ExpectedVersion().Should().BeNull();
}
