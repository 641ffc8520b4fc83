using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Entries of lists: from what people write, to what they are shown.</summary>
internal static class AccessWriting
{
    /// <summary>
    /// Marks the list of a named list, so that it is never one with an equal list of no name: repointing the name must not move strangers.
    /// Nobody has this principal, so it gives and takes nothing.
    /// </summary>
    public const string NamePrefix = "list:";

    private const int MostEntries = 1000;

    /// <summary>Entries as written, in stored form.</summary>
    public static async Task<Result<SortedDictionary<string, AccessLevel>>> StoredAsync(
        EcmDbContext db, IReadOnlyList<EntryText> entries, CancellationToken cancellationToken)
    {
        if (entries.Count > MostEntries)
            return Problems.ParameterWrong("entries");
        var stored = new SortedDictionary<string, AccessLevel>(StringComparer.Ordinal);
        foreach (var (text, word) in entries)
        {
            if (await Principals.StoredAsync(db, text, cancellationToken) is not { } principal)
                return Problems.UnknownPrincipal(text);
            if (AccessLevels.Parse(word) is not { } level)
                return Problems.LevelWrong(word);
            if (!stored.TryAdd(principal, level))
                return Problems.ParameterWrong("entries");
        }

        return stored;
    }

    /// <summary>The entries of a list, with its mark when it has a name.</summary>
    public static async Task<SortedDictionary<string, AccessLevel>> EntriesAsync(EcmDbContext db, int list, CancellationToken cancellationToken)
    {
        var rows = await db.AccessEntries.AsNoTracking().Where(e => e.List == list).ToListAsync(cancellationToken);
        var fresh = db.AccessEntries.Local.Where(e => e.List == list && rows.TrueForAll(r => r.Principal != e.Principal));
        return new(rows.Concat(fresh).ToDictionary(e => e.Principal, e => e.Level), StringComparer.Ordinal);
    }

    /// <summary>What differs between two lists, for the audit: principal → [old, new].</summary>
    public static JsonObject Differences(IReadOnlyDictionary<string, AccessLevel> before, IReadOnlyDictionary<string, AccessLevel> after)
    {
        var changed = new JsonObject();
        foreach (var principal in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var old = Word(before, principal);
            var now = Word(after, principal);
            if (old != now)
                changed[principal] = new JsonArray(old, now);
        }

        return changed;
    }

    private static string? Word(IReadOnlyDictionary<string, AccessLevel> entries, string principal) =>
        entries.TryGetValue(principal, out var level) ? AccessLevels.Word(level) : null;
}

/// <summary>An entry as people write it.</summary>
/// <param name="Principal"><c>user:ID|LOGIN</c>, <c>group:ID|NAME</c>, <c>role:NAME</c> or <c>everyone</c>.</param>
/// <param name="Level"><c>none</c>, <c>read</c>, <c>edit</c>, <c>approve</c> or <c>manage</c>.</param>
public sealed record EntryText(string Principal, string Level);
