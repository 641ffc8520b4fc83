using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>The list of a type, for cards without parent.</summary>
internal static class TypeAccess
{
    private static readonly Dictionary<string, AccessLevel> Stock = new()
    {
        [Principal.Role("clerk")] = AccessLevel.Edit,
        [Principal.Role("reader")] = AccessLevel.Read,
        [Principal.Role("admin")] = AccessLevel.Manage,
    };

    /// <summary>The number of the type's list; groups are named in types and stored by id, unknown ones give nothing.</summary>
    public static async Task<int> ListOfAsync(ChangeScope scope, CardType type, CancellationToken cancellationToken)
    {
        if (type.Definition.Access.Count == 0)
            return await AccessLists.NumberOfAsync(scope, Stock, cancellationToken);
        var entries = new Dictionary<string, AccessLevel>();
        foreach (var rule in type.Definition.Access)
            if (await StoredAsync(scope, rule.Principal, cancellationToken) is { } principal)
                entries[principal] = Enum.Parse<AccessLevel>(rule.Level, ignoreCase: true);
        return await AccessLists.NumberOfAsync(scope, entries, cancellationToken);
    }

    private static async Task<string?> StoredAsync(ChangeScope scope, string principal, CancellationToken cancellationToken)
    {
        if (!principal.StartsWith("group:", StringComparison.Ordinal))
            return principal;
        var name = principal["group:".Length..];
        var group = await scope.Db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Name == name, cancellationToken);
        return group is null ? null : Principal.Group(group.Id);
    }
}
