using Ecm.Abstractions.Plugins;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Ecm.Core.Samples;

/// <summary>The files of <c>config/samples</c>: what the sample cards are, and what their papers are made of. Read when they are needed.</summary>
internal sealed class SampleFiles(IConfigFiles files)
{
    private const string Folder = "samples";

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().WithEnforceRequiredMembers().Build();

    /// <summary>The description; null when the installation has none.</summary>
    /// <exception cref="InvalidOperationException">It cannot be understood.</exception>
    public SampleSet? Read()
    {
        if (Find("samples.yaml") is not { } file)
            return null;
        try
        {
            using var text = File.OpenText(file);
            return Yaml.Deserialize<SampleSet>(text);
        }
        catch (YamlException e)
        {
            throw new InvalidOperationException($"{file}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    /// <summary>The font that papers are written with, cut down to their letters.</summary>
    public byte[] Font() => File.ReadAllBytes(Required("letters.ttf"));

    /// <summary>The bytes of a file beside the description.</summary>
    public Stream Open(string name) => File.OpenRead(Required(name));

    private string Required(string name) => Find(name) ?? throw new InvalidOperationException($"config/{Folder}/{name} is missing.");

    private string? Find(string name) => files.List(Folder, name).SingleOrDefault();
}

/// <summary>All sample cards, parents before children, and the papers by name.</summary>
internal sealed class SampleSet
{
    public required Dictionary<string, string> Papers { get; init; }

    public required List<SampleCard> Cards { get; init; }
}
