using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Suggestions;

namespace Ecm.Core.CardTypes;

/// <summary>What definitions must keep to, each by itself and all of them together. Answers everything that is wrong, so that it is mended in one go.</summary>
internal static partial class CardTypeRules
{
    private static readonly string[] StateKinds = ["draft", "run", "warn", "bad", "ok", "ext", "arch"];
    private static readonly string[] Levels = ["none", "read", "edit", "approve", "manage"];

    /// <summary>Names that every card has in queries already.</summary>
    private static readonly string[] ReservedKeys = ["type", "state", "register", "number", "title", "date", "file"];

    private static readonly Dictionary<string, FieldKind> Columns = new()
    {
        ["date"] = FieldKind.Date, ["party"] = FieldKind.Card, ["responsible"] = FieldKind.Person,
    };

    /// <summary>Checks definitions.</summary>
    /// <param name="types">What the sources bring.</param>
    /// <param name="stored">The definitions of the last start, hidden ones too: a key keeps its kind for ever.</param>
    /// <returns>One sentence for each fault; empty: all is well.</returns>
    public static IReadOnlyList<string> Check(IReadOnlyList<SourcedType> types, IEnumerable<CardTypeDefinition> stored)
    {
        var faults = new List<string>();
        foreach (var twice in types.GroupBy(t => t.Definition.Name).Where(g => g.Count() > 1))
            faults.Add($"Type '{twice.Key}' is brought {twice.Count()} times: by {string.Join(" and by ", twice.Select(t => t.Source))}. Rename one of them.");
        var names = types.Select(t => t.Definition.Name).ToHashSet(StringComparer.Ordinal);
        var parties = types.Where(t => t.Definition.IsParty).Select(t => t.Definition.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (source, type) in types)
            faults.AddRange(CheckOne(type, names, parties).Select(fault => $"{source}, type '{type.Name}': {fault}"));
        faults.AddRange(CheckKinds(types, stored));
        return faults;
    }

    private static IEnumerable<string> CheckOne(CardTypeDefinition type, IReadOnlySet<string> names, IReadOnlySet<string> parties)
    {
        if (!TypeName().IsMatch(type.Name))
            yield return "a name is lower-case Latin letters, digits and dashes, begins with a letter and has at most 100 characters.";
        if (IsBlank(type.Label))
            yield return "it has no label in Russian or English.";
        if (type.Register is { } register && !TypeName().IsMatch(register))
            yield return $"register '{register}' is no name of a register.";
        foreach (var child in type.Children.Where(c => c != "*" && !names.Contains(c)))
            yield return $"its child '{child}' is no type. Known types: {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
        foreach (var key in Repeated(type.Fields.Select(f => f.Key)))
            yield return $"field '{key}' is there twice.";
        foreach (var column in Repeated(type.Fields.Where(f => f.Column is not null).Select(f => f.Column!)))
            yield return $"column '{column}' is filled by two fields.";
        foreach (var fault in type.Fields.SelectMany(f => CheckField(f, names, parties).Select(fault => $"field '{f.Key}': {fault}")))
            yield return fault;
        foreach (var list in type.Unique)
            if (list.Count == 0 || list.FirstOrDefault(key => type.Fields.All(f => f.Key != key)) is not null)
                yield return $"unique list [{string.Join(", ", list)}] must name fields of the type.";
        foreach (var fault in CheckStates(type).Concat(CheckAccess(type)))
            yield return fault;
    }

    private static IEnumerable<string> CheckField(FieldDefinition field, IReadOnlySet<string> names, IReadOnlySet<string> parties)
    {
        if (!FieldKey().IsMatch(field.Key))
            yield return "a key begins with a lower-case Latin letter; letters, digits and underscores follow, at most 100.";
        if (ReservedKeys.Contains(field.Key))
            yield return "every card has something of this name already. Choose another key.";
        if (!Enum.IsDefined(field.Kind))
            yield return $"its kind {field.Kind} is unknown.";
        if (IsBlank(field.Label))
            yield return "it has no label in Russian or English.";
        if (field.Kind == FieldKind.Choice == (field.Choices.Count == 0))
            yield return "choices belong to fields of kind choice, which have at least one.";
        foreach (var key in Repeated(field.Choices.Select(c => c.Key)))
            yield return $"choice '{key}' is there twice.";
        if (field.Choices.Any(c => string.IsNullOrWhiteSpace(c.Key) || IsBlank(c.Label)))
            yield return "a choice needs a key and a label in Russian and English.";
        if (field.Targets.Count > 0 && field.Kind != FieldKind.Card)
            yield return "targets belong to fields of kind card.";
        foreach (var target in field.Targets.Where(t => !names.Contains(t)))
            yield return $"its target '{target}' is no type.";
        foreach (var fault in ReadRules.Check(field))
            yield return fault;
        if (field.Column is not { } column)
            yield break;
        if (!Columns.TryGetValue(column, out var kind))
            yield return $"column '{column}' is unknown. There are: {string.Join(", ", Columns.Keys)}.";
        else if (field.Kind != kind)
            yield return $"column '{column}' needs a field of kind {kind}.";
        else if (column == "party" && field.Targets.FirstOrDefault(t => names.Contains(t) && !parties.Contains(t)) is { } target)
            yield return $"column 'party' needs targets that are counterparties; type '{target}' is not.";
    }

    private static IEnumerable<string> CheckStates(CardTypeDefinition type)
    {
        foreach (var name in Repeated(type.States.Select(s => s.Name)))
            yield return $"state '{name}' is there twice.";
        foreach (var state in type.States)
        {
            if (!TypeName().IsMatch(state.Name) || IsBlank(state.Label))
                yield return $"state '{state.Name}' needs a name of lower-case Latin letters, digits and dashes, and a label in Russian and English.";
            if (!StateKinds.Contains(state.Kind))
                yield return $"state '{state.Name}' has the unknown kind '{state.Kind}'. There are: {string.Join(", ", StateKinds)}.";
        }
    }

    private static IEnumerable<string> CheckAccess(CardTypeDefinition type)
    {
        foreach (var principal in Repeated(type.Access.Select(a => a.Principal)))
            yield return $"access names '{principal}' twice.";
        foreach (var rule in type.Access)
        {
            if (!PrincipalForm().IsMatch(rule.Principal))
                yield return $"access: '{rule.Principal}' is none of role:NAME, group:NAME, everyone.";
            if (!Levels.Contains(rule.Level))
                yield return $"access: level '{rule.Level}' is none of {string.Join(", ", Levels)}.";
        }
    }

    private static IEnumerable<string> CheckKinds(IReadOnlyList<SourcedType> types, IEnumerable<CardTypeDefinition> stored)
    {
        var known = new Dictionary<string, (FieldKind Kind, string Where)>(StringComparer.Ordinal);
        foreach (var type in stored)
            foreach (var field in type.Fields)
                known.TryAdd(field.Key, (field.Kind, $"in the database since an earlier start (type '{type.Name}')"));
        foreach (var (source, type) in types)
            foreach (var field in type.Fields)
                if (!known.TryAdd(field.Key, (field.Kind, $"in type '{type.Name}'")) && known[field.Key] is var first && first.Kind != field.Kind)
                    yield return $"{source}, type '{type.Name}': field '{field.Key}' is of kind {field.Kind}, but {first.Kind} {first.Where}. A key has one kind for ever: choose another key.";
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> values) => values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key);

    private static bool IsBlank(Localized? label) => string.IsNullOrWhiteSpace(label?.Ru) || string.IsNullOrWhiteSpace(label.En);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,99}$")]
    private static partial Regex TypeName();

    [GeneratedRegex("^[a-z][A-Za-z0-9_]{0,99}$")]
    private static partial Regex FieldKey();

    [GeneratedRegex("^(everyone|(role|group):[^:]{1,190})$")]
    private static partial Regex PrincipalForm();
}
