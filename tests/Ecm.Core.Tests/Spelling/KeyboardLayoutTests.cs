using Ecm.Core.Spelling;

namespace Ecm.Core.Tests.Spelling;

public sealed class KeyboardLayoutTests
{
    [Theory]
    [InlineData("ytecnjqrf", "неустойка")]
    [InlineData("Ljujdjh gjcnfdrb", "Договор поставки")]
    [InlineData("штмщшсу 12", "invoice 12")]
    public void Words_typed_in_the_other_layout_are_read_as_meant(string typed, string meant) => KeyboardLayout.Other(typed).Should().Be(meant);

    [Theory]
    [InlineData("12/34")]
    [InlineData("договор invoice")]
    [InlineData("")]
    public void Words_of_both_languages_or_of_none_are_left_alone(string typed) => KeyboardLayout.Other(typed).Should().BeNull();
}
