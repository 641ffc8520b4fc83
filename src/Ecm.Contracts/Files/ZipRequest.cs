using System.Text.Json.Serialization;
using Ecm.Contracts.Changes;

namespace Ecm.Contracts.Files;

/// <summary>Cards whose files are wanted. Either <see cref="Cards"/> or <see cref="Query"/> says which.</summary>
public sealed record ZipRequest
{
    /// <summary>The cards, at most 10,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Cards { get; init; }

    /// <summary>All cards that this finds, at most 10,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CardsQuery? Query { get; init; }
}
