using Ecm.Abstractions;
using Ecm.Abstractions.Plugins;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Ecm.Core.Plugins;

/// <summary>Reads the core's own files of the configuration, one thing in each; whatever is wrong names the file and stops the start.</summary>
internal static class ConfigYaml
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .Build();

    /// <summary>All files of a folder, in the order of their names.</summary>
    /// <param name="files">The configuration.</param>
    /// <param name="folder">The folder, which is called after what it holds, such as <c>registers</c>.</param>
    /// <param name="read">What a file means, or why it means nothing.</param>
    /// <param name="nameOf">By which two of them are told apart.</param>
    /// <exception cref="ConfigFileException">A file is wrong.</exception>
    public static IReadOnlyList<T> ReadAll<TYaml, T>(IConfigFiles files, string folder, Func<TYaml?, (T? Value, string? Fault)> read, Func<T, string> nameOf)
        where TYaml : class
        where T : class
    {
        var all = files.List(folder, "*.yaml").Select(file => (File: file, Value: Read(folder, file, read))).ToList();
        foreach (var twice in all.GroupBy(r => nameOf(r.Value), StringComparer.Ordinal).Where(g => g.Count() > 1))
            throw new ConfigFileException(folder, twice.Last().File, null, $"'{twice.Key}' is also in {twice.First().File}. Rename one of them");
        return [.. all.Select(r => r.Value)];
    }

    private static T Read<TYaml, T>(string folder, string file, Func<TYaml?, (T? Value, string? Fault)> read)
        where TYaml : class
        where T : class
    {
        TYaml? yaml;
        try
        {
            using var text = File.OpenText(file);
            yaml = Yaml.Deserialize<TYaml?>(text);
        }
        catch (YamlException e)
        {
            throw new ConfigFileException(folder, file, e.Start.Line, e.InnerException?.Message ?? e.Message, e);
        }

        var (value, fault) = read(yaml);
        return value ?? throw new ConfigFileException(folder, file, null, fault ?? "it is empty");
    }
}

/// <summary>A name in both languages, as files write it.</summary>
internal sealed class LabelYaml
{
    public string? Ru { get; set; }
    public string? En { get; set; }

    /// <summary>Null when one is missing.</summary>
    public Localized? ToText() => Ru is { } ru && En is { } en ? new Localized(ru, en) : null;
}

/// <summary>A file of the configuration is wrong; the server does not start.</summary>
public sealed class ConfigFileException(string folder, string file, long? line, string reason, Exception? inner = null)
    : StartupException($"{folder}: file {file}{(line is null ? "" : $", line {line}")}: {reason.TrimEnd('.')}.", inner);
