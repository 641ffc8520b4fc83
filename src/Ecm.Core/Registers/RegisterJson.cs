using System.Text.Json;

namespace Ecm.Core.Registers;

/// <summary>Definitions as they are kept. Databases may keep JSON in another order than it was written in, so settings are written in one.</summary>
internal static class RegisterJson
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static RegisterDefinition Read(string json) => JsonSerializer.Deserialize<RegisterDefinition>(json, Json)!;

    public static string Write(RegisterDefinition definition) =>
        JsonSerializer.Serialize(definition with { Settings = new SortedDictionary<string, string>(definition.Settings.ToDictionary(), StringComparer.Ordinal) }, Json);

    /// <summary>True when two definitions say the same; whether they are closed is no part of them.</summary>
    public static bool Same(RegisterDefinition one, RegisterDefinition other) => Write(one) == Write(other);

    /// <summary>True when two definitions make the same numbers.</summary>
    public static bool SameNumbers(RegisterDefinition one, RegisterDefinition other) => Same(one with { Label = other.Label }, other);

    /// <summary>The settings in a line, for the audit.</summary>
    public static string Line(RegisterDefinition definition) =>
        string.Join("; ", definition.Settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value}"));
}
