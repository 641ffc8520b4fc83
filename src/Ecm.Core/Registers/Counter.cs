namespace Ecm.Core.Registers;

/// <summary>The last number given by a counter in a period.</summary>
internal sealed class Counter
{
    public required string Key { get; init; }
    public required string Period { get; init; }
    public required long Value { get; set; }
}
