using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Abstractions.Plugins;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Ecm.Core.Registers;

/// <summary>The registers of <c>registers/*.yaml</c>, read once at start: the base of those in the database.</summary>
internal sealed partial class RegisterFiles
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <exception cref="RegisterFileException">A file is wrong.</exception>
    public RegisterFiles(IConfigFiles files)
    {
        var read = files.List("registers", "*.yaml").Select(file => (File: file, Register: Read(file))).ToList();
        foreach (var twice in read.GroupBy(r => r.Register.Name).Where(g => g.Count() > 1))
            throw new RegisterFileException(twice.Last().File, null, $"register '{twice.Key}' is also in {twice.First().File}. Rename one of them");
        All = [.. read.Select(r => r.Register)];
    }

    public IReadOnlyList<RegisterDefinition> All { get; }

    private static RegisterDefinition Read(string file)
    {
        RegisterYaml? yaml;
        try
        {
            using var text = File.OpenText(file);
            yaml = Yaml.Deserialize<RegisterYaml?>(text);
        }
        catch (YamlException e)
        {
            throw new RegisterFileException(file, e.Start.Line, e.InnerException?.Message ?? e.Message, e);
        }

        if (yaml is not { Name: { } name, Label: { Ru: { } ru, En: { } en }, Scheme: { } scheme })
            throw new RegisterFileException(file, null, "a register needs name, label (ru and en) and scheme");
        return IsName(name)
            ? new RegisterDefinition(name, new Localized(ru, en), scheme, yaml.Settings ?? [])
            : throw new RegisterFileException(file, null, $"name '{name}' must be lower-case Latin letters, digits and dashes, at most 50");
    }

    /// <summary>True for the name of a register.</summary>
    public static bool IsName(string name) => NameForm().IsMatch(name);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,49}$")]
    private static partial Regex NameForm();

    private sealed class RegisterYaml
    {
        public string? Name { get; set; }
        public LabelYaml? Label { get; set; }
        public string? Scheme { get; set; }
        public Dictionary<string, string>? Settings { get; set; }
    }

    private sealed class LabelYaml
    {
        public string? Ru { get; set; }
        public string? En { get; set; }
    }
}

/// <summary>A file of a register is wrong; the server does not start.</summary>
public sealed class RegisterFileException(string file, long? line, string reason, Exception? inner = null)
    : StartupException($"Register file {file}{(line is null ? "" : $", line {line}")}: {reason.TrimEnd('.')}.", inner);
