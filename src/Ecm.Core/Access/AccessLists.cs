using System.Security.Cryptography;
using System.Text;
using Ecm.Core.ChangeSets;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Finds or makes the list with given entries. Lists are immutable; equal entries are one list with one number.</summary>
internal static class AccessLists
{
    /// <summary>The number of the list with these entries; made inside the transaction when there is none.</summary>
    public static async Task<int> NumberOfAsync(ChangeScope scope, IReadOnlyDictionary<string, AccessLevel> entries, CancellationToken cancellationToken)
    {
        var hash = HashOf(entries);
        var known = scope.Db.AccessLists.Local.FirstOrDefault(l => l.ContentHash == hash)
            ?? await scope.Db.AccessLists.AsNoTracking().SingleOrDefaultAsync(l => l.ContentHash == hash, cancellationToken);
        if (known is not null)
            return known.Number;

        var number = (int)await scope.Dialect.DrawAsync(scope.Db, "access-list", "", cancellationToken);
        scope.Db.AccessLists.Add(new AccessList { Number = number, ContentHash = hash });
        scope.Db.AccessEntries.AddRange(entries.Select(e => new AccessEntry { List = number, Principal = e.Key, Level = e.Value }));
        scope.RaiseAccessEpoch();
        return number;
    }

    private static string HashOf(IReadOnlyDictionary<string, AccessLevel> entries) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={(int)e.Value}")))));
}
