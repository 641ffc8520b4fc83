using Ecm.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Search.Saved;

/// <summary>Keys, lengths and indexes of saved searches.</summary>
internal static class SavedSearchModel
{
    public static void Build(ModelBuilder builder)
    {
        builder.Entity<SavedSearch>(search =>
        {
            search.Property(s => s.Id).ValueGeneratedNever();
            search.Property(s => s.Name).HasMaxLength(200);
            search.HasIndex(s => s.OwnerId);
            search.HasIndex(s => s.GroupId).HasFilter("\"GroupId\" IS NOT NULL");
            // Of a group that is removed the search is left to its owner.
            search.HasOne<Group>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<SavedSearchOpening>(opening =>
        {
            opening.HasKey(o => new { o.UserId, o.SearchId });
            opening.HasOne<SavedSearch>().WithMany().HasForeignKey(o => o.SearchId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
