using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Shared lists under a name, such as «отдел закупок». Everybody signed in may choose one; administrators say what is in it.</summary>
public sealed class NamedLists
{
    private const int LongestName = 190;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly ChangeSets.ChangeSets changes;

    internal NamedLists(IDbContextFactory<EcmDbContext> contexts, ChangeSets.ChangeSets changes)
    {
        this.contexts = contexts;
        this.changes = changes;
    }

    /// <summary>All named lists by name; entries are shown to administrators.</summary>
    public async Task<IReadOnlyList<NamedListView>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var names = db.NamedAccessLists.AsNoTracking();
        if (!caller.IsAdmin && !caller.IsSystem)
            return await names.OrderBy(n => n.Name).Select(n => new NamedListView(n.Name, null)).ToListAsync(cancellationToken);

        var rows = await (from n in names
                          join e in db.AccessEntries on n.List equals e.List
                          select new { n.Name, e.Principal, e.Level }).ToListAsync(cancellationToken);
        var shown = await Principals.NamesAsync(db, [.. rows.Select(r => r.Principal).Distinct()], cancellationToken);
        return [.. rows.GroupBy(r => r.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new NamedListView(
            g.Key,
            [.. g.Where(e => !e.Principal.StartsWith(AccessWriting.NamePrefix, StringComparison.Ordinal))
                .OrderBy(e => e.Principal, StringComparer.Ordinal)
                .Select(e => new EntryView(e.Principal, shown.GetValueOrDefault(e.Principal), e.Level))]))];
    }

    /// <summary>Makes a named list or gives it other entries; the cards that hold it follow in the same set.</summary>
    public async Task<Result<ChangeReceipt>> PutAsync(Caller caller, string name, IReadOnlyList<EntryText> entries, CancellationToken cancellationToken)
    {
        if (name.Trim() is not { Length: > 0 and <= LongestName } trimmed || !KeptText.IsName(trimmed))
            return Problems.NameWrong("name");
        return await changes.CommitAsync(caller, new ChangeSet("access-list.put", trimmed, [new PutNamedList(trimmed, entries)]), cancellationToken);
    }
}

/// <summary>A named list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Entries">The entries; null when the caller may not know.</param>
public sealed record NamedListView(string Name, IReadOnlyList<EntryView>? Entries);
