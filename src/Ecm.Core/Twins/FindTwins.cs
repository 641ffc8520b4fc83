using Ecm.Abstractions.Extraction;
using Ecm.Core.Files;
using Ecm.Core.Intake;
using Ecm.Core.Search;

namespace Ecm.Core.Twins;

/// <summary>
/// Finds other scans of the same paper: sketches the text that was read, looks up who shares marks with it, and compares the stored texts of the likeliest.
/// The sketch is kept before the looking up, so that of two scans read at the same time at least one finds the other.
/// </summary>
internal sealed class FindTwins(TwinStore store, PageStore pages)
{
    /// <summary>A longer text is known by its beginning: some 600 pages.</summary>
    private const int MostWords = 200_000;

    /// <summary>Two readings of one paper are compared in a fraction of a second; what takes longer is made to.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    public async Task RunAsync(IntakeRun run, CancellationToken cancellationToken)
    {
        if (run.Probe!.Pages == 0)
            return;
        var version = run.Version;
        var text = await TokensAsync(version.BlobId, cancellationToken);
        var sketch = TextSketch.Of(text);
        await store.KeepAsync([(version.Id, sketch)], cancellationToken);

        var pairs = new List<TwinRow>();
        foreach (var candidate in await store.CandidatesAsync(version.Id, version.CardId, sketch, cancellationToken))
        {
            // The same bytes are told at the upload already.
            if (candidate.Sha256 == version.Sha256)
                continue;
            var other = await TokensAsync(candidate.BlobId, cancellationToken);
            var isLater = version.FileId.CompareTo(candidate.FileId) > 0;
            var (later, earlier) = isLater ? (text, other) : (other, text);
            if (Hints.Within(Budget, limited => TextComparison.Of(later, earlier, limited), cancellationToken) is not { } twins)
                continue;
            pairs.Add(new TwinRow
            {
                LaterId = isLater ? version.Id : candidate.VersionId, EarlierId = isLater ? candidate.VersionId : version.Id,
                Share = twins.Share, Pages = twins.Pages, Check = TwinStore.Write(twins.Check),
            });
        }

        await store.KeepPairsAsync(version.Id, pairs, cancellationToken);
    }

    /// <summary>The sketch of a text that was read before.</summary>
    public async Task<TextSketch> SketchAsync(Guid blobId, CancellationToken cancellationToken) => TextSketch.Of(await TokensAsync(blobId, cancellationToken));

    private async Task<List<TextToken>> TokensAsync(Guid blobId, CancellationToken cancellationToken)
    {
        var tokens = new TextTokens();
        await foreach (var page in pages.ReadAsync(blobId, cancellationToken))
        {
            tokens.Add(page);
            if (tokens.List.Count >= MostWords)
                break;
        }

        return tokens.List;
    }
}
