using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Cards;
using Ecm.Core.ChangeSets;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.NamedSets;

/// <summary>
/// Takes a set back: what still has the value that the set gave it gets the value before. What was changed since is left alone, and said,
/// unless the card is among <paramref name="Also"/>.
/// </summary>
/// <param name="SetId">The set that is taken back.</param>
/// <param name="Also">Cards on which later changes give way as well.</param>
internal sealed record PutBack(Guid SetId, IReadOnlySet<Guid> Also) : CardAct
{
    // It may move cards and change access.
    public override bool OneAtATime => true;

    public override async Task<ActOutcome> ApplyAsync(ChangeScope scope, Guid cardId, CancellationToken cancellationToken)
    {
        var number = await scope.Db.NamedSetCards.Where(c => c.SetId == SetId && c.CardId == cardId).Select(c => c.Change).SingleAsync(cancellationToken);
        var found = await scope.CardAsync(cardId, AccessLevel.Read, cancellationToken, trashed: true);
        if (!found.Succeeded)
            return new(found.Problem);
        return number is { } change ? await ChangeAsync(scope, found.Value, change, cancellationToken) : default;
    }

    /// <summary>Takes one change of a card back.</summary>
    internal async Task<ActOutcome> ChangeAsync(ChangeScope scope, Card card, long number, CancellationToken cancellationToken)
    {
        var entry = await scope.Db.Audit.AsNoTracking().SingleAsync(e => e.Number == number, cancellationToken);
        if (await scope.Db.AuditPayloads.AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, cancellationToken) is not { } payload)
            return new(Problems.DetailsErased());
        return await PutBackAsync(scope, card, entry, JsonNode.Parse(payload.Json)!.AsObject(), cancellationToken);
    }

    private async Task<ActOutcome> PutBackAsync(ChangeScope scope, Card card, AuditEntry entry, JsonObject payload, CancellationToken cancellationToken) => entry.Action switch
    {
        "card.trash" => new(await new TrashCard(card.Id, Into: false, null).ApplyAsync(scope, cancellationToken)),
        "card.restore" or "card.create" => new(await new TrashCard(card.Id, Into: true, null).ApplyAsync(scope, cancellationToken)),
        "card.register" => await UnregisterAsync(scope, card, payload, cancellationToken),
        "card.unregister" => await RegisterAgainAsync(scope, card, payload, cancellationToken),
        "card.retype" => await RetypeAsync(scope, card, payload, cancellationToken),
        "access.set" => await AccessAsync(scope, card, payload, cancellationToken),
        _ => await ValuesAsync(scope, card, payload, cancellationToken),
    };

    private async Task<ActOutcome> ValuesAsync(ChangeScope scope, Card card, JsonObject payload, CancellationToken cancellationToken)
    {
        var type = (await scope.TypesAsync(cancellationToken)).Of(card.Type);
        var later = new List<string>();
        var fields = new Dictionary<string, JsonElement>();
        foreach (var (key, pair) in payload["fields"] as JsonObject ?? [])
        {
            var now = card.Fields.TryGetValue(key, out var value) ? JsonSerializer.SerializeToNode(value) : null;
            if (Gives(pair!, now, card.Id))
                fields[key] = JsonSerializer.SerializeToElement(pair![0]);
            else if (!JsonNode.DeepEquals(pair![0], now))
                later.Add(type.Field(key)?.Label.In(scope.Caller.Language) ?? key);
        }

        var patch = new CardPatch { Fields = fields };
        if (payload["title"] is { } title && Gives(title, card.Title, card.Id))
            patch = patch with { Title = title[0]!.GetValue<string>() };
        if (payload["parentId"] is { } parent)
        {
            if (Gives(parent, card.ParentId?.ToString(), card.Id))
                patch = patch with { Moves = true, ParentId = parent[0]?.GetValue<Guid>() };
            else if (parent[0]?.GetValue<string>() != card.ParentId?.ToString())
                later.Add(scope.Caller.Language == "ru" ? "Вышестоящая карточка" : "Parent card");
        }

        var edited = later.Count > 0 ? Problems.ChangedSince(string.Join(", ", later)) : null;
        return new(await new PatchCard(card.Id, null, patch, PutsBack: true).ApplyAsync(scope, cancellationToken), edited);
    }

    private async Task<ActOutcome> AccessAsync(ChangeScope scope, Card card, JsonObject payload, CancellationToken cancellationToken)
    {
        var (list, inherits) = (payload["lists"]!, payload["inherit"] as JsonArray);
        var inherited = inherits is null ? card.InheritsAccess : inherits[0]!.GetValue<bool>();
        var changed = card.AccessList != list[1]!.GetValue<int>() || (inherits is not null && card.InheritsAccess != inherits[1]!.GetValue<bool>());
        if (changed && !Also.Contains(card.Id))
            return card.AccessList == list[0]!.GetValue<int>() && card.InheritsAccess == inherited
                ? default
                : new(null, Problems.ChangedSince(scope.Caller.Language == "ru" ? "Доступ" : "Access"));
        return new(await new SetAccess(card.Id, new CardAccessSetting(inherited, null, []) { Number = inherited ? null : list[0]!.GetValue<int>() }).ApplyAsync(scope, cancellationToken));
    }

    private static async Task<ActOutcome> RetypeAsync(ChangeScope scope, Card card, JsonObject payload, CancellationToken cancellationToken)
    {
        if (card.Type != payload["type"]![1]!.GetValue<string>())
            return new(null, Problems.ChangedSince(scope.Caller.Language == "ru" ? "Вид документа" : "Document type"));
        // What the other type had no room for; what was filled in since stays where both types have it.
        var lost = (payload["fields"] as JsonObject ?? []).Where(f => f.Value![1] is null && !card.Fields.ContainsKey(f.Key)).ToDictionary(f => f.Key, f => JsonSerializer.SerializeToElement(f.Value![0]));
        var back = new RetypeCard(card.Id, payload["type"]![0]!.GetValue<string>(), null) { Fields = lost, State = payload["state"]?[0]?.GetValue<string>() };
        return new(await back.ApplyAsync(scope, cancellationToken));
    }

    private async Task<ActOutcome> UnregisterAsync(ChangeScope scope, Card card, JsonObject payload, CancellationToken cancellationToken)
    {
        var (number, ru) = (payload["number"]![1]!.GetValue<string>(), scope.Caller.Language == "ru");
        if (card.Number is null)
            return default;
        return card.Number == number
            ? new(await new UnregisterCard(card.Id, number, UnregisterCard.Undone(scope.Caller.Language)).ApplyAsync(scope, cancellationToken))
            : new(null, Problems.ChangedSince(ru ? "Номер" : "Number"));
    }

    private static async Task<ActOutcome> RegisterAgainAsync(ChangeScope scope, Card card, JsonObject payload, CancellationToken cancellationToken)
    {
        var (number, register, date) = (payload["number"]![0]!.GetValue<string>(), payload["register"]![0]!.GetValue<string>(), DateOnly.Parse(payload["registeredOn"]![0]!.GetValue<string>(), CultureInfo.InvariantCulture));
        var gap = await scope.Db.ReservedNumbers.Where(r => r.Register == register && r.Number == number && r.Date == date).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);
        return gap is { } reserved
            ? new(await new TakeReservedNumber(card.Id, null, register, reserved, date) { Again = true }.ApplyAsync(scope, cancellationToken))
            : new(Problems.NoReservedNumber());
    }

    private bool Gives(JsonNode pair, JsonNode? now, Guid card) => JsonNode.DeepEquals(pair[1], now) || Also.Contains(card);
}
