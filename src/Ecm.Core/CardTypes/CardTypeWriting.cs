using Ecm.Abstractions.Cards;
using Ecm.Core.ChangeSets;

namespace Ecm.Core.CardTypes;

/// <summary>What importing and publishing have in common.</summary>
internal static class CardTypeWriting
{
    /// <summary>Makes a definition the one in force, as a version of its own.</summary>
    public static void PutInForce(this CardTypeRow row, ChangeScope scope, CardTypeDefinition definition)
    {
        row.Definition = TypeJson.Write(definition);
        row.Version++;
        row.Edit++;
        scope.Db.CardTypeVersions.Add(new CardTypeVersion
        {
            Name = row.Name, Version = row.Version, Definition = row.Definition, AuthorId = scope.Caller.UserId, At = scope.Now,
        });
        scope.RaiseTypesEpoch();
    }
}
