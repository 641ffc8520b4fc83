using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Contracts.Types;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using CardType = Ecm.Contracts.Types.CardType;

namespace Ecm.Rest.Types;

/// <summary>Types in requests and answers.</summary>
internal static class TypeShapes
{
    public static CardType ToType(CardTypeDefinition definition, int version, bool hidden) => new()
    {
        Name = definition.Name, Label = ToLabel(definition.Label), Fields = [.. definition.Fields.Select(ToField)],
        Children = definition.Children, States = [.. definition.States.Select(s => new CardTypeState(s.Name, ToLabel(s.Label), s.Kind))],
        Register = definition.Register, Party = definition.IsParty, Hidden = hidden, Version = version,
    };

    /// <summary>The definition that a request means.</summary>
    /// <param name="name">The type.</param>
    /// <param name="request">What it is to be.</param>
    /// <param name="now">What it is now: parts that the request does not speak of stay; null: it is new.</param>
    public static Result<CardTypeDefinition> Read(string name, PutTypeRequest request, CardTypeDefinition? now)
    {
        var fields = new List<FieldDefinition>();
        foreach (var field in request.Fields)
        {
            if (field is null)
                return Problems.BodyWrong("fields");
            var read = Read(field);
            if (!read.Succeeded)
                return read.Problem;
            fields.Add(read.Value);
        }

        if (request.Children?.Contains(null!) == true || request.States?.Any(s => s is null) == true)
            return Problems.BodyWrong(request.Children?.Contains(null!) == true ? "children" : "states");
        return new CardTypeDefinition
        {
            Name = name, Label = Text(request.Label), Fields = fields, Register = request.Register, IsParty = request.Party,
            Children = request.Children ?? now?.Children ?? [],
            States = request.States?.Select(s => new StateDefinition(s.Name ?? "", Text(s.Label), s.Kind ?? "")).ToList() ?? now?.States ?? [],
            Unique = now?.Unique ?? [], Access = now?.Access ?? [],
        };
    }

    /// <summary>How a field is read; null: the words are unknown.</summary>
    public static ReadRule? Read(FieldReadRule rule) =>
        Words.TryParse<ReadKind>(rule.As, default, out var kind) && Words.TryParse<ReadPages>(rule.Pages, default, out var pages)
            ? new ReadRule { As = kind, Near = rule.Near ?? [], Pages = pages }
            : null;

    private static Result<FieldDefinition> Read(CardTypeField field)
    {
        if (!Words.TryParse<FieldKind>(field.Kind ?? "", default, out var kind))
            return Problems.BodyWrong($"fields.{field.Key}.kind");
        var rule = field.Read is null ? null : Read(field.Read);
        if (field.Read is not null && rule is null)
            return Problems.BodyWrong($"fields.{field.Key}.read");
        if (field.Choices?.Contains(null!) == true || field.Targets?.Contains(null!) == true)
            return Problems.BodyWrong($"fields.{field.Key}");
        return new FieldDefinition
        {
            Key = field.Key ?? "", Kind = kind, Label = Text(field.Label), Required = field.Required, Personal = field.Personal, Listed = field.Listed, Column = field.Column, Default = field.Default, Read = rule,
            Choices = field.List is null ? ReadChoices(field.Choices ?? []) : [], List = field.List, Targets = field.Targets ?? [],
        };
    }

    private static CardTypeField ToField(FieldDefinition field) => new()
    {
        Key = field.Key, Kind = Words.Of(field.Kind), Label = ToLabel(field.Label), Required = field.Required, Personal = field.Personal, Listed = field.Listed,
        Choices = ToChoices(field.Choices), List = field.List, Targets = field.Targets, Column = field.Column, Default = field.Default,
        Read = field.Read is { } rule ? new FieldReadRule { As = Words.Of(rule.As), Near = rule.Near, Pages = Words.Of(rule.Pages) } : null,
    };

    /// <summary>Choices in answers.</summary>
    public static IReadOnlyList<CardTypeChoice> ToChoices(IEnumerable<ChoiceDefinition> choices) => [.. choices.Select(c => new CardTypeChoice(c.Key, ToLabel(c.Label)) { Hidden = c.Hidden })];

    /// <summary>Choices of a request.</summary>
    public static IReadOnlyList<ChoiceDefinition> ReadChoices(IEnumerable<CardTypeChoice> choices) => [.. choices.Select(c => new ChoiceDefinition(c.Key ?? "", Text(c.Label)) { Hidden = c.Hidden })];

    /// <summary>A label in answers.</summary>
    public static Label ToLabel(Localized text) => new(text.Ru, text.En);

    /// <summary>A label of a request.</summary>
    public static Localized Text(Label? label) => new(label?.Ru?.Trim() ?? "", label?.En?.Trim() ?? "");
}
