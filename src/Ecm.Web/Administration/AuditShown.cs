using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Web.Cards;
using Ecm.Web.Wording;

namespace Ecm.Web.Administration;

/// <summary>An entry of the audit in words.</summary>
/// <param name="Line">The entry.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Action">What was done.</param>
/// <param name="About">To what; empty: to the server itself.</param>
/// <param name="Details">Old → new.</param>
internal sealed record AuditShown(AuditLine Line, string Who, string Action, string About, IReadOnlyList<string> Details);

/// <summary>Puts entries of the audit into words, as the histories of cards do.</summary>
internal sealed class AuditWording(CardReading cards, CardTypeCatalog catalog, FieldLookups lookups, AccessRights rights, Core.Registers.Registers registers)
{
    public async Task<IReadOnlyList<AuditShown>> ShowAsync(Caller caller, IReadOnlyList<AuditLine> lines, string language, CancellationToken cancellationToken)
    {
        var writing = Writing.In(language);
        var changes = lines.Select(l => l.Payload).ToList();
        var principals = await rights.NamesAsync([.. HistoryReferences.PrincipalsIn(changes), .. OtherEntryText.PrincipalsIn(changes)], cancellationToken);
        var registerNames = (await registers.AllAsync(cancellationToken)).ToDictionary(r => r.Name, r => r.Label);
        var ofCards = lines.Where(l => l is { ObjectKind: "card", Closed: false }).ToList();
        var shown = await cards.GetManyAsync(caller, [.. ofCards.Select(l => l.ObjectId).Distinct()], cancellationToken);
        var types = await catalog.CurrentAsync(cancellationToken);
        var texts = new Dictionary<string, HistoryText>();
        foreach (var ofType in ofCards.Where(l => shown.ContainsKey(l.ObjectId)).GroupBy(l => shown[l.ObjectId].Type))
        {
            var theirs = ofType.Select(l => l.Payload).ToList();
            var names = await lookups.NamesAsync(caller, types.Of(ofType.Key), HistoryReferences.ValuesIn(theirs), cancellationToken, HistoryReferences.CardsIn(theirs));
            texts[ofType.Key] = new HistoryText(types.Of(ofType.Key), writing, language, names with { Principals = principals, Registers = registerNames, Types = types.ByName });
        }

        var others = new OtherEntryText(writing, language, principals, registerNames);
        return [.. lines.Select(l => new AuditShown(l, Who(l, language), Action(l, language), About(l, language), [.. Details(l)]))];

        IEnumerable<string> Details(AuditLine line) =>
            line.Closed ? []
            : line.Payload is null ? [Words.Events.Erased.In(language)]
            : line.ObjectKind != "card" ? others.Details(line.Action, line.Payload)
            : shown.TryGetValue(line.ObjectId, out var card) ? texts[card.Type].Details(line.Action, line.Payload) : [];
    }

    private static string Who(AuditLine line, string language) =>
        line.ActorId != Guid.Empty ? line.Actor
        : line.Agent is null ? Words.Card.Product.In(language)
        : Words.History.Agents.TryGetValue(line.Agent, out var name) ? name.In(language) : line.Agent;

    private static string Action(AuditLine line, string language) =>
        Words.History.Actions.TryGetValue(line.Action, out var text) ? text.In(language) : string.Format(Writing.In(language).Culture, Words.History.Other.In(language), line.Action);

    private static string About(AuditLine line, string language) =>
        line.Closed ? Words.Events.Closed.In(language) : line.ObjectName ?? (line.ObjectKind is "plugin" or "group" or "type" or "list" ? $"{line.Payload?["name"]}" : "");
}
