using Ecm.Rest.Files;
using Microsoft.AspNetCore.Http;

namespace Ecm.Core.Tests.Rest;

public sealed class ByteRangeTests
{
    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=90-", 90, 10)]
    [InlineData("bytes=90-1000", 90, 10)]
    [InlineData("bytes=-10", 90, 10)]
    [InlineData("bytes=-1000", 0, 100)]
    [InlineData("bytes=99-99", 99, 1)]
    public void Range_is_cut_to_the_file(string header, long offset, long length) => Of(header).Should().Be(new ByteRange(offset, length));

    [Theory]
    [InlineData("bytes=100-")]
    [InlineData("bytes=500-600")]
    [InlineData("bytes=-0")]
    public void Range_beyond_the_file_has_no_bytes(string header) => Of(header)!.Value.Length.Should().Be(0);

    [Theory]
    [InlineData(null)]
    [InlineData("pages=1-2")]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("bytes=9-1")]
    [InlineData("nonsense")]
    public void No_single_range_of_bytes_means_the_whole_file(string? header) => Of(header).Should().BeNull();

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("\"2\"", false)]
    [InlineData("W/\"1\"", false)]
    public void Range_of_a_file_that_changed_meanwhile_is_the_whole_file(string ifRange, bool ranged) =>
        Of("bytes=0-9", ifRange).HasValue.Should().Be(ranged);

    private static ByteRange? Of(string? range, string? ifRange = null)
    {
        var request = new DefaultHttpContext().Request;
        if (range is not null)
            request.Headers.Range = range;
        if (ifRange is not null)
            request.Headers.IfRange = ifRange;
        return ByteRange.Of(request, 100, "\"1\"");
    }
}
