using System.Text.Json.Serialization;
using Ecm.Abstractions;

namespace Ecm.Core.Registers;

/// <summary>A registration journal: what makes its numbers.</summary>
/// <param name="Name">Stable key: lower-case Latin letters, digits and dashes.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Scheme">The numbering scheme, such as <c>template</c>.</param>
/// <param name="Settings">The scheme's settings.</param>
public sealed record RegisterDefinition(string Name, Localized Label, string Scheme, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>True when it gives no numbers any more; what is in it stays readable. No file says so: people close a register, or its file is gone.</summary>
    [JsonIgnore]
    public bool Closed { get; init; }
}
