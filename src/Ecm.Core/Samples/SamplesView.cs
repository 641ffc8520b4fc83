namespace Ecm.Core.Samples;

/// <summary>How the sample data stand.</summary>
public enum SamplesState
{
    /// <summary>They were never loaded.</summary>
    None,

    /// <summary>Their cards are being made.</summary>
    Loading,

    /// <summary>Loading does not go on by itself; asking for them again lets it.</summary>
    Stopped,

    /// <summary>They are there.</summary>
    Loaded,

    /// <summary>All of them are in the trash.</summary>
    Removed,
}

/// <summary>The sample data, as far as the caller may read them.</summary>
/// <param name="State">How they stand.</param>
/// <param name="SetId">The change set that made them; null: none.</param>
/// <param name="Total">How many cards there are to be.</param>
/// <param name="Settled">How many of them loading has come to.</param>
/// <param name="Cards">How many are there and not in the trash.</param>
/// <param name="Below">How many cards of others hang below them: they stay when the samples go.</param>
public sealed record SamplesView(SamplesState State, Guid? SetId, int Total, int Settled, int Cards, int Below);
