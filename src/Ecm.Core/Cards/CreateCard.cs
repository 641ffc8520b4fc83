using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Cards;

/// <summary>
/// Makes a card. The caller needs the right to edit the parent; at the top, the right to edit by the type's own list, whatever list the card is given.
/// </summary>
/// <param name="Id">A new id.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Title">Its title; null: the type's label.</param>
/// <param name="ParentId">The card it hangs below; null: at the top.</param>
/// <param name="Fields">Own fields.</param>
/// <param name="AccessListName">A named list that holds from the first moment; null: the parent's or the type's.</param>
/// <param name="ByPerson">True when a person fills the card in: required fields are asked for.</param>
internal sealed record CreateCard(
    Guid Id, string Type, string? Title, Guid? ParentId, IReadOnlyDictionary<string, JsonElement> Fields, string? AccessListName, bool ByPerson) : Change
{
    internal override bool OneAtATime => true;

    internal override async Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        if ((await scope.TypesAsync(cancellationToken)).Find(Type) is not { Hidden: false } type)
            return Problems.UnknownType(Type);
        var title = CardWriting.CleanTitle(Title ?? type.Definition.Label.In(scope.Caller.Language));
        if (title is null)
            return Problems.FieldWrong("title", scope.Caller.Language == "ru" ? "Заголовок" : "Title", "text");

        Card? parent = null;
        if (ParentId is { } parentId)
        {
            var found = await CardWriting.ParentAsync(scope, parentId, type, cancellationToken);
            if (!found.Succeeded)
                return found.Problem;
            parent = found.Value;
        }
        else if (!await TypeAccess.MayCreateAsync(scope.Db, type, scope.Caller, cancellationToken))
        {
            return Problems.Forbidden() with { Field = "type" };
        }

        var list = await AccessListAsync(scope, type, parent, cancellationToken);
        if (!list.Succeeded)
            return list.Problem;
        var card = new Card
        {
            Id = Id, Type = type.Name, Title = title, State = type.FirstState, AuthorId = scope.Caller.UserId, ParentId = ParentId,
            Fields = FieldValues.Empty, AccessList = list.Value, InheritsAccess = AccessListName is null,
            Version = 1, CreatedAt = scope.Now, ModifiedAt = scope.Now,
        };
        scope.Db.Cards.Add(card);
        if (!scope.Caller.IsSystem)
            scope.Db.Grants.Add(new Grant { CardId = Id, Principal = Principal.User(scope.Caller.UserId), Cause = "author", Level = AccessLevel.Manage });
        if (await CardWriting.SetFieldsAsync(scope, card, type, Fields, whole: ByPerson, cancellationToken) is { } wrong)
            return wrong;

        scope.Record(card, "card.create", new JsonObject
        {
            ["type"] = type.Name, ["title"] = title, ["parentId"] = ParentId?.ToString(), ["fields"] = CardWriting.Differences(FieldValues.Empty, card.Fields),
        });
        return null;
    }

    private async Task<Result<int>> AccessListAsync(ChangeScope scope, CardTypes.CardType type, Card? parent, CancellationToken cancellationToken)
    {
        if (AccessListName is not null)
        {
            var named = await scope.Db.NamedAccessLists.AsNoTracking().SingleOrDefaultAsync(n => n.Name == AccessListName, cancellationToken);
            return named is null ? Problems.UnknownAccessList(AccessListName) : named.List;
        }

        if (parent is not null)
            return parent.AccessList;
        return await TypeAccess.ListOfAsync(scope, type, cancellationToken);
    }
}
