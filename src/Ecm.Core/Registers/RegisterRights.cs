using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>Who works with a register: whoever may make cards that are registered in it, and administrators.</summary>
internal static class RegisterRights
{
    public static async Task<bool> MayUseAsync(EcmDbContext db, TypeCatalog types, string register, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsSystem || caller.IsAdmin)
            return true;
        foreach (var type in TypesOf(types, register))
            if (await TypeAccess.MayCreateAsync(db, type, caller, cancellationToken))
                return true;
        return false;
    }

    /// <summary>The problem when a register gives no numbers any more, as the transaction sees it; null: it is open.</summary>
    public static async Task<Problem?> ClosedAsync(EcmDbContext db, string register, CancellationToken cancellationToken)
    {
        var row = await db.Registers.AsNoTracking().SingleOrDefaultAsync(r => r.Name == register && (r.Closed || r.Hidden), cancellationToken);
        return row is null ? null : Problems.RegisterClosed(row.InForce().Label);
    }

    /// <summary>The types whose cards are registered there, by name.</summary>
    public static IEnumerable<CardType> TypesOf(TypeCatalog types, string register) =>
        types.ByName.Values.Where(t => !t.Hidden && t.Definition.Register == register).OrderBy(t => t.Name, StringComparer.Ordinal);
}
