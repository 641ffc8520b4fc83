using System.Text.Json.Nodes;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Gives a card another list and passes it on to the descendants that inherit. Raises their change, never their version.</summary>
internal static class InheritedAccess
{
    /// <summary>Writes the list to the card and its inheriting descendants; the card itself is recorded by the caller.</summary>
    public static async Task PassOnAsync(ChangeScope scope, Card card, int list, CancellationToken cancellationToken)
    {
        if (card.AccessList == list)
            return;
        card.AccessList = list;
        var parents = new List<Guid> { card.Id };
        while (parents.Count > 0)
        {
            var children = await scope.Db.Cards.Where(c => parents.Contains(c.ParentId!.Value) && c.InheritsAccess).ToListAsync(cancellationToken);
            foreach (var child in children)
            {
                var old = child.AccessList;
                child.AccessList = list;
                scope.Record(child, "access.inherit", new JsonObject { ["list"] = CardWriting.Pair(old, list) }, accessOnly: true);
            }

            parents = [.. children.Select(c => c.Id)];
        }
    }
}
