using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Notices;

/// <summary>Something that a person is to be told.</summary>
internal sealed record Told(Guid UserId, NoticeKind Kind, Guid SubjectId, Guid ActorId, DateTimeOffset At, long Count = 1)
{
    /// <summary>Of more that one act brought, the number is told and not each.</summary>
    private const int MostOfOneKind = 5;

    /// <summary>What is told of many things at once, in one line each.</summary>
    public static IReadOnlyList<Told> Gather(IEnumerable<Told> told)
    {
        var lines = new List<Told>();
        foreach (var same in told.GroupBy(t => (t.UserId, t.Kind)))
        {
            var subjects = same.GroupBy(t => t.SubjectId).Select(s => s.Last() with { Count = s.Sum(t => t.Count) }).ToList();
            if (subjects.Count <= MostOfOneKind)
                lines.AddRange(subjects);
            else
                lines.Add(same.Last() with { SubjectId = Guid.Empty, Count = subjects.Count });
        }

        return lines;
    }

    /// <summary>Puts lines into the open context: new, or added to the one that has not been seen.</summary>
    public static async Task KeepAsync(EcmDbContext db, IReadOnlyList<Told> lines, CancellationToken cancellationToken)
    {
        var users = lines.Select(l => l.UserId).Distinct().ToList();
        var unseen = await db.Notices.Where(n => n.ReadAt == null && users.Contains(n.UserId)).ToDictionaryAsync(n => (n.UserId, n.Kind, n.SubjectId), cancellationToken);
        foreach (var line in lines)
        {
            if (unseen.TryGetValue((line.UserId, line.Kind, line.SubjectId), out var notice))
                (notice.At, notice.ActorId, notice.Count) = (line.At, line.ActorId, line.Kind == NoticeKind.Search ? line.Count : notice.Count + line.Count);
            else
                db.Notices.Add(new Notice
                {
                    Id = Guid.CreateVersion7(), UserId = line.UserId, Kind = line.Kind, SubjectId = line.SubjectId, ActorId = line.ActorId, At = line.At, Count = line.Count,
                });
        }
    }
}
