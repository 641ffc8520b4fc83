using System.Text.Json.Serialization;

namespace Ecm.Contracts.Administration;

/// <summary>A verification of one part, going on or the last one of the node that answers.</summary>
/// <param name="Part"><c>storage</c>, <c>index</c> or <c>audit</c>.</param>
/// <param name="State"><c>running</c>, <c>done</c> or <c>failed</c>: it could not be carried out.</param>
/// <param name="Looked">How many files, cards or entries have been looked at.</param>
/// <param name="Total">How many there were at the start.</param>
/// <param name="Faults">What does not agree, one line each; absent while it runs.</param>
/// <param name="Notes">What is worth knowing and no fault; absent while it runs.</param>
public sealed record Verification(
    string Part,
    string State,
    long Looked,
    long Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Faults,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Notes);
