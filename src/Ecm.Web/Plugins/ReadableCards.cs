using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Web.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Web.SigningIn;

namespace Ecm.Web.Plugins;

/// <summary>Cards for components of plugins, under the rights that whoever sits before the page has at each call.</summary>
internal sealed class ReadableCards(CardReading cards, CurrentCaller current) : IReadableCards
{
    private const int Most = 200;

    public async ValueTask<CardSnapshot?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        await current.FindAsync(cancellationToken) is { } caller && await cards.GetAsync(caller, id, cancellationToken) is { Succeeded: true, Value: { TrashedAt: null } card }
            ? Snapshot(card)
            : null;

    public async ValueTask<IReadOnlyList<CardSnapshot>> ChildrenAsync(Guid id, CancellationToken cancellationToken = default) =>
        await current.FindAsync(cancellationToken) is { } caller && await cards.ListAsync(caller, new CardFilter { ParentId = id }, null, Most, cancellationToken) is { Succeeded: true } children
            ? [.. children.Value.Items.Select(Snapshot)]
            : [];

    public static CardSnapshot Snapshot(CardView card) => new()
    {
        Id = card.Id, Type = card.Type, Title = card.Title, Number = card.Number, State = card.State, ParentId = card.ParentId, Date = card.Date, Fields = card.Fields, Version = card.Version,
    };
}
