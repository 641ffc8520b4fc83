using Ecm.Abstractions.Spelling;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Spelling;

/// <summary>The organisation's words of this node: read from the database, kept in memory until their epoch changes, on whichever node that was.</summary>
internal sealed class WordCatalog(ISpellChecker dictionary)
{
    private readonly HeadReading heads = new();
    private readonly SemaphoreSlim loading = new(1);
    private volatile KnownWords? cached;

    /// <summary>What is known now.</summary>
    public async ValueTask<KnownWords> CurrentAsync(EcmDbContext db, CancellationToken cancellationToken) =>
        await AtAsync(db, (await heads.NowAsync(db, cancellationToken)).WordsEpoch, cancellationToken);

    /// <summary>What is known in an epoch that the context sees as the present one.</summary>
    public async ValueTask<KnownWords> AtAsync(EcmDbContext db, long epoch, CancellationToken cancellationToken)
    {
        if (cached is { } current && current.Epoch == epoch)
            return current;
        // After a change of the list all questions come here at once: one of them loads it.
        await loading.WaitAsync(cancellationToken);
        try
        {
            return cached is { } loaded && loaded.Epoch == epoch
                ? loaded
                : cached = new KnownWords(epoch, await db.OwnWords.Select(w => w.Word).ToListAsync(cancellationToken), dictionary);
        }
        finally
        {
            loading.Release();
        }
    }
}
