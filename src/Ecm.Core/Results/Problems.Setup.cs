namespace Ecm.Core.Results;

/// <summary>What may stand in the way of the first steps and of sample data.</summary>
public static partial class Problems
{
    /// <summary>No taxpayer number.</summary>
    public static Problem InnWrong() => new("inn-wrong", 422) { Field = "inn" };

    /// <summary>The sample data are there, or on their way.</summary>
    public static Problem SamplesLoaded() => new("samples-loaded", 409);

    /// <summary>There are no sample data to remove.</summary>
    public static Problem NoSamples() => new("no-samples", 409);

    /// <summary>The installation has no sample data to load.</summary>
    public static Problem SamplesMissing() => new("samples-missing", 409);
}
