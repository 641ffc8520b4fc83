using System.Text.RegularExpressions;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Plugins;

namespace Ecm.Core.Registers;

/// <summary>The registers of <c>registers/*.yaml</c>, read once at start: the base of those in the database.</summary>
internal sealed partial class RegisterFiles
{
    /// <exception cref="ConfigFileException">A file is wrong.</exception>
    public RegisterFiles(IConfigFiles files) => All = ConfigYaml.ReadAll<RegisterYaml, RegisterDefinition>(files, "registers", Read, r => r.Name);

    public IReadOnlyList<RegisterDefinition> All { get; }

    /// <summary>True for the name of a register or a shared list.</summary>
    public static bool IsName(string name) => NameForm().IsMatch(name);

    private static (RegisterDefinition? Register, string? Fault) Read(RegisterYaml? yaml)
    {
        if (yaml?.Name is not { } name || yaml.Label?.ToText() is not { } label || yaml.Scheme is not { } scheme)
            return (null, "a register needs name, label (ru and en) and scheme");
        return IsName(name)
            ? (new RegisterDefinition(name, label, scheme, yaml.Settings ?? []), null)
            : (null, $"name '{name}' must be lower-case Latin letters, digits and dashes, at most 50");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,49}$")]
    private static partial Regex NameForm();

    private sealed class RegisterYaml
    {
        public string? Name { get; set; }
        public LabelYaml? Label { get; set; }
        public string? Scheme { get; set; }
        public Dictionary<string, string>? Settings { get; set; }
    }
}
