using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Suggestions;

/// <summary>Owns the table of suggestions.</summary>
internal sealed class SuggestionStore(IDbContextFactory<EcmDbContext> contexts)
{
    /// <summary>Keeps what was seen in a version in place of what was seen before.</summary>
    public async Task KeepAsync(Guid versionId, IReadOnlyList<FieldSuggestionRow> rows, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Suggestions.Where(s => s.VersionId == versionId).ExecuteDeleteAsync(cancellationToken);
        db.Suggestions.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
