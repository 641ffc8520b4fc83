using Ecm.Core.Audit;
using Ecm.Core.ChangeSets;
using Ecm.Core.Jobs;
using Ecm.Core.Lists;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Registers;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Storage;

/// <summary>Keys, lengths and indexes of what writing, audit, registers, lists, plugins and jobs keep.</summary>
internal static class MachineryModel
{
    public static void Build(ModelBuilder builder, string jsonColumn)
    {
        builder.Entity<ChangeHead>(head =>
        {
            head.Property(h => h.Id).ValueGeneratedNever();
            head.HasData(new ChangeHead());
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.HasKey(e => e.Number);
            entry.Property(e => e.Number).ValueGeneratedNever();
            entry.Property(e => e.Agent).HasMaxLength(100);
            entry.Property(e => e.Action).HasMaxLength(100);
            entry.Property(e => e.ObjectKind).HasMaxLength(50);
            entry.HasIndex(e => new { e.ObjectId, e.Number });
            entry.HasIndex(e => new { e.ActorId, e.Number });
        });
        builder.Entity<AuditPayload>(payload =>
        {
            payload.HasKey(p => p.Number);
            payload.Property(p => p.Number).ValueGeneratedNever();
        });
        builder.Entity<Tombstone>(stone =>
        {
            stone.HasKey(t => t.CardId);
            stone.HasIndex(t => t.Change);
        });
        builder.Entity<IdempotentRequest>(request =>
        {
            request.HasKey(r => new { r.UserId, r.Key });
            request.Property(r => r.Key).HasMaxLength(200);
            request.Property(r => r.Operation).HasMaxLength(100);
            request.HasIndex(r => r.At);
        });
        builder.Entity<RegisterRow>(register =>
        {
            register.ToTable("Registers");
            register.HasKey(r => r.Name);
            register.Property(r => r.Name).HasMaxLength(100);
            register.Property(r => r.Definition).HasColumnType(jsonColumn);
            register.Property(r => r.Base).HasColumnType(jsonColumn);
            register.Property(r => r.Version).IsConcurrencyToken();
        });
        builder.Entity<ListRow>(list =>
        {
            list.ToTable("Lists");
            list.HasKey(l => l.Name);
            list.Property(l => l.Name).HasMaxLength(100);
            list.Property(l => l.Definition).HasColumnType(jsonColumn);
            list.Property(l => l.Base).HasColumnType(jsonColumn);
            list.Property(l => l.Version).IsConcurrencyToken();
        });
        builder.Entity<SettingsRow>(settings =>
        {
            settings.ToTable("PluginSettings");
            settings.HasKey(s => s.Plugin);
            settings.Property(s => s.Plugin).HasMaxLength(200);
            settings.Property(s => s.Version).IsConcurrencyToken();
        });
        builder.Entity<Counter>(counter =>
        {
            counter.HasKey(c => new { c.Key, c.Period });
            counter.Property(c => c.Key).HasMaxLength(200);
            counter.Property(c => c.Period).HasMaxLength(50);
        });
        builder.Entity<ReservedNumber>(number =>
        {
            number.Property(n => n.Id).ValueGeneratedNever();
            number.Property(n => n.Register).HasMaxLength(100);
            number.Property(n => n.Period).HasMaxLength(50);
            number.Property(n => n.Number).HasMaxLength(200);
            number.Property(n => n.Note).HasMaxLength(ReservedNumber.LongestNote);
            number.Property(n => n.Reason).HasMaxLength(ReservedNumber.LongestNote);
            number.HasIndex(n => new { n.Register, n.Period, n.Counter }).IsUnique();
        });
        builder.Entity<Job>(job =>
        {
            job.Property(j => j.Id).ValueGeneratedNever();
            job.Property(j => j.Kind).HasMaxLength(50);
            job.HasIndex(j => new { j.State, j.RunAfter, j.Id });
            job.HasIndex(j => new { j.SubjectId, j.Kind }).IsUnique();
        });
    }
}
