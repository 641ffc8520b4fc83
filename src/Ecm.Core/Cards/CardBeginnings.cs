using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ecm.Core.Cards;

/// <summary>What a card that a person is about to make can be, and what it begins with. Nothing is written: making it is <see cref="CardEditing.CreateAsync"/>, which decides.</summary>
public sealed class CardBeginnings
{
    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardTypeCatalog types;
    private readonly CardReading cards;
    private readonly OrganisationOptions organisation;
    private readonly TimeProvider clock;

    internal CardBeginnings(IDbContextFactory<EcmDbContext> contexts, CardTypeCatalog types, CardReading cards, IOptions<OrganisationOptions> organisation, TimeProvider clock)
    {
        this.contexts = contexts;
        this.types = types;
        this.cards = cards;
        this.organisation = organisation.Value;
        this.clock = clock;
    }

    /// <summary>The types of which the caller may make a card: those that the parent takes, in the order in which its type names them; at the top those that the caller may make there, by name.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="parent">The card it is to hang below; null: at the top.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    public async Task<IReadOnlyList<CardType>> TypesAsync(Caller caller, CardView? parent, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = await types.CurrentAsync(db, cancellationToken);
        var open = now.ByName.Values.Where(t => !t.Hidden).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        if (parent is not null)
            return parent.TrashedAt is null && await cards.LevelAsync(caller, parent.Id, cancellationToken) >= AccessLevel.Edit ? Below(now.Of(parent.Type), open) : [];
        var mine = new List<CardType>();
        foreach (var type in open)
            if (await TypeAccess.MayCreateAsync(db, type, caller, cancellationToken))
                mine.Add(type);
        return mine;
    }

    /// <summary>
    /// The values that a new card begins with. Of the card that is copied all that fit, but for what must be unique. Of the parent those in fields of the same key and kind
    /// that name somebody or something, such as counterparty and responsible: days, sums and texts are each paper's own. What the caller may not read is left out.
    /// What neither gives is what the type says that a field begins with; of a copy only in fields that the card copied does not have.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="type">The type of the new card.</param>
    /// <param name="parent">The card it is to hang below; null: none.</param>
    /// <param name="copied">The card that it is a copy of; null: of none.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    public async Task<FieldValues> ValuesAsync(Caller caller, CardType type, CardView? parent, CardView? copied, CancellationToken cancellationToken)
    {
        var now = await types.CurrentAsync(cancellationToken);
        var unique = type.Definition.Unique.SelectMany(keys => keys).ToHashSet(StringComparer.Ordinal);
        var carried = Fitting(now, type, parent, f => f.Kind is FieldKind.Card or FieldKind.Person or FieldKind.Choice)
            .With(Fitting(now, type, copied, _ => true)).Where(v => !unique.Contains(v.Key));
        var values = Defaults(type, copied is null ? null : now.Of(copied.Type)).With(carried).ToList();
        var named = values.Where(v => type.Field(v.Key)!.Kind == FieldKind.Card).Select(v => Guid.Parse(v.Value.GetString()!)).ToList();
        var readable = named.Count == 0 ? null : await cards.GetManyAsync(caller, named, cancellationToken);
        return FieldValues.From(values.Where(v => type.Field(v.Key) is { Kind: not FieldKind.Card } || IsTarget(type.Field(v.Key)!, readable!.GetValueOrDefault(Guid.Parse(v.Value.GetString()!)))));
    }

    private FieldValues Defaults(CardType type, CardType? copied)
    {
        var today = organisation.Today(clock);
        return FieldValues.From(
            from field in type.Definition.Fields
            where copied?.Field(field.Key) is null
            let value = FieldDefaults.Value(field, today)
            where value is not null
            select KeyValuePair.Create(field.Key, value.Value));
    }

    private static List<CardType> Below(CardType parent, List<CardType> open)
    {
        var named = parent.Definition.Children.ToList();
        return [.. open.Where(parent.Takes).OrderBy(t => named.IndexOf(t.Name) is >= 0 and var at ? at : named.Count)];
    }

    private static FieldValues Fitting(TypeCatalog types, CardType type, CardView? from, Func<FieldDefinition, bool> wanted) => from is null
        ? FieldValues.Empty
        : FieldValues.From(from.Fields.Where(v => type.Field(v.Key) is { } field && wanted(field)
            && types.Of(from.Type).Field(v.Key)?.Kind == field.Kind && FieldRules.CheckPatch(type, [v], kept: null, "en") is null));

    private static bool IsTarget(FieldDefinition field, CardView? card) => card is not null && (field.Targets.Count == 0 || field.Targets.Contains(card.Type));
}
