using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>Keys, lengths and indexes of named sets.</summary>
internal static class NamedSetModel
{
    public static void Build(ModelBuilder builder)
    {
        builder.Entity<NamedSet>(set =>
        {
            set.Property(s => s.Id).ValueGeneratedNever();
            set.Property(s => s.Name).HasMaxLength(200);
            set.Property(s => s.Act).HasMaxLength(50);
            set.Property(s => s.Next).IsConcurrencyToken();
            set.Property(s => s.Stopped).IsConcurrencyToken();
            set.HasIndex(s => new { s.AuthorId, s.Id });
            set.HasIndex(s => s.UndoOf).IsUnique().HasFilter("\"UndoOf\" IS NOT NULL");
        });
        builder.Entity<NamedSetCard>(card =>
        {
            card.HasKey(c => new { c.SetId, c.Place });
            card.HasIndex(c => new { c.SetId, c.CardId }).IsUnique();
            card.HasOne<NamedSet>().WithMany().HasForeignKey(c => c.SetId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
