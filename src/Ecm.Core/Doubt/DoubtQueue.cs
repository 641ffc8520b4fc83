using System.Globalization;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Doubt;

/// <summary>A page whose reading is to be looked at.</summary>
/// <param name="FileId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="CardId">Its card.</param>
/// <param name="CardTitle">The title of its card.</param>
/// <param name="Page">From 1.</param>
/// <param name="Score">Confidence × share of known words, 0 to 1.</param>
/// <param name="Lost">Corrections that found no word any more when the page was read anew.</param>
public sealed record DoubtfulPage(Guid FileId, string FileName, Guid CardId, string CardTitle, int Page, double Score, int Lost);

/// <summary>The pages read by OCR that can be trusted least, for those who may correct them.</summary>
public sealed class DoubtQueue
{
    /// <summary>What scores more is not in the queue unless asked for.</summary>
    public const double UsualBelow = (double)PageScore.Doubtful / PageScore.Scale;

    private const int MaxPage = 200;

    // For whoever may edit few cards all scores would be gone through, at every look at the start page.
    private const int MostLookedAt = 2000;

    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal DoubtQueue(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>The most doubtful pages first: of current versions, of cards that the caller may edit, not looked at yet.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="below">Only what scores less, 0 to 1.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="size">1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<Page<DoubtfulPage>>> ListAsync(Caller caller, double below, string? cursor, int size, CancellationToken cancellationToken)
    {
        if (below is not (>= 0 and <= 1))
            return Problems.ParameterWrong("below");
        if (!Place.TryRead(cursor, out var after))
            return Problems.ParameterWrong("cursor");
        size = Math.Clamp(size, 1, MaxPage);
        var most = (int)Math.Round(below * PageScore.Scale);
        var (score, version, page) = after;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var scores = db.PageScores.Where(s => s.Score < most && s.Score >= score && (s.Score > score || s.VersionId > version || (s.VersionId == version && s.Page > page)));
        var rows = await Waiting(db, caller, scores).OrderBy(r => r.Score.Score).ThenBy(r => r.Score.VersionId).ThenBy(r => r.Score.Page)
            .AsNoTracking().Take(size + 1).ToListAsync(cancellationToken);
        return new Page<DoubtfulPage>(
            [.. rows.Take(size).Select(r => new DoubtfulPage(r.FileId, r.FileName, r.CardId, r.CardTitle, r.Score.Page, (double)r.Score.Score / PageScore.Scale, r.Score.Lost))],
            rows.Count > size ? Place.Of(rows[size - 1].Score).Write() : null);
    }

    /// <summary>How many pages usually wait; no more than <paramref name="most"/> are counted, among the most doubtful ones.</summary>
    public async Task<int> CountAsync(Caller caller, int most, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, caller, db.PageScores.Where(s => s.Score < PageScore.Doubtful).OrderBy(s => s.Score).Take(MostLookedAt)).Take(most).CountAsync(cancellationToken);
    }

    private static IQueryable<WaitingPage> Waiting(EcmDbContext db, Caller caller, IQueryable<PageScore> scores) =>
        from s in scores
        join v in db.FileVersions on s.VersionId equals v.Id
        join file in db.Files on new { Id = v.FileId, Version = v.Id } equals new { file.Id, Version = file.CurrentVersionId }
        join card in db.Readable(db.Cards.Where(c => c.TrashedAt == null), caller, AccessLevel.Edit) on file.CardId equals card.Id
        where s.Lost > 0 || !db.PageCorrections.Any(c => c.VersionId == s.VersionId && c.Page == s.Page)
        select new WaitingPage { Score = s, FileId = file.Id, FileName = file.Name, CardId = file.CardId, CardTitle = card.Title };

    private sealed class WaitingPage
    {
        public required PageScore Score { get; init; }
        public required Guid FileId { get; init; }
        public required string FileName { get; init; }
        public required Guid CardId { get; init; }
        public required string CardTitle { get; init; }
    }

    /// <summary>Where a page stands in the queue.</summary>
    private readonly record struct Place(int Score, Guid VersionId, int Page)
    {
        private const int IdLength = 32;
        private const int ScoreLength = 5;

        private static readonly Place Beginning = new(-1, Guid.Empty, 0);

        public static Place Of(PageScore score) => new(score.Score, score.VersionId, score.Page);

        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Score:D5}{VersionId:N}{Page}");

        public static bool TryRead(string? cursor, out Place place)
        {
            place = Beginning;
            if (cursor is null)
                return true;
            if (cursor.Length <= ScoreLength + IdLength
                || !int.TryParse(cursor.AsSpan(0, ScoreLength), NumberStyles.None, CultureInfo.InvariantCulture, out var score)
                || !Guid.TryParseExact(cursor.AsSpan(ScoreLength, IdLength), "N", out var id)
                || !int.TryParse(cursor.AsSpan(ScoreLength + IdLength), NumberStyles.None, CultureInfo.InvariantCulture, out var page))
                return false;
            place = new Place(score, id, page);
            return true;
        }
    }
}
