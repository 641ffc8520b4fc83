using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>A PDF that asks for a password is opened with it; the password is seen by nobody.</summary>
public sealed class LockedPdfTests(Reading reading) : IClassFixture<Reading>
{
    [Theory]
    [InlineData("reader", "256")]
    [InlineData("пароль № 5 \"ы\"", "256")]
    [InlineData("50% & 'x' $(id)", "256")]
    [InlineData("reader", "128")]
    public async Task Password_opens_it(string password, string bits)
    {
        var locked = Lock(password, bits);
        using var copy = new MemoryStream();

        (await reading.Extractor.UnlockAsync(locked, password, copy, default)).Should().Be(UnlockOutcome.Unlocked);

        var open = reading.Write($"{Guid.CreateVersion7():N}.pdf", copy.ToArray());
        (await reading.ReadAsync(open)).Single().Text.Should().Contain("calibration certificates");
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    [InlineData("reader\nreader")]
    [InlineData("Reader")]
    public async Task Wrong_password_is_said_and_gives_nothing(string password)
    {
        using var copy = new MemoryStream();

        (await reading.Extractor.UnlockAsync(Lock("reader", "256"), password, copy, default)).Should().Be(UnlockOutcome.WrongPassword);

        copy.Length.Should().Be(0);
    }

    [Fact]
    public async Task Other_kinds_are_not_opened()
    {
        using var copy = new MemoryStream();

        (await reading.Extractor.UnlockAsync(reading.Write("a.docx", [0xD0, 0xCF, 0x11, 0xE0]), "x", copy, default)).Should().Be(UnlockOutcome.NotPossible);
    }

    private string Lock(string password, string bits)
    {
        var (open, locked) = (reading.File("open.pdf"), reading.File($"{Guid.CreateVersion7():N}.pdf"));
        PagePrinter.Print(open, SampleTexts.Letter);
        string[] weak = bits == "128" ? ["--use-aes=y"] : [];
        Tool.Run("qpdf", ["--encrypt", password, "owner", bits, .. weak, "--", open, locked]);
        return locked;
    }
}
