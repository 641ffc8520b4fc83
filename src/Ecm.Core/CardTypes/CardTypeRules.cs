using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Storage;

namespace Ecm.Core.CardTypes;

/// <summary>What definitions must keep to, each by itself and all of them together. Answers everything that is wrong, so that it is mended in one go.</summary>
internal static partial class CardTypeRules
{
    private const int LongestLabel = 200;
    private const int MostFields = 200;

    private static readonly string[] StateKinds = ["draft", "run", "warn", "bad", "ok", "ext", "arch"];
    private static readonly string[] Levels = ["none", "read", "edit", "approve", "manage"];

    /// <summary>Checks definitions of sources.</summary>
    /// <param name="types">What the sources bring.</param>
    /// <param name="stored">The definitions that were ever in force, hidden ones too: a key keeps its kind for ever.</param>
    /// <param name="lists">Names of the shared lists.</param>
    /// <param name="people">Names of types that no source brings but people made.</param>
    /// <returns>One sentence for each fault; empty: all is well.</returns>
    public static IReadOnlyList<string> Check(IReadOnlyList<SourcedType> types, IEnumerable<CardTypeDefinition> stored, IReadOnlySet<string> lists, params IEnumerable<string> people)
    {
        var faults = new List<string>();
        foreach (var twice in types.GroupBy(t => t.Definition.Name).Where(g => g.Count() > 1))
            faults.Add($"Type '{twice.Key}' is brought {twice.Count()} times: by {string.Join(" and by ", twice.Select(t => t.Source))}. Rename one of them.");
        var names = types.Select(t => t.Definition.Name).Concat(people).ToHashSet(StringComparer.Ordinal);
        var parties = Parties(types.Select(t => t.Definition));
        foreach (var type in types)
            faults.AddRange(CheckOne(type.Definition, names, parties, lists).Select(fault => Sentence(type, fault)));
        faults.AddRange(CheckKinds(types, stored).Select(wrong => Sentence(wrong.Type, wrong.Fault)));
        return faults;

        static string Sentence(SourcedType type, TypeFault fault) => $"{type.Source}, type '{type.Definition.Name}': {fault.Sentence}";
    }

    /// <summary>Checks one definition that is to stand among others.</summary>
    /// <param name="type">The definition.</param>
    /// <param name="others">The other types in force.</param>
    /// <param name="stored">The definitions that were ever in force.</param>
    /// <param name="lists">Names of the shared lists.</param>
    public static IReadOnlyList<TypeFault> CheckAmong(CardTypeDefinition type, IReadOnlyCollection<CardTypeDefinition> others, IEnumerable<CardTypeDefinition> stored, IReadOnlySet<string> lists)
    {
        CardTypeDefinition[] all = [.. others, type];
        return
        [
            .. CheckOne(type, all.Select(t => t.Name).ToHashSet(StringComparer.Ordinal), Parties(all), lists),
            .. CheckKinds([new SourcedType("", type)], stored).Select(wrong => wrong.Fault),
        ];
    }

    /// <summary>True for the name of a type or register.</summary>
    public static bool IsName(string name) => TypeName().IsMatch(name);

    /// <summary>What is wrong with a label; null: nothing.</summary>
    public static Localized? FaultOf(Localized? label)
    {
        if (string.IsNullOrWhiteSpace(label?.Ru) || string.IsNullOrWhiteSpace(label.En))
            return new("нет названия по-русски или по-английски.", "it has no label in Russian or English.");
        return label.Ru.Length > LongestLabel || label.En.Length > LongestLabel || !KeptText.IsName(label.Ru) || !KeptText.IsName(label.En)
            ? new Localized($"название — одна строка не длиннее {LongestLabel} знаков.", $"a label is one line of at most {LongestLabel} characters.")
            : null;
    }

    public static IEnumerable<string> Repeated(IEnumerable<string> values) => values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key);

    private static HashSet<string> Parties(IEnumerable<CardTypeDefinition> types) => types.Where(t => t.IsParty).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<TypeFault> CheckOne(CardTypeDefinition type, IReadOnlySet<string> names, IReadOnlySet<string> parties, IReadOnlySet<string> lists)
    {
        if (!IsName(type.Name))
            yield return TypeFault.At("name", "имя — строчные латинские буквы, цифры и дефисы, начинается с буквы, не больше 100 знаков.", "a name is lower-case Latin letters, digits and dashes, begins with a letter and has at most 100 characters.");
        if (FaultOf(type.Label) is { } label)
            yield return new TypeFault("label", label);
        if (type.Register is { } register && !IsName(register))
            yield return TypeFault.At("register", $"«{register}» — не имя журнала.", $"register '{register}' is no name of a register.");
        foreach (var child in type.Children.Where(c => c != "*" && !names.Contains(c)))
            yield return TypeFault.At("children", $"подчинённого вида «{child}» нет.", $"its child '{child}' is no type. Known types: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
        if (type.Fields.Count > MostFields)
            yield return TypeFault.At("fields", $"полей не больше {MostFields}.", $"it has more than {MostFields} fields.");
        foreach (var key in Repeated(type.Fields.Select(f => f.Key)))
            yield return TypeFault.At("fields", $"поле «{key}» есть дважды.", $"field '{key}' is there twice.");
        foreach (var column in type.Fields.Where(f => f.Column is not null).GroupBy(f => f.Column!).Where(g => g.Count() > 1))
            yield return TypeFault.At("fields", $"одно и то же место карточки заполняют два поля: {string.Join(", ", column.Select(f => $"«{f.Label.Ru}»"))}.", $"column '{column.Key}' is filled by two fields.");
        foreach (var fault in type.Fields.SelectMany(f => CardTypeFieldRules.Check(f, names, parties, lists)))
            yield return fault;
        foreach (var list in type.Unique)
            if (list.Count == 0 || list.FirstOrDefault(key => type.Fields.All(f => f.Key != key)) is not null)
                yield return TypeFault.At("unique", $"по полям «{string.Join(", ", list)}» карточки различаются: все они должны остаться.", $"unique list [{string.Join(", ", list)}] must name fields of the type.");
        foreach (var fault in CheckStates(type).Concat(CheckAccess(type)))
            yield return fault;
    }

    private static IEnumerable<TypeFault> CheckStates(CardTypeDefinition type)
    {
        foreach (var name in Repeated(type.States.Select(s => s.Name)))
            yield return TypeFault.At("states", $"состояние «{name}» есть дважды.", $"state '{name}' is there twice.");
        foreach (var state in type.States)
        {
            if (!IsName(state.Name) || FaultOf(state.Label) is not null)
                yield return TypeFault.At("states", $"у состояния «{state.Name}» должно быть имя из строчных латинских букв, цифр и дефисов и название по-русски и по-английски.", $"state '{state.Name}' needs a name of lower-case Latin letters, digits and dashes, and a label in Russian and English.");
            if (!StateKinds.Contains(state.Kind))
                yield return TypeFault.At("states", $"у состояния «{state.Name}» неизвестный вид «{state.Kind}». Есть: {string.Join(", ", StateKinds)}.", $"state '{state.Name}' has the unknown kind '{state.Kind}'. There are: {string.Join(", ", StateKinds)}.");
        }
    }

    private static IEnumerable<TypeFault> CheckAccess(CardTypeDefinition type)
    {
        foreach (var principal in Repeated(type.Access.Select(a => a.Principal)))
            yield return TypeFault.At("access", $"доступ называет «{principal}» дважды.", $"access names '{principal}' twice.");
        foreach (var rule in type.Access)
        {
            if (!PrincipalForm().IsMatch(rule.Principal))
                yield return TypeFault.At("access", $"доступ: «{rule.Principal}» — не role:ИМЯ, не group:ИМЯ и не everyone.", $"access: '{rule.Principal}' is none of role:NAME, group:NAME, everyone.");
            if (!Levels.Contains(rule.Level))
                yield return TypeFault.At("access", $"доступ: уровня «{rule.Level}» нет. Есть: {string.Join(", ", Levels)}.", $"access: level '{rule.Level}' is none of {string.Join(", ", Levels)}.");
        }
    }

    private static IEnumerable<(SourcedType Type, TypeFault Fault)> CheckKinds(IReadOnlyList<SourcedType> types, IEnumerable<CardTypeDefinition> stored)
    {
        var known = new Dictionary<string, (FieldKind Kind, Localized Where)>(StringComparer.Ordinal);
        foreach (var type in stored)
            foreach (var field in type.Fields)
                known.TryAdd(field.Key, (field.Kind, new($"в виде «{type.Label.Ru}»", $"in the database since an earlier start (type '{type.Name}')")));
        foreach (var type in types)
            foreach (var field in type.Definition.Fields)
                if (!known.TryAdd(field.Key, (field.Kind, new($"в виде «{type.Definition.Label.Ru}»", $"in type '{type.Definition.Name}'"))) && known[field.Key] is var first && first.Kind != field.Kind)
                    yield return (type, TypeFault.Of(field.Key, new(
                        $"ключ «{field.Key}» навсегда за значениями вида «{Word(first.Kind)}» ({first.Where.Ru}). Возьмите другой ключ.",
                        $"it is of kind {field.Kind}, but {first.Kind} {first.Where.En}. A key has one kind for ever: choose another key.")));

        static string Word(FieldKind kind) => Enum.IsDefined(kind) ? FieldKindWords.Of(kind).Ru : $"{kind}";
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,99}$")]
    private static partial Regex TypeName();

    [GeneratedRegex("^(everyone|role:[^:]{1,190}|group:.{1,200})$")]
    private static partial Regex PrincipalForm();
}
