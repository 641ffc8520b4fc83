using System.ComponentModel.DataAnnotations;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Plugins;
using Ecm.Core.Plugins.Settings;
using Ecm.Testing;

namespace Ecm.Core.Tests.Plugins;

/// <summary>A class that cannot be one of settings stops the start, with what is wrong with it.</summary>
public sealed class SettingsClassTests
{
    [Theory]
    [InlineData(typeof(Nothing), "no property of its settings Nothing has [Setting]")]
    [InlineData(typeof(OddKind), "its setting Since is of type DateTime")]
    [InlineData(typeof(SecretNumber), "a secret is a string")]
    [InlineData(typeof(ReadOnly), "its setting Name cannot be read and written")]
    [InlineData(typeof(BeginsNowhere), "its setting Day begins as 0, which Weekend does not name")]
    [InlineData(typeof(BeginsWrong), "its setting port begins with a value that it does not allow: a number from 1 to 9 is needed")]
    public void Class_is_refused(Type type, string reason) =>
        FluentActions.Invoking(() => SettingsSlot.Of("Some.Plugin", type)).Should().Throw<PluginLoadException>().WithMessage($"*{reason}*");

    [Fact]
    public void What_is_required_may_begin_empty() => SettingsSlot.Of("Some.Plugin", typeof(BeginsEmpty)).Form.Definitions.Single().Required.Should().BeTrue();

    [Fact]
    public void Second_class_of_one_plugin_is_refused()
    {
        using var folder = new PluginFolder();
        folder.Add("Fixture.Settings");

        PluginLoading.Failure(folder, ("Plugins:Fixture.Settings:Fault", "twice")).Message.Should().Contain("several classes of settings");
    }

    [Fact]
    public void Sentence_of_the_plugins_author_is_said_in_place_of_ours()
    {
        var (_, faults) = SettingsSlot.Of("Some.Plugin", typeof(OwnWords)).Form.Read(SettingsWorld.Values(("code", "1")));

        faults.Should().Equal(new SettingFault("code", new("Код — буквы.", "Code — буквы.")));
    }

    public sealed record Nothing
    {
        public string Name { get; init; } = "";
    }

    public sealed record OddKind
    {
        [Setting("С", "Since")]
        public DateTime Since { get; init; }
    }

    public sealed record SecretNumber
    {
        [Setting("Код", "Code", Secret = true)]
        public int Code { get; init; }
    }

    public sealed record ReadOnly
    {
        [Setting("Имя", "Name")]
        public string Name { get; } = "";
    }

    public sealed record BeginsWrong
    {
        [Setting("Порт", "Port"), Range(1, 9)]
        public int Port { get; init; }
    }

    public sealed record BeginsNowhere
    {
        [Setting("День", "Day")]
        public Weekend Day { get; init; }
    }

    public enum Weekend
    {
        Saturday = 6,
        Sunday = 7,
    }

    public sealed record BeginsEmpty
    {
        [Setting("Имя", "Name"), Required]
        public string Name { get; init; } = "";
    }

    public sealed record OwnWords
    {
        [Setting("Код", "Code"), RegularExpression("[a-z]*", ErrorMessage = "{0} — буквы.")]
        public string Code { get; init; } = "";
    }
}
