using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Doubt;
using Ecm.Core.Files;
using Ecm.Core.Jobs;
using Ecm.Core.Links;
using Ecm.Core.Lists;
using Ecm.Core.NamedSets;
using Ecm.Core.Notices;
using Ecm.Core.People;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Registers;
using Ecm.Core.Search;
using Ecm.Core.Search.Saved;
using Ecm.Core.Spelling;
using Ecm.Core.Suggestions;
using Ecm.Core.Trash;
using Ecm.Core.Twins;
using Ecm.Core.Uploads;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Storage;

/// <summary>The one model. What differs between databases is in the derived contexts of Ecm.Sqlite and Ecm.PostgreSql.</summary>
internal abstract class EcmDbContext(DbContextOptions options) : IdentityUserContext<EcmUser, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<CardFile> Files => Set<CardFile>();
    public DbSet<FileVersion> FileVersions => Set<FileVersion>();
    public DbSet<PageRow> Pages => Set<PageRow>();
    public DbSet<IndexSnapshotRow> IndexSnapshots => Set<IndexSnapshotRow>();
    public DbSet<PageScore> PageScores => Set<PageScore>();
    public DbSet<UploadRow> Uploads => Set<UploadRow>();
    public DbSet<UploadPiece> UploadPieces => Set<UploadPiece>();
    public DbSet<PageCorrection> PageCorrections => Set<PageCorrection>();
    public DbSet<KeptPicture> KeptPictures => Set<KeptPicture>();
    public DbSet<SketchRow> Sketches => Set<SketchRow>();
    public DbSet<MarkRow> Marks => Set<MarkRow>();
    public DbSet<TwinRow> Twins => Set<TwinRow>();
    public DbSet<TwinDecision> TwinDecisions => Set<TwinDecision>();
    public DbSet<FieldSuggestionRow> Suggestions => Set<FieldSuggestionRow>();
    public DbSet<OwnWord> OwnWords => Set<OwnWord>();
    public DbSet<CardLink> Links => Set<CardLink>();
    public DbSet<CardTypeRow> CardTypes => Set<CardTypeRow>();
    public DbSet<CardTypeVersion> CardTypeVersions => Set<CardTypeVersion>();
    public DbSet<AccessList> AccessLists => Set<AccessList>();
    public DbSet<AccessEntry> AccessEntries => Set<AccessEntry>();
    public DbSet<NamedAccessList> NamedAccessLists => Set<NamedAccessList>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<UserRole> UserRoles => Set<UserRole>();
    public DbSet<Group> Groups => Set<Group>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<Preference> Preferences => Set<Preference>();
    public DbSet<CardOpening> CardOpenings => Set<CardOpening>();
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();
    public DbSet<SavedSearchOpening> SavedSearchOpenings => Set<SavedSearchOpening>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditPayload> AuditPayloads => Set<AuditPayload>();
    public DbSet<ChangeHead> Heads => Set<ChangeHead>();
    public DbSet<Tombstone> Tombstones => Set<Tombstone>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeCursor> NoticeCursors => Set<NoticeCursor>();
    public DbSet<DueCard> DueCards => Set<DueCard>();
    public DbSet<RunningHoursRow> RunningHours => Set<RunningHoursRow>();
    public DbSet<UniqueValue> UniqueValues => Set<UniqueValue>();
    public DbSet<NamedSet> NamedSets => Set<NamedSet>();
    public DbSet<NamedSetCard> NamedSetCards => Set<NamedSetCard>();
    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();
    public DbSet<ReservedNumber> ReservedNumbers => Set<ReservedNumber>();
    public DbSet<ListRow> Lists => Set<ListRow>();
    public DbSet<SettingsRow> PluginSettings => Set<SettingsRow>();
    public DbSet<RegisterRow> Registers => Set<RegisterRow>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The column type of JSON text.</summary>
    protected abstract string JsonColumn { get; }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        EcmModel.Build(builder, JsonColumn);
    }
}
