using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ecm.Plugins.DocumentTypes;

/// <summary>Something wrong in a YAML file, with its line.</summary>
internal sealed class YamlFault(long line, string message) : Exception(message)
{
    public long Line { get; } = line;
}

/// <summary>A mapping of a YAML file whose complaints name the line and what to change.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode node;
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);

    private YamlMap(YamlNode node, string what)
    {
        this.node = node as YamlMappingNode ?? throw new YamlFault(node.Start.Line, $"{what} must be a mapping (key: value).");
        foreach (var (key, value) in this.node)
            values[Scalar(key, "a key")] = value;
    }

    /// <summary>The line on which it begins.</summary>
    public long Line => node.Start.Line;

    /// <summary>Reads a file that holds one mapping.</summary>
    /// <exception cref="YamlFault">It is no YAML, or something else.</exception>
    public static YamlMap Load(string file)
    {
        var yaml = new YamlStream();
        try
        {
            using var text = File.OpenText(file);
            yaml.Load(text);
        }
        catch (YamlException e)
        {
            throw new YamlFault(e.Start.Line, $"this is no YAML: {(e.InnerException ?? e).Message}");
        }

        return yaml.Documents is [{ RootNode: { } root }] ? new YamlMap(root, "the file") : throw new YamlFault(1, "the file must hold one type.");
    }

    /// <summary>Refuses keys that nobody reads: a misspelt one would be passed over otherwise.</summary>
    public YamlMap Only(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in node)
            if (!known.Contains(Scalar(key, "a key")))
                throw new YamlFault(key.Start.Line, $"'{key}' is unknown here. Known: {string.Join(", ", known!)}.");
        return this;
    }

    public string Text(string key) => TextOrNull(key) ?? throw new YamlFault(Line, $"'{key}' is missing. Add '{key}: …'.");

    public string? TextOrNull(string key) => values.TryGetValue(key, out var value) ? Scalar(value, $"'{key}'") : null;

    public bool Flag(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new YamlFault(values[key].Start.Line, $"'{key}' is '{other}'. Write true or false."),
    };

    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var text = Text(key);
        var name = Enum.GetNames<TEnum>().FirstOrDefault(n => n.ToLowerInvariant() == text);
        return name is not null
            ? Enum.Parse<TEnum>(name)
            : throw new YamlFault(values[key].Start.Line, $"'{key}' is '{text}'. Known: {string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant()}.");
    }

    public YamlMap Map(string key) => values.TryGetValue(key, out var value)
        ? new YamlMap(value, $"'{key}'")
        : throw new YamlFault(Line, $"'{key}' is missing.");

    public YamlMap? MapOrNull(string key) => values.ContainsKey(key) ? Map(key) : null;

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => Scalar(item, $"an item of '{key}'"))];

    public IReadOnlyList<IReadOnlyList<string>> TextLists(string key) => [.. Items(key).Select(item => item is YamlSequenceNode list
        ? list.Select(i => Scalar(i, $"an item of '{key}'")).ToList()
        : throw new YamlFault(item.Start.Line, $"'{key}' must be a list of lists, such as [[inn, kpp]]."))];

    public IReadOnlyList<YamlMap> Maps(string key) => [.. Items(key).Select(item => new YamlMap(item, $"an item of '{key}'"))];

    private IEnumerable<YamlNode> Items(string key) => values.TryGetValue(key, out var value)
        ? value as YamlSequenceNode ?? throw new YamlFault(value.Start.Line, $"'{key}' must be a list.")
        : [];

    private static string Scalar(YamlNode node, string what) => node is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw new YamlFault(node.Start.Line, $"{what} must be a text.");
}
