using Ecm.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Notices;

/// <summary>What a person is told of.</summary>
public enum NoticeKind
{
    /// <summary>Somebody opened a card for them.</summary>
    Access,

    /// <summary>They became responsible for a card.</summary>
    Responsible,

    /// <summary>Somebody said something about a card of theirs, or one that they had commented on.</summary>
    Comment,

    /// <summary>An administrator took over a card that they had made.</summary>
    TakenOver,

    /// <summary>A file that they brought in could not be read.</summary>
    Parked,

    /// <summary>A saved search finds cards that it did not find when they last opened it.</summary>
    Search,
}

/// <summary>One line for one person. Of one kind and subject there is one at most that has not been seen: what comes later is added to it.</summary>
internal sealed class Notice
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required NoticeKind Kind { get; init; }

    /// <summary>The card or the saved search; empty: many cards at once, which nobody wants to be told of one by one.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Who did it last; empty: the product.</summary>
    public required Guid ActorId { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>How often it happened, or how many cards are meant.</summary>
    public required long Count { get; set; }

    /// <summary>When the person saw it; null: not yet.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>How far the audit has been told; one row.</summary>
internal sealed class NoticeCursor
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public required long Number { get; set; }
}

/// <summary>Keys of notices.</summary>
internal static class NoticeModel
{
    public static void Build(ModelBuilder builder)
    {
        builder.Entity<Notice>(notice =>
        {
            notice.Property(n => n.Id).ValueGeneratedNever();
            notice.HasIndex(n => new { n.UserId, n.At });
            notice.HasIndex(n => new { n.UserId, n.Kind, n.SubjectId }).IsUnique().HasFilter("\"ReadAt\" IS NULL");
            notice.HasOne<EcmUser>().WithMany().HasForeignKey(n => n.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<NoticeCursor>().Property(c => c.Id).ValueGeneratedNever();
    }
}
