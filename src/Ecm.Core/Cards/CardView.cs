using Ecm.Abstractions.Cards;

namespace Ecm.Core.Cards;

/// <summary>A card as a caller who may read it sees it.</summary>
public sealed record CardView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name of its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its registration number; null before registration.</summary>
    public string? Number { get; init; }

    /// <summary>Its state; null without lifecycle.</summary>
    public string? State { get; init; }

    /// <summary>The register that gave its number.</summary>
    public string? Register { get; init; }

    /// <summary>The registration day.</summary>
    public DateOnly? RegisteredOn { get; init; }

    internal long RegisterCounter { get; init; }

    /// <summary>The document's day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The counterparty's card.</summary>
    public Guid? PartyId { get; init; }

    /// <summary>Who is responsible.</summary>
    public Guid? ResponsibleId { get; init; }

    /// <summary>Who made it.</summary>
    public Guid AuthorId { get; init; }

    /// <summary>The card it hangs below.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Own fields.</summary>
    public required FieldValues Fields { get; init; }

    /// <summary>Raised by people's edits; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The number of its last change.</summary>
    public required long Change { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>When it was put into the trash; null: it is not there.</summary>
    public DateTimeOffset? TrashedAt { get; init; }

    /// <summary>Who put it there; null: it is not there, or the product did.</summary>
    public Guid? TrashedBy { get; init; }

    internal static readonly System.Linq.Expressions.Expression<Func<Card, CardView>> FromRow = card => new CardView
    {
        Id = card.Id, Type = card.Type, Title = card.Title, Number = card.Number, State = card.State, Register = card.Register,
        RegisteredOn = card.RegisteredOn, RegisterCounter = card.RegisterCounter, Date = card.Date, PartyId = card.PartyId, ResponsibleId = card.ResponsibleId,
        AuthorId = card.AuthorId, ParentId = card.ParentId, Fields = card.Fields, Version = card.Version, Change = card.Change,
        CreatedAt = card.CreatedAt, ModifiedAt = card.ModifiedAt, TrashedAt = card.TrashedAt, TrashedBy = card.TrashedBy,
    };

    internal static readonly Func<Card, CardView> From = FromRow.Compile();

    /// <summary>The copy that plugins get.</summary>
    public CardSnapshot ToSnapshot() => new()
    {
        Id = Id, Type = Type, Title = Title, Number = Number, State = State, ParentId = ParentId, Date = Date,
        Fields = new Dictionary<string, System.Text.Json.JsonElement>(Fields), Version = Version,
    };
}
