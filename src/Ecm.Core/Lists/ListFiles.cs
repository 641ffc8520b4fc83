using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Plugins;

namespace Ecm.Core.Lists;

/// <summary>The shared lists of <c>lists/*.yaml</c>, read once at start: the base of those in the database.</summary>
internal sealed class ListFiles
{
    /// <exception cref="ConfigFileException">A file is wrong.</exception>
    public ListFiles(IConfigFiles files) => All = ConfigYaml.ReadAll<ListYaml, ListDefinition>(files, "lists", Read, l => l.Name);

    public IReadOnlyList<ListDefinition> All { get; }

    private static (ListDefinition? List, string? Fault) Read(ListYaml? yaml)
    {
        if (yaml?.Name is not { } name || yaml.Label?.ToText() is not { } label || yaml.Items is not { Count: > 0 } items)
            return (null, "a list needs name, label (ru and en) and items");
        if (items.Any(i => i?.Key is null || i.Label?.ToText() is null))
            return (null, "each item needs key and label (ru and en)");
        var list = new ListDefinition(name, label, [.. items.Select(i => new ChoiceDefinition(i!.Key!, i.Label!.ToText()!) { Hidden = i.Hidden })]);
        return ListRules.Check(list).FirstOrDefault() is { } fault ? (null, fault.Text.En) : (list, null);
    }

    private sealed class ListYaml
    {
        public string? Name { get; set; }
        public LabelYaml? Label { get; set; }
        public List<ItemYaml?>? Items { get; set; }
    }

    private sealed class ItemYaml
    {
        public string? Key { get; set; }
        public LabelYaml? Label { get; set; }
        public bool Hidden { get; set; }
    }
}
