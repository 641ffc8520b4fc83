namespace Ecm.Core.Samples;

/// <summary>A card of the sample data, as <c>config/samples/samples.yaml</c> describes it.</summary>
internal sealed class SampleCard
{
    /// <summary>What others call it by.</summary>
    public required string Key { get; init; }

    public required string Type { get; init; }

    /// <summary>Its title without the mark that it is a sample.</summary>
    public required string Title { get; init; }

    /// <summary>The card it hangs below; null: none.</summary>
    public string? Parent { get; init; }

    /// <summary>The state it is moved to; null: the first.</summary>
    public string? State { get; init; }

    /// <summary>Values by field: <c>@-30</c> a day counted from the load, <c>₽1500</c> roubles, <c>#key</c> a card, all else text.</summary>
    public Dictionary<string, string> Fields { get; init; } = [];

    /// <summary>The paper that its file is made of; null: none.</summary>
    public string? Paper { get; init; }

    /// <summary>The file beside the description; null: none.</summary>
    public string? Scan { get; init; }

    /// <summary>Values of the paper alone.</summary>
    public Dictionary<string, string> Says { get; init; } = [];

    /// <summary>What its paper says besides what all of its kind say.</summary>
    public string? Words { get; init; }
}
