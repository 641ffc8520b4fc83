using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>The list of a type, for cards without parent.</summary>
internal static class TypeAccess
{
    /// <summary>What holds for a type that names nobody.</summary>
    public static readonly IReadOnlyDictionary<string, AccessLevel> Usual = new Dictionary<string, AccessLevel>
    {
        [Principal.Role("clerk")] = AccessLevel.Edit,
        [Principal.Role("reader")] = AccessLevel.Read,
        [Principal.Role("admin")] = AccessLevel.Manage,
    };

    /// <summary>The number of the type's list.</summary>
    public static async Task<int> ListOfAsync(ChangeScope scope, CardType type, CancellationToken cancellationToken) =>
        await AccessLists.NumberOfAsync(scope, await EntriesAsync(scope.Db, type, cancellationToken), cancellationToken);

    /// <summary>Whether the caller may make cards of the type at the top: whoever could edit them by the type's list may.</summary>
    public static async Task<bool> MayCreateAsync(EcmDbContext db, CardType type, Caller caller, CancellationToken cancellationToken) =>
        caller.IsSystem || CardAccess.LevelBy(await EntriesAsync(db, type, cancellationToken), caller) >= AccessLevel.Edit;

    /// <summary>Groups are named in types and stored by id; unknown ones give nothing.</summary>
    private static async Task<IReadOnlyDictionary<string, AccessLevel>> EntriesAsync(EcmDbContext db, CardType type, CancellationToken cancellationToken)
    {
        if (type.Definition.Access.Count == 0)
            return Usual;
        var entries = new Dictionary<string, AccessLevel>();
        foreach (var rule in type.Definition.Access)
            if (await StoredAsync(db, rule.Principal, cancellationToken) is { } principal)
                entries[principal] = Enum.Parse<AccessLevel>(rule.Level, ignoreCase: true);
        return entries;
    }

    private static async Task<string?> StoredAsync(EcmDbContext db, string principal, CancellationToken cancellationToken)
    {
        if (!principal.StartsWith("group:", StringComparison.Ordinal))
            return principal;
        var name = principal["group:".Length..];
        var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Name == name, cancellationToken);
        return group is null ? null : Principal.Group(group.Id);
    }
}
