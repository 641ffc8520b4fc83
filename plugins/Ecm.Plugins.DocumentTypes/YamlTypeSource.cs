using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Plugins;

namespace Ecm.Plugins.DocumentTypes;

/// <summary>One type for each file of <c>types/</c>; all files that are wrong are named at once.</summary>
internal sealed class YamlTypeSource(IConfigFiles files) : ICardTypeSource
{
    public ValueTask<IReadOnlyList<CardTypeDefinition>> GetTypesAsync(CancellationToken cancellationToken)
    {
        var types = new List<CardTypeDefinition>();
        var faults = new List<string>();
        foreach (var file in files.List("types", "*.yaml"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                types.Add(TypeYaml.Read(YamlMap.Load(file)));
            }
            catch (YamlFault e)
            {
                faults.Add($"{file}, line {e.Line}: {e.Message}");
            }
        }

        return faults.Count == 0
            ? ValueTask.FromResult<IReadOnlyList<CardTypeDefinition>>(types)
            : throw new CardTypeSourceException(string.Join(Environment.NewLine, faults));
    }
}
