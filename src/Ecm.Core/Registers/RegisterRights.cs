using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Storage;

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

    /// <summary>The types whose cards are registered there, by name.</summary>
    public static IEnumerable<CardType> TypesOf(TypeCatalog types, string register) =>
        types.ByName.Values.Where(t => !t.Hidden && t.Definition.Register == register).OrderBy(t => t.Name, StringComparer.Ordinal);
}
