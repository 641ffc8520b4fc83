using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>Scans in DjVu are read and drawn page by page.</summary>
public sealed class DjvuTests(Reading reading) : IClassFixture<Reading>
{
    [Fact]
    public async Task Pages_are_counted_read_and_drawn()
    {
        var file = Write("Насос подача 4711", "Клапан обратный 1234");

        var probe = await reading.ProbeAsync(file);
        var pages = await reading.ReadAsync(file);
        var picture = await reading.Extractor.DrawAsync(file, probe, 2, 400, 0, default);

        probe.Should().Be(new FileProbe("image/vnd.djvu", FileKind.Image, 2, false));
        pages.Select(p => p.Origin).Should().OnlyContain(o => o == TextOrigin.Ocr);
        pages[0].Text.Should().Contain("4711");
        pages[1].Text.Should().Contain("1234");
        picture.Should().StartWith([0xFF, 0xD8]);
    }

    [Fact]
    public async Task File_that_is_cut_off_is_damaged_and_the_child_serves_on()
    {
        var whole = Write("Насос подача 4711", "Клапан обратный 1234");
        var bytes = await File.ReadAllBytesAsync(whole);

        var reads = () => reading.ReadAsync(reading.Write("cut.djvu", bytes[..30]));

        (await reads.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.Damaged);
        (await reading.ProbeAsync(whole)).Pages.Should().Be(2);
    }

    private string Write(params string[] texts)
    {
        var pages = new List<string>();
        foreach (var text in texts)
        {
            var (bitmap, page) = (reading.File($"{Guid.CreateVersion7():N}.pbm"), reading.File($"{Guid.CreateVersion7():N}.djvu"));
            Tool.Run("convert", "-size", "1600x500", "xc:white", "-fill", "black", "-font", "Liberation-Sans", "-pointsize", "70", "-annotate", "+80+200", text, bitmap);
            Tool.Run("cjb2", "-dpi", "300", bitmap, page);
            pages.Add(page);
        }

        var file = reading.File($"{Guid.CreateVersion7():N}.djvu");
        Tool.Run("djvm", ["-c", file, .. pages]);
        return file;
    }
}
