using Ecm.Abstractions.Searching;
using Ecm.Core.Access;
using Ecm.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Search;

public sealed partial class CardSearch
{
    private async Task<IReadOnlyList<ResultHit>> HitsAsync(EcmDbContext db, Caller caller, SearchNode query, IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        var readable = await cards.GetManyAsync(caller, [.. hits.Select(h => h.CardId)], cancellationToken);
        var cut = await snippets.CutAsync(db, hits, cancellationToken);
        var results = new List<ResultHit>(hits.Count);
        foreach (var hit in hits)
        {
            if (readable.TryGetValue(hit.CardId, out var card))
                results.Add(new ResultHit(card, cut[hit.CardId].Html, cut[hit.CardId].Pages, hit.Matches.Count > 0 ? cut[hit.CardId].Alike : Alike(query, card)));
            else
                LogDropped(logger, hit.CardId);
        }

        return results;
    }

    [LoggerMessage(2020, LogLevel.Warning, "The index offered card {CardId}, which the database does not let this caller read")]
    private static partial void LogDropped(ILogger logger, Guid cardId);
}
