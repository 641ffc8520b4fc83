using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Links;
using Ecm.Core.NamedSets;
using Ecm.Core.Notices;
using Ecm.Core.People;
using Ecm.Core.Search;
using Ecm.Core.Search.Saved;
using Ecm.Core.Spelling;
using Ecm.Core.Suggestions;
using Ecm.Core.Trash;
using Ecm.Core.Twins;
using Ecm.Core.Uploads;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Ecm.Core.Storage;

/// <summary>Keys, lengths and indexes of all tables.</summary>
internal static class EcmModel
{
    public static void Build(ModelBuilder builder, string jsonColumn)
    {
        Cards(builder, jsonColumn);
        Files(builder);
        Twins(builder);
        Access(builder);
        People(builder);
        MachineryModel.Build(builder, jsonColumn);
        NamedSetModel.Build(builder);
        SavedSearchModel.Build(builder);
        TrashModel.Build(builder);
        NoticeModel.Build(builder);
    }

    private static void Cards(ModelBuilder builder, string jsonColumn)
    {
        builder.Entity<Card>(card =>
        {
            card.Property(c => c.Id).ValueGeneratedNever();
            card.Property(c => c.Type).HasMaxLength(100);
            card.Property(c => c.Title).HasMaxLength(1000);
            card.Property(c => c.Number).HasMaxLength(200);
            card.Property(c => c.State).HasMaxLength(100);
            card.Property(c => c.Register).HasMaxLength(100);
            card.Property(c => c.Version).IsConcurrencyToken();
            card.Property(c => c.Fields).HasColumnType(jsonColumn).HasConversion(
                fields => fields.ToString(), json => FieldValues.Parse(json),
                new ValueComparer<FieldValues>((a, b) => a!.Equals(b), v => v.GetHashCode(), v => v));
            card.HasIndex(c => c.Change).IsUnique();
            card.HasIndex(c => c.AccessChange);
            card.HasIndex(c => new { c.ParentId, c.Id });
            card.HasIndex(c => new { c.Type, c.Id });

            // Of what most cards lack: a database without statistics takes «not in the trash» for rare and walks through all cards by it.
            card.HasIndex(c => new { c.Register, c.RegisteredOn, c.RegisterCounter, c.Id }).HasFilter("\"Register\" IS NOT NULL");
            card.HasIndex(c => c.Number).HasFilter("\"Number\" IS NOT NULL");
            card.HasIndex(c => new { c.PartyId, c.Id }).HasFilter("\"PartyId\" IS NOT NULL");
            card.HasIndex(c => c.TrashedAt).HasFilter("\"TrashedAt\" IS NOT NULL");
            card.HasIndex(c => c.AccessList);
            card.HasOne<Card>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CardLink>(link =>
        {
            link.Property(l => l.Id).ValueGeneratedNever();
            link.Property(l => l.Kind).HasMaxLength(100);
            link.HasIndex(l => new { l.SourceId, l.Kind, l.TargetId }).IsUnique();
            link.HasIndex(l => l.TargetId);
        });
        builder.Entity<CardTypeRow>(type =>
        {
            type.ToTable("CardTypes");
            type.HasKey(t => t.Name);
            type.Property(t => t.Name).HasMaxLength(100);
            type.Property(t => t.Definition).HasColumnType(jsonColumn);
            type.Property(t => t.Base).HasColumnType(jsonColumn);
            type.Property(t => t.Draft).HasColumnType(jsonColumn);
            type.Property(t => t.Edit).IsConcurrencyToken();
        });
        builder.Entity<CardTypeVersion>(version =>
        {
            version.HasKey(v => new { v.Name, v.Version });
            version.Property(v => v.Name).HasMaxLength(100);
            version.Property(v => v.Definition).HasColumnType(jsonColumn);
        });
        builder.Entity<OwnWord>(word =>
        {
            word.HasKey(w => w.Word);
            word.Property(w => w.Word).HasMaxLength(WordRules.LongestWord);
            word.Property(w => w.Written).HasMaxLength(WordRules.LongestWord);
            word.HasIndex(w => w.ImportId).HasFilter("\"ImportId\" IS NOT NULL");
        });
        builder.Entity<CardOpening>(opening =>
        {
            opening.HasKey(o => new { o.UserId, o.CardId });
            opening.HasIndex(o => new { o.UserId, o.At });
            opening.HasOne<Card>().WithMany().HasForeignKey(o => o.CardId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<UniqueValue>(value =>
        {
            value.HasKey(v => new { v.Scope, v.Value });
            value.HasIndex(v => v.CardId);
        });
    }

    private static void Files(ModelBuilder builder)
    {
        builder.Entity<CardFile>(file =>
        {
            file.Property(f => f.Id).ValueGeneratedNever();
            file.Property(f => f.Name).HasMaxLength(255);
            // Whoever reads where a file lies and writes by it does so anew when it was moved meanwhile.
            file.Property(f => f.CardId).IsConcurrencyToken();
            file.HasIndex(f => new { f.CardId, f.Id });
            file.HasIndex(f => new { f.ParentVersionId, f.ParentPlace }).IsUnique().HasFilter("\"ParentVersionId\" IS NOT NULL");
            file.HasOne<Card>().WithMany().HasForeignKey(f => f.CardId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<FileVersion>(version =>
        {
            version.Property(v => v.Id).ValueGeneratedNever();
            version.Property(v => v.Name).HasMaxLength(255);
            version.Property(v => v.CardId).IsConcurrencyToken();
            version.Property(v => v.Sha256).HasMaxLength(64);
            version.Property(v => v.MediaType).HasMaxLength(200);
            version.Property(v => v.Languages).HasMaxLength(100);
            version.HasIndex(v => new { v.FileId, v.Number }).IsUnique();
            version.HasIndex(v => v.Sha256);
            version.HasIndex(v => v.BlobId).IsUnique();
            version.HasIndex(v => v.RenditionId).IsUnique().HasFilter("\"RenditionId\" IS NOT NULL");
            version.HasIndex(v => v.Intake);
        });
        builder.Entity<FieldSuggestionRow>(suggestion =>
        {
            suggestion.ToTable("Suggestions");
            suggestion.HasKey(s => new { s.VersionId, s.Field });
            suggestion.Property(s => s.Field).HasMaxLength(100);
            suggestion.Property(s => s.Seen).HasMaxLength(200);
            suggestion.HasOne<FileVersion>().WithMany().HasForeignKey(s => s.VersionId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<PageRow>(page =>
        {
            page.ToTable("Pages");
            page.HasKey(p => new { p.BlobId, p.Page, p.Recipe });
            page.Property(p => p.Recipe).HasMaxLength(200);
        });
        builder.Entity<IndexSnapshotRow>().HasKey(s => s.BlobId);
        builder.Entity<PageScore>(score =>
        {
            score.HasKey(s => new { s.VersionId, s.Page });
            score.HasIndex(s => new { s.Score, s.VersionId, s.Page });
            score.HasOne<FileVersion>().WithMany().HasForeignKey(s => s.VersionId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<PageCorrection>(correction =>
        {
            correction.HasKey(c => new { c.VersionId, c.Page });
            correction.Property(c => c.Version).IsConcurrencyToken();
            correction.HasOne<FileVersion>().WithMany().HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<UploadRow>(upload =>
        {
            upload.ToTable("Uploads");
            upload.Property(u => u.Name).HasMaxLength(255);
            upload.Property(u => u.MediaType).HasMaxLength(UploadRow.LongestWord);
            upload.Property(u => u.Type).HasMaxLength(UploadRow.LongestWord);
            upload.Property(u => u.Access).HasMaxLength(UploadRow.LongestWord);
            upload.Property(u => u.Key).HasMaxLength(UploadRow.LongestWord);
            upload.HasIndex(u => new { u.UserId, u.CreatedAt });
        });
        builder.Entity<UploadPiece>(piece =>
        {
            piece.HasKey(p => new { p.UploadId, p.Offset });
            piece.HasIndex(p => p.BlobId).IsUnique();
            piece.HasOne<UploadRow>().WithMany().HasForeignKey(p => p.UploadId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<KeptPicture>(picture =>
        {
            picture.HasKey(p => new { p.BlobId, p.Page });
            picture.HasIndex(p => p.PictureId).IsUnique();
        });
    }

    private static void Twins(ModelBuilder builder)
    {
        builder.Entity<SketchRow>(sketch =>
        {
            sketch.HasOne<FileVersion>().WithOne().HasForeignKey<SketchRow>(s => s.VersionId).OnDelete(DeleteBehavior.Cascade);
            sketch.HasMany(s => s.Marks).WithOne().HasForeignKey(m => m.SketchId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<MarkRow>(mark =>
        {
            mark.HasKey(m => new { m.Mark, m.SketchId });
            mark.Property(m => m.Mark).ValueGeneratedNever();
        });
        builder.Entity<TwinRow>(twin =>
        {
            twin.HasKey(t => new { t.LaterId, t.EarlierId });
            twin.HasOne<FileVersion>().WithMany().HasForeignKey(t => t.LaterId).OnDelete(DeleteBehavior.Cascade);
            twin.HasOne<FileVersion>().WithMany().HasForeignKey(t => t.EarlierId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TwinDecision>(decision =>
        {
            decision.HasKey(d => new { d.FileId, d.OtherFileId });
            decision.HasOne<CardFile>().WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Cascade);
            decision.HasOne<CardFile>().WithMany().HasForeignKey(d => d.OtherFileId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Access(ModelBuilder builder)
    {
        builder.Entity<AccessList>(list =>
        {
            list.HasKey(l => l.Number);
            list.Property(l => l.Number).ValueGeneratedNever();
            list.Property(l => l.ContentHash).HasMaxLength(64);
            list.HasIndex(l => l.ContentHash).IsUnique();
        });
        builder.Entity<AccessEntry>(entry =>
        {
            entry.HasKey(e => new { e.List, e.Principal });
            entry.Property(e => e.Principal).HasMaxLength(200);
            entry.HasIndex(e => new { e.Principal, e.Level });
        });
        builder.Entity<NamedAccessList>(list =>
        {
            list.HasKey(l => l.Name);
            list.Property(l => l.Name).HasMaxLength(200);
        });
        builder.Entity<Grant>(grant =>
        {
            grant.HasKey(g => new { g.CardId, g.Principal, g.Cause });
            grant.Property(g => g.Principal).HasMaxLength(200);
            grant.Property(g => g.Cause).HasMaxLength(100);
            grant.HasIndex(g => g.Principal);
        });
    }

    private static void People(ModelBuilder builder)
    {
        builder.Entity<EcmUser>(user =>
        {
            user.ToTable("Users");
            user.Property(u => u.Name).HasMaxLength(200);
            user.Property(u => u.Language).HasMaxLength(2);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("UserTokens");
        builder.Entity<UserRole>(role =>
        {
            role.HasKey(r => new { r.UserId, r.Role });
            role.Property(r => r.Role).HasMaxLength(100);
        });
        builder.Entity<Group>(group =>
        {
            group.Property(g => g.Id).ValueGeneratedNever();
            group.Property(g => g.Name).HasMaxLength(200);
            group.HasIndex(g => g.Name).IsUnique();
        });
        builder.Entity<GroupMember>(member =>
        {
            member.HasKey(m => new { m.GroupId, m.UserId });
            member.HasIndex(m => m.UserId);
        });
        builder.Entity<Preference>(preference =>
        {
            preference.HasKey(p => new { p.UserId, p.Key });
            preference.Property(p => p.Key).HasMaxLength(Preference.LongestKey);
            preference.Property(p => p.Value).HasMaxLength(Preference.LongestValue);
        });
        builder.Entity<ApiToken>(token =>
        {
            token.Property(t => t.Id).ValueGeneratedNever();
            token.Property(t => t.Name).HasMaxLength(200);
            token.Property(t => t.Hash).HasMaxLength(64);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.UserId);
        });
    }
}
