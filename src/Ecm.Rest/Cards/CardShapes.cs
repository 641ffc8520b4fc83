using Ecm.Contracts.Cards;
using Ecm.Core.Cards;
using Card = Ecm.Contracts.Cards.Card;

namespace Ecm.Rest.Cards;

/// <summary>Cards as they are sent.</summary>
internal static class CardShapes
{
    public static Card ToCard(this CardView card) => new()
    {
        Id = card.Id, Type = card.Type, Title = card.Title, Number = card.Number, State = card.State, Fields = card.Fields,
        ParentId = card.ParentId, Version = card.Version, Change = card.Change, Register = card.Register, RegisteredOn = card.RegisteredOn,
        Date = card.Date, PartyId = card.PartyId, ResponsibleId = card.ResponsibleId, AuthorId = card.AuthorId,
        CreatedAt = card.CreatedAt, ModifiedAt = card.ModifiedAt, TrashedAt = card.TrashedAt,
    };

    public static CardTreeNode ToNode(this TreeNode node) => new(node.Card.ToCard(), node.Depth);

    public static CardHistoryEntry ToEntry(this HistoryEntry entry) =>
        new(entry.Number, entry.At, entry.ActorId, entry.Actor, entry.Agent, entry.Action, entry.Payload);
}
