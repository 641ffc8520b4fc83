using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Files;
using Ecm.Core.Results;

namespace Ecm.Core.Suggestions;

/// <summary>What a rule would do.</summary>
/// <param name="Field">The field.</param>
/// <param name="Found">Documents in which it found a value.</param>
/// <param name="Same">Of these, those whose card has this value.</param>
/// <param name="Other">Of these, those whose card has another value.</param>
/// <param name="Samples">Some of them, those with another value first.</param>
public sealed record FieldTrial(string Field, int Found, int Same, int Other, IReadOnlyList<TrialSample> Samples);

/// <summary>One document of a trial.</summary>
/// <param name="CardId">Its card.</param>
/// <param name="Value">What was found, in the JSON form of the field's kind.</param>
/// <param name="Page">On which page.</param>
/// <param name="Has">What the card has; null: nothing.</param>
public sealed record TrialSample(Guid CardId, string Value, int Page, string? Has);

/// <summary>Tries rules on documents that were read before; nothing is written.</summary>
public sealed class ReadingTrial
{
    /// <summary>More documents are not read at once.</summary>
    public const int MostDocuments = 200;

    private const int MostSamples = 20;

    private readonly CardReading cards;
    private readonly FileReading files;
    private readonly CardTypeCatalog types;
    private readonly SuggestFields step;

    internal ReadingTrial(CardReading cards, FileReading files, CardTypeCatalog types, SuggestFields step)
    {
        this.cards = cards;
        this.files = files;
        this.types = types;
        this.step = step;
    }

    /// <summary>Tries the rules of a type, or others in their place.</summary>
    /// <param name="caller">Who; sees only documents that they may read.</param>
    /// <param name="typeName">The type.</param>
    /// <param name="rules">Rules by field; null: those of the type.</param>
    /// <param name="last">How many of the newest documents of the type, 1 to 200.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many documents were read, and what each rule found in them.</returns>
    public async Task<Result<(int Documents, IReadOnlyList<FieldTrial> Fields)>> RunAsync(
        Caller caller, string typeName, IReadOnlyDictionary<string, ReadRule>? rules, int last, CancellationToken cancellationToken)
    {
        var catalog = await types.CurrentAsync(cancellationToken);
        if (catalog.Find(typeName) is not { } type)
            return Problems.NotFound();
        rules ??= type.Definition.Fields.Where(f => f.Read is not null).ToDictionary(f => f.Key, f => f.Read!);
        foreach (var (key, rule) in rules)
        {
            if (type.Field(key) is not { } field)
                return Problems.UnknownField(key);
            if (ReadRules.Check(field with { Read = rule }).FirstOrDefault() is { } fault)
                return Problems.ReadRuleWrong(key, fault);
        }

        var listed = await cards.ListAsync(caller, new CardFilter { Type = typeName }, null, Math.Clamp(last, 1, MostDocuments), cancellationToken);
        if (!listed.Succeeded)
            return listed.Problem;
        var samples = rules.Keys.ToDictionary(k => k, _ => new List<TrialSample>());
        var documents = 0;
        foreach (var card in listed.Value.Items)
            if (await TryAsync(caller, catalog, type, card, rules, samples, cancellationToken))
                documents++;
        return (documents, [.. rules.Keys.Select(key => Sum(key, samples[key]))]);
    }

    private async Task<bool> TryAsync(
        Caller caller, TypeCatalog catalog, CardType type, CardView card, IReadOnlyDictionary<string, ReadRule> rules,
        Dictionary<string, List<TrialSample>> samples, CancellationToken cancellationToken)
    {
        var list = await files.ListAsync(caller, card.Id, cancellationToken);
        if (!list.Succeeded || list.Value.FirstOrDefault(f => f.Intake.Pages > 0) is not { } file)
            return false;
        var read = await step.ReadAsync(file.BlobId, cancellationToken);
        foreach (var (key, rule) in rules)
        {
            var field = type.Field(key)!;
            if (await step.FindAsync(catalog, field, rule, read, cancellationToken) is not { } found)
                continue;
            if (field.Kind == FieldKind.Card && !(await cards.GetAsync(caller, JsonElement.Parse(found.Value).GetGuid(), cancellationToken)).Succeeded)
                continue;
            samples[key].Add(new TrialSample(card.Id, found.Value, found.Find.Page, card.Fields.TryGetValue(key, out var has) ? has.GetRawText() : null));
        }

        return true;
    }

    private static FieldTrial Sum(string field, List<TrialSample> samples)
    {
        var other = samples.Where(s => s.Has is { } has && !IsSame(s.Value, has)).ToList();
        var same = samples.Count(s => s.Has is not null) - other.Count;
        return new FieldTrial(field, samples.Count, same, other.Count, [.. other.Concat(samples.Except(other)).Take(MostSamples)]);
    }

    private static bool IsSame(string value, string has) => JsonElement.DeepEquals(JsonElement.Parse(value), JsonElement.Parse(has));
}
