using Ecm.Core.Cards;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Trash;

/// <summary>A card whose time in the trash was over when it was looked at.</summary>
internal sealed class DueCard
{
    public required Guid CardId { get; init; }

    /// <summary>The running hour in which it was first seen so.</summary>
    public required long SeenAt { get; init; }
}

/// <summary>The one row that counts the hours in which this installation ran.</summary>
internal sealed class RunningHoursRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public long Hours { get; set; }
}

/// <summary>Keys of what the trash remembers.</summary>
internal static class TrashModel
{
    public static void Build(ModelBuilder builder)
    {
        builder.Entity<DueCard>(due =>
        {
            due.HasKey(d => d.CardId);
            due.HasOne<Card>().WithMany().HasForeignKey(d => d.CardId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RunningHoursRow>(hours =>
        {
            hours.ToTable("RunningHours");
            hours.Property(h => h.Id).ValueGeneratedNever();
            hours.HasData(new RunningHoursRow());
        });
    }
}
