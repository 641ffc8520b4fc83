using Ecm.Contracts;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Contracts.Registers;
using Refit;

namespace Ecm.Client;

/// <summary>Cards.</summary>
public interface ICards
{
    /// <summary>Makes a card.</summary>
    [Post("/api/v1/cards")]
    Task<Card> CreateAsync([Body] CreateCardRequest card, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>A card.</summary>
    [Get("/api/v1/cards/{id}")]
    Task<Card> GetAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>An exact list.</summary>
    [Get("/api/v1/cards")]
    Task<ListPage<Card>> ListAsync(CardListQuery query, CancellationToken cancellationToken = default);

    /// <summary>Changes title, fields and parent.</summary>
    /// <param name="id">The card.</param>
    /// <param name="ifMatch">The version that was read, in quotes.</param>
    /// <param name="patch">What changes.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Patch("/api/v1/cards/{id}")]
    Task<Card> PatchAsync(Guid id, [Header("If-Match")] string ifMatch, [Body] PatchCardRequest patch, CancellationToken cancellationToken = default);

    /// <summary>Puts a card into the trash.</summary>
    [Delete("/api/v1/cards/{id}")]
    Task TrashAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Cards in the trash, until when each is kept, and what keeps it longer.</summary>
    [Get("/api/v1/trash")]
    Task<ListPage<TrashedCard>> TrashedAsync(string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a card out of the trash.</summary>
    [Post("/api/v1/cards/{id}/restore")]
    Task<Card> RestoreAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Moves a card to another state.</summary>
    [Post("/api/v1/cards/{id}/transition")]
    Task<Card> TransitionAsync(Guid id, [Body] TransitionRequest transition, CancellationToken cancellationToken = default);

    /// <summary>Makes a card one of another type.</summary>
    [Post("/api/v1/cards/{id}/type")]
    Task<Card> RetypeAsync(Guid id, [Body] RetypeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gives a card the next number of a register.</summary>
    [Post("/api/v1/cards/{id}/register")]
    Task<Registration> RegisterAsync(Guid id, [Body] RegisterRequest request, CancellationToken cancellationToken = default);

    /// <summary>The number that a card would get if it were registered now.</summary>
    [Get("/api/v1/cards/{id}/register/next")]
    Task<NextNumber> NextNumberAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Takes a registration back; the number stays in the journal as a gap.</summary>
    [Post("/api/v1/cards/{id}/unregister")]
    Task<Card> UnregisterAsync(Guid id, [Body] UnregisterRequest request, CancellationToken cancellationToken = default);

    /// <summary>The cards that the caller opened last, newest first.</summary>
    [Get("/api/v1/cards/opened")]
    Task<IReadOnlyList<Card>> OpenedAsync(int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Notes that the caller opens a card.</summary>
    [Post("/api/v1/cards/{id}/open")]
    Task OpenAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The tree a card stands in.</summary>
    [Get("/api/v1/cards/{id}/tree")]
    Task<IReadOnlyList<CardTreeNode>> TreeAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Who did what when.</summary>
    [Get("/api/v1/cards/{id}/history")]
    Task<ListPage<CardHistoryEntry>> HistoryAsync(Guid id, string? kind = null, string? cursor = null, int? size = null, CancellationToken cancellationToken = default);

    /// <summary>Values for the empty fields of a card that were seen in its files.</summary>
    [Get("/api/v1/cards/{id}/suggestions")]
    Task<IReadOnlyList<CardSuggestion>> SuggestionsAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Takes such a value over, if the field is still empty.</summary>
    [Post("/api/v1/cards/{id}/suggestions/{field}")]
    Task<Card> AcceptAsync(Guid id, string field, CancellationToken cancellationToken = default);

    /// <summary>Says something about a card; it stands in its history.</summary>
    [Post("/api/v1/cards/{id}/comments")]
    Task<Card> CommentAsync(Guid id, [Body] CommentRequest request, CancellationToken cancellationToken = default);

    /// <summary>The files of a card.</summary>
    [Get("/api/v1/cards/{id}/files")]
    Task<IReadOnlyList<CardFile>> FilesAsync(Guid id, CancellationToken cancellationToken = default);
}

/// <summary>Which cards a list holds; null members do not restrict.</summary>
public sealed record CardListQuery
{
    /// <summary>Children of this card, or <c>none</c> for cards without parent.</summary>
    [AliasAs("parent")]
    public string? Parent { get; init; }

    /// <summary>Of this type.</summary>
    [AliasAs("type")]
    public string? Type { get; init; }

    /// <summary>Registered in this register.</summary>
    [AliasAs("register")]
    public string? Register { get; init; }

    /// <summary>In this state.</summary>
    [AliasAs("state")]
    public string? State { get; init; }

    /// <summary>Of this counterparty.</summary>
    [AliasAs("party")]
    public Guid? Party { get; init; }

    /// <summary>With this piece in its registration number.</summary>
    [AliasAs("number")]
    public string? Number { get; init; }

    /// <summary>Of which this person is in charge.</summary>
    [AliasAs("responsible")]
    public Guid? Responsible { get; init; }

    /// <summary>Registered in this year.</summary>
    [AliasAs("registeredIn")]
    public int? RegisteredIn { get; init; }

    /// <summary>Registered on this day or later, as yyyy-MM-dd; only together with a register.</summary>
    [AliasAs("registeredFrom")]
    public string? RegisteredFrom { get; init; }

    /// <summary>Registered on this day or earlier, as yyyy-MM-dd; only together with a register.</summary>
    [AliasAs("registeredTo")]
    public string? RegisteredTo { get; init; }

    /// <summary>True: the trash.</summary>
    [AliasAs("trash")]
    public bool? Trash { get; init; }

    /// <summary><c>newest</c>, <c>oldest</c>, <c>changed</c> or, of one register, <c>registered</c>; null: newest first, children oldest first.</summary>
    [AliasAs("sort")]
    public string? Sort { get; init; }

    /// <summary>The cursor of the page before, in the same order.</summary>
    [AliasAs("cursor")]
    public string? Cursor { get; init; }

    /// <summary>Cards on a page, 1 to 200.</summary>
    [AliasAs("size")]
    public int? Size { get; init; }
}
