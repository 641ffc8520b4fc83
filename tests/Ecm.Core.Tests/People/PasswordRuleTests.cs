using Ecm.Core.People;

namespace Ecm.Core.Tests.People;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("7 знако", "password-too-short")]
    [InlineData("👍👍👍👍", "password-too-short")]
    [InlineData("8 знаков", null)]
    [InlineData("👍🙈👍🙈👍🙈👍🙈", null)]
    [InlineData("верный конь 7 скреп", null)]
    [InlineData("        a", null)]
    [InlineData("password1", "password-common")]
    [InlineData("PASSWORD1", "password-common")]
    [InlineData("qwertyuiop", "password-common")]
    [InlineData("йцукенгшщз", "password-common")]
    [InlineData("Пароль123", "password-common")]
    [InlineData("gfhjkm123", "password-common")]
    [InlineData("23456789", "password-common")]
    [InlineData("aaaaaaaaaaaa", "password-common")]
    [InlineData("IvanovaMV", "password-common")]
    public void Password_is_judged_by_length_and_by_how_early_it_is_guessed(string password, string? code) =>
        PasswordRules.Check(password, "ivanovamv")?.Code.Should().Be(code);

    [Theory]
    [InlineData(64, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Long_passwords_are_taken_up_to_200_characters(int length, bool taken) =>
        (PasswordRules.Check(string.Concat(Enumerable.Range(0, length).Select(i => "аб7"[i % 3])), "x") is null).Should().Be(taken);

    [Fact]
    public void Every_character_counts_to_the_last()
    {
        var password = new string('ж', 199) + "я";
        var hash = Accounts.Hash(password);

        Accounts.Hasher.VerifyHashedPassword(null!, hash, password).Should().Be(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Success);
        foreach (var other in new[] { password[..^1], new string('ж', 199) + "ю", password + " " })
            Accounts.Hasher.VerifyHashedPassword(null!, hash, other).Should().Be(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed);
    }

    [Fact]
    public void Letters_that_look_alike_are_one_however_they_were_typed() =>
        PasswordRules.Canonical("и\u0306ога и\u0306ога").Should().Be(PasswordRules.Canonical("йога йога"));
}
