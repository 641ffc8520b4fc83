using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Plugins;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.CardTypes;

/// <summary>Brings the types of all sources into the database; run once at start, after the migrations and before the first request.</summary>
public sealed class CardTypeImport
{
    private readonly IReadOnlyList<PluginPort<ICardTypeSource>> sources;
    private readonly PluginCalls calls;
    private readonly PluginHealth health;
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changeSets;

    internal CardTypeImport(
        IEnumerable<PluginPort<ICardTypeSource>> sources, PluginCalls calls, PluginHealth health,
        IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changeSets)
    {
        this.sources = [.. sources];
        this.calls = calls;
        this.health = health;
        this.contexts = contexts;
        this.changeSets = changeSets;
    }

    /// <summary>Asks the sources, checks what they bring, and writes it.</summary>
    /// <exception cref="CardTypeImportException">A source fails or definitions are wrong; the server must not start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var types = new List<SourcedType> { new(CoreCardTypes.Source, CoreCardTypes.Document) };
        foreach (var source in sources)
            types.AddRange((await AskAsync(source, cancellationToken)).Select(d => new SourcedType(source.Plugin, d)));

        var (stored, lists, people) = await StoredAsync(cancellationToken);
        var faults = CardTypeRules.Check(types, stored, lists, people);
        if (faults.Count > 0)
            throw new CardTypeImportException($"Card types are wrong:{Environment.NewLine}- {string.Join(Environment.NewLine + "- ", faults)}");

        var set = new ChangeSet("types.import", "types", [new ImportCardTypes([.. types.Select(t => t.Definition)])]);
        var receipt = await changeSets.CommitAsync(Caller.System, set, cancellationToken);
        if (!receipt.Succeeded)
            throw new CardTypeImportException($"Card types were not written: {ProblemTexts.Describe(receipt.Problem, "en")}");
    }

    private async Task<IReadOnlyList<CardTypeDefinition>> AskAsync(PluginPort<ICardTypeSource> source, CancellationToken cancellationToken)
    {
        var answer = await calls.CallAsync(source, PluginCalls.BackgroundBudget, GetAsync, cancellationToken);
        if (!answer.Succeeded)
        {
            var fault = health.Reports.Single(r => r.Name == source.Plugin).LastFault;
            throw new CardTypeImportException(
                $"Plugin '{source.Plugin}' could not say which card types it brings: {fault}. To start without it set {PluginLoadException.DisablingSetting(source.Plugin)}; its types are hidden then.");
        }

        return answer.Value.Fault is { } wrong ? throw new CardTypeImportException($"Plugin '{source.Plugin}': {wrong}") : answer.Value.Types;
    }

    private static async ValueTask<(IReadOnlyList<CardTypeDefinition> Types, string? Fault)> GetAsync(ICardTypeSource source, CancellationToken cancellationToken)
    {
        try
        {
            return ([.. await source.GetTypesAsync(cancellationToken)], null);
        }
        catch (CardTypeSourceException e)
        {
            return ([], e.Message);
        }
    }

    private async Task<(IReadOnlyList<CardTypeDefinition> Ever, IReadOnlySet<string> Lists, IReadOnlyList<string> People)> StoredAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ever = await db.CardTypeVersions.AsNoTracking().OrderBy(v => v.Name).ThenBy(v => v.Version).Select(v => v.Definition).ToListAsync(cancellationToken);
        var people = await db.CardTypes.AsNoTracking().Where(t => t.Base == null && t.Version > 0).Select(t => t.Name).ToListAsync(cancellationToken);
        var lists = await db.Lists.AsNoTracking().Select(l => l.Name).ToListAsync(cancellationToken);
        return (ever.ConvertAll(TypeJson.Read), lists.ToHashSet(StringComparer.Ordinal), people);
    }
}

/// <summary>The card types that sources bring cannot be used.</summary>
public sealed class CardTypeImportException(string message) : StartupException(message);
