namespace Ecm.Contracts.Samples;

/// <summary>How the sample data stand.</summary>
/// <param name="State"><c>none</c>, <c>loading</c>, <c>stopped</c>, <c>loaded</c> or <c>removed</c>.</param>
/// <param name="SetId">The change set that made them; null: none.</param>
/// <param name="Total">How many cards there are to be.</param>
/// <param name="Settled">How many of them loading has come to.</param>
/// <param name="Cards">How many are there and not in the trash.</param>
/// <param name="Below">How many other cards hang below them: they stay when the samples are removed.</param>
public sealed record SamplesStatus(string State, Guid? SetId, int Total, int Settled, int Cards, int Below);
