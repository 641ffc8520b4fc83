using System.Text.Json.Nodes;
using Ecm.Abstractions.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.CardTypes;

/// <summary>Keeps what people prepare of a type. Nothing of it is in force, so it may be wrong.</summary>
/// <param name="Name">The type.</param>
/// <param name="Draft">Null: the draft is given up, and with it a type that was never published.</param>
/// <param name="Edit">The edit that was read; null: any.</param>
internal sealed record PutTypeDraft(string Name, CardTypeDefinition? Draft, int? Edit) : Change
{
    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if (!scope.Caller.IsAdmin)
            return Problems.Forbidden();
        var row = await scope.Db.CardTypes.FindAsync([Name], cancellationToken);
        if (Edit is { } edit && edit != (row?.Edit ?? 0))
            return Problems.TypeChanged();
        if (row is null && Draft is null)
            return Problems.NotFound();
        if (row is null)
            scope.Db.CardTypes.Add(row = new CardTypeRow { Name = Name, Definition = TypeJson.Write(Draft!), Version = 0 });

        var begun = row.Draft is not null;
        row.Draft = Draft is null || (row.Version > 0 && TypeJson.Same(Draft, TypeJson.Read(row.Definition))) ? null : TypeJson.Write(Draft);
        row.Edit++;
        if (row.Draft is null && row.Version == 0)
            scope.Db.CardTypes.Remove(row);
        // Each line of a draft is kept as it is typed; what came of it all is told when it is published.
        if (begun != row.Draft is not null)
            scope.Record(begun ? "type.discard" : "type.draft", "type", Guid.Empty, new JsonObject { ["name"] = Name });
        return null;
    }
}
