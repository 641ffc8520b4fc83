using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecm.Core.Files;

/// <summary>What is attached to a file and was not taken out of it.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Files">The first of them.</param>
public sealed record LeftOut(int Count, IReadOnlyList<LeftOutFile> Files)
{
    /// <summary>Names that are kept; of more only the number.</summary>
    internal const int MostNamed = 20;

    /// <summary>Nothing.</summary>
    public static readonly LeftOut None = new(0, []);

    internal string? ToJson() => Count == 0 ? null : JsonSerializer.Serialize(this, LeftOutJson.Default.LeftOut);

    internal static LeftOut From(string? json) => json is null ? None : JsonSerializer.Deserialize(json, LeftOutJson.Default.LeftOut)!;
}

/// <summary>One of them.</summary>
/// <param name="Name">Its name; empty: it has none.</param>
/// <param name="Reason">Why, a stable word: <c>too-many</c>, <c>too-large</c>, <c>too-much</c>, <c>too-deep</c>, <c>damaged</c>, <c>locked</c>, <c>link</c>, <c>timed-out</c> or <c>forbidden</c>.</param>
public sealed record LeftOutFile(string Name, string Reason);

[JsonSerializable(typeof(LeftOut))]
internal sealed partial class LeftOutJson : JsonSerializerContext;
