using Ecm.Abstractions.Blobs;
using Ecm.Core.CardTypes;
using Ecm.Core.Jobs;
using Ecm.Core.Lists;
using Ecm.Core.People;
using Ecm.Core.Plugins;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Registers;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core;

/// <summary>
/// What happens at start before the first request: 1. the database is brought to this program's schema; 2. its durability is checked;
/// 3. the blob store is checked; 4. jobs that the server died over are freed, plugins in whose steps it died are switched off, and what is set for
/// plugins is read; 5. shared lists, types and registers are imported; 6. the first
/// administrator is seen to.
/// </summary>
public sealed class Preparation
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly DatabaseDialect dialect;
    private readonly ServerSecret secret;
    private readonly IBlobStore blobs;
    private readonly PluginHealth plugins;
    private readonly PluginSettings pluginSettings;
    private readonly ListImport lists;
    private readonly CardTypeImport types;
    private readonly RegisterImport registers;
    private readonly JobLeases leases;
    private readonly FirstAdmin firstAdmin;
    private readonly EcmSettings settings;

    internal Preparation(
        IDbContextFactory<EcmDbContext> contexts, DatabaseDialect dialect, ServerSecret secret, IBlobStore blobs, PluginHealth plugins, PluginSettings pluginSettings, ListImport lists, CardTypeImport types,
        JobLeases leases, RegisterImport registers, FirstAdmin firstAdmin, EcmSettings settings)
    {
        this.contexts = contexts;
        this.dialect = dialect;
        this.secret = secret;
        this.blobs = blobs;
        this.plugins = plugins;
        this.pluginSettings = pluginSettings;
        this.lists = lists;
        this.types = types;
        this.registers = registers;
        this.leases = leases;
        this.firstAdmin = firstAdmin;
        this.settings = settings;
    }

    /// <summary>Only the database: for verbs that work without a server.</summary>
    /// <exception cref="StartupException">Something is wrong that an administrator can mend.</exception>
    public async Task PrepareDatabaseAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            await MigrateAsync(db, cancellationToken);
            await dialect.AssertDurableAsync(db, cancellationToken);
            await secret.LoadAsync(cancellationToken);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new StartupException($"The database ({dialect.Name}) cannot be used: {e.GetBaseException().Message} Check the settings under Database.", e);
        }
    }

    /// <summary>Everything.</summary>
    /// <returns>What became of the first administrator.</returns>
    /// <exception cref="StartupException">Something is wrong that an administrator can mend.</exception>
    public async Task<FirstAdminOutcome> PrepareAsync(CancellationToken cancellationToken)
    {
        await PrepareDatabaseAsync(cancellationToken);
        var health = await blobs.CheckAsync(cancellationToken);
        if (!health.Readable || !health.Writable)
            throw new StartupException($"The blob store ({settings.BlobStore}) cannot be used: {health.Reason} Check the settings under Blobs.");
        await leases.FreeAbandonedAsync(cancellationToken);
        plugins.RememberDeaths();
        await pluginSettings.RefreshAsync(cancellationToken);
        await lists.RunAsync(cancellationToken);
        await types.RunAsync(cancellationToken);
        await registers.RunAsync(cancellationToken);
        var outcome = await firstAdmin.EnsureAsync(settings.AdminPassword, cancellationToken);
        return outcome.Succeeded
            ? outcome.Value
            : throw new StartupException($"ECM_ADMIN_PASSWORD cannot be the password: {Results.ProblemTexts.Describe(outcome.Problem, "en")}");
    }

    private async Task MigrateAsync(EcmDbContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        // Ids begin with their time. Those before the baseline are part of it: a database made step by step has them beside it.
        if (applied.FirstOrDefault(m => !known.Contains(m) && string.CompareOrdinal(m, known[0]) > 0) is { } unknown)
            throw new StartupException(
                $"The database was written by a newer version of the program (it knows '{unknown}', this one does not). Start that version, or restore the copy made before the upgrade.");
        if (applied.Count > 0 && !applied.Contains(known[0]))
            throw new StartupException(
                $"The database was written by a version that is too old for this one (it ends with '{applied[^1]}', '{known[0]}' is needed). Start a version in between on it once; docs/operations.md, Upgrade, names it.");
        if (known.TrueForAll(applied.Contains))
            return;
        if (applied.Count > 0)
            await dialect.CopyBeforeMigrationAsync(db, applied[^1], cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }
}
