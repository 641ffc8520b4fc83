using Ecm.Core.ChangeSets;
using Ecm.Core.NamedSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Samples;

/// <summary>Begins to load the sample data, unless somebody has before.</summary>
internal sealed record StartSamples(Guid Id, string Name, int Cards) : Change
{
    // Two who ask at once would load them twice.
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.NamedSets.AnyAsync(s => s.Act == ActWords.Samples && (s.Next < s.Total || s.Done > 0), cancellationToken))
            return Problems.SamplesLoaded();
        IReadOnlyList<Guid> ids = [.. Enumerable.Range(0, Cards).Select(_ => Guid.CreateVersion7(scope.Now))];
        return await new StartSet(Id, Name, ActWords.Samples, "null", null, ids).ApplyAsync(scope, cancellationToken);
    }
}
