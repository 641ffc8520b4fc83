using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Core.Search;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Intake;

/// <summary>The files that have not been read yet, or could not be: who waits for a file sees where it is, who minds the server sees why it stopped.</summary>
public sealed class IntakeQueue
{
    private const int MaxPage = 200;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly IndexProgress index;

    internal IntakeQueue(IDbContextFactory<EcmDbContext> contexts, IndexProgress index)
    {
        this.contexts = contexts;
        this.index = index;
    }

    /// <summary>Files of cards that the caller may read, those that came first before the others.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">Queued, Running or Parked alone; null: all three.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<FileView>>> ListAsync(Caller caller, IntakeState? state, string? cursor, int size, CancellationToken cancellationToken)
    {
        if (state is IntakeState.Done)
            return Problems.ParameterWrong("state");
        var after = Guid.Empty;
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out after))
            return Problems.ParameterWrong("cursor");
        size = Math.Clamp(size, 1, MaxPage);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from v in db.FileVersions.Where(v => (state == null ? v.Intake != IntakeState.Done : v.Intake == state) && v.Id > after)
            join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
            join card in db.Readable(db.Cards, caller) on file.CardId equals card.Id
            orderby v.Id
            select new { file, v }).Take(size + 1).AsNoTracking().ToListAsync(cancellationToken);
        return new Page<FileView>(
            [.. rows.Take(size).Select(r => FileView.From(r.file, r.v, index.Cursor))],
            rows.Count > size ? rows[size - 1].v.Id.ToString("N") : null);
    }
}
