using Ecm.Abstractions.Cards;

namespace Ecm.Abstractions.Web.Cards;

/// <summary>What a tab is told: the card, and a way to others, all of it under the rights of the person before the page.</summary>
public sealed record CardTabContext
{
    /// <summary>The card.</summary>
    public required CardSnapshot Card { get; init; }

    /// <summary>True when the person may change it.</summary>
    public required bool CanEdit { get; init; }

    /// <summary>The person's language: <c>ru</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Cards that the person may read.</summary>
    public required IReadableCards Cards { get; init; }
}

/// <summary>Cards as one person may read them. Rights are asked at each call.</summary>
public interface IReadableCards
{
    /// <summary>A card by its id.</summary>
    /// <param name="id">The card.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The card; null when there is none, when it is in the trash, or when the person may not know of it.</returns>
    ValueTask<CardSnapshot?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The cards right below a card.</summary>
    /// <param name="id">The card above.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Those that the person may read, the oldest first, 200 at most; empty when there are none.</returns>
    ValueTask<IReadOnlyList<CardSnapshot>> ChildrenAsync(Guid id, CancellationToken cancellationToken = default);
}
