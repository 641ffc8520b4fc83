using System.IO.Compression;
using Ecm.Abstractions.Extraction;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>The packed page is what the server takes from a child that has read a hostile file: it is unpacked, but not trusted.</summary>
public sealed class PageTextCodecTests
{
    private static readonly PageText Page = new()
    {
        Number = 7, Origin = TextOrigin.TextLayer, Rotation = 90, Aspect = 1.41f, Text = "Договор № 17\nпоставки",
        Words = [new PageWord(0, 7, 10, 20, 300, 40, 96), new PageWord(13, 8, 10, 60, 280, 80, 91)],
    };

    [Fact]
    public void Page_comes_back_as_it_was_packed() => PageTextCodec.Unpack(PageTextCodec.Pack(Page)).Should().BeEquivalentTo(Page);

    [Fact]
    public void Mended_word_comes_back_with_what_was_read()
    {
        var mended = Page with { Readings = [new PageReading(1, "пocтaвки")] };

        PageTextCodec.Unpack(PageTextCodec.Pack(mended)).Should().BeEquivalentTo(mended);
        PageTextCodec.UnpackText(PageTextCodec.Pack(mended)).Should().Be(Page.Text);
    }

    /// <summary>Rows of this form lie in databases.</summary>
    [Fact]
    public void Page_packed_before_words_were_mended_is_read()
    {
        var packed = Convert.FromBase64String("8AQQAQBaAOF6tD8HAAAAJgAAANCU0L7Qs9C+0LLQvtGAIOKEliAxNwrQv9C+0YHRgtCw0LLQutC4AgAAAAAHCgAUACwBKABgDQgKADwAGAFQAFsD");

        PageTextCodec.Unpack(packed).Should().BeEquivalentTo(Page);
        PageTextCodec.UnpackText(packed).Should().Be(Page.Text);
    }

    [Fact]
    public void Text_comes_back_alone() => PageTextCodec.UnpackText(PageTextCodec.Pack(Page)).Should().Be(Page.Text);

    [Theory]
    [InlineData(0)]
    [InlineData(4_080)]
    [InlineData(300_000)]
    public void Text_of_any_length_comes_back_alone(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(at => (char)('а' + at * 7919 % 32)));

        PageTextCodec.UnpackText(PageTextCodec.Pack(Page with { Text = text, Words = [] })).Should().Be(text);
    }

    [Fact]
    public void Text_that_says_to_be_longer_than_what_follows_is_not_believed()
    {
        // Version 1, eleven bytes of a head, and a length of 200 MB with nothing behind it.
        using var packed = new MemoryStream();
        using (var compressed = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write([1, .. new byte[11], 0, 0, 200, 11]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ((Action)(() => PageTextCodec.UnpackText(packed.ToArray()))).Should().Throw<InvalidDataException>();
        ((Action)(() => PageTextCodec.Unpack(packed.ToArray()))).Should().Throw<InvalidDataException>();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1024 * 1024);
    }

    [Fact]
    public void Page_that_is_cut_off_or_none_at_all_is_named_so()
    {
        var packed = PageTextCodec.Pack(Page);
        foreach (var damaged in new[] { packed[..(packed.Length / 2)], [], [1, 2, 3], [.. packed.Reverse()] })
        {
            ((Action)(() => PageTextCodec.Unpack(damaged))).Should().Throw<InvalidDataException>();
            ((Action)(() => PageTextCodec.UnpackText(damaged))).Should().Throw<InvalidDataException>();
        }
    }

    [Fact]
    public void Page_that_swells_is_unpacked_no_further_than_it_is_read()
    {
        var bomb = Swell(PageTextCodec.Pack(Page), megabytes: 64);
        bomb.Length.Should().BeLessThan(1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        PageTextCodec.Unpack(bomb).Should().BeEquivalentTo(Page);
        PageTextCodec.UnpackText(bomb).Should().Be(Page.Text);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(16 * 1024 * 1024);
    }

    /// <summary>The same page with zeros behind it.</summary>
    private static byte[] Swell(byte[] packed, int megabytes)
    {
        using var swollen = new MemoryStream();
        using (var compressed = new BrotliStream(swollen, CompressionLevel.Fastest, leaveOpen: true))
        {
            using var page = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            page.CopyTo(compressed);
            var zeros = new byte[1024 * 1024];
            for (var n = 0; n < megabytes; n++)
                compressed.Write(zeros);
        }

        return swollen.ToArray();
    }
}
