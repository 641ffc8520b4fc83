using Ecm.Abstractions;
using Ecm.Abstractions.Cards;

namespace Ecm.Plugins.DocumentTypes;

/// <summary>The form of a type's file. What the values mean is said at <see cref="CardTypeDefinition"/>; the core checks that they fit together.</summary>
internal static class TypeYaml
{
    public static CardTypeDefinition Read(YamlMap map) => new()
    {
        Name = map.Only("name", "label", "party", "register", "children", "unique", "fields", "states", "access").Text("name"),
        Label = Label(map),
        IsParty = map.Flag("party"),
        Register = map.TextOrNull("register"),
        Children = map.Texts("children"),
        Unique = map.TextLists("unique"),
        Fields = [.. map.Maps("fields").Select(Field)],
        States = [.. map.Maps("states").Select(s => new StateDefinition(s.Only("name", "label", "kind").Text("name"), Label(s), s.Text("kind")))],
        Access = [.. map.Maps("access").Select(a => new AccessRule(a.Only("principal", "level").Text("principal"), a.Text("level")))],
    };

    private static FieldDefinition Field(YamlMap map) => new()
    {
        Key = map.Only("key", "kind", "label", "required", "personal", "listed", "choices", "list", "targets", "column", "default", "read").Text("key"),
        Kind = map.Choice<FieldKind>("kind"),
        Label = Label(map),
        Required = map.Flag("required"),
        Personal = map.Flag("personal"),
        Listed = map.Flag("listed"),
        Choices = [.. map.Maps("choices").Select(c => new ChoiceDefinition(c.Only("key", "label").Text("key"), Label(c)))],
        List = map.TextOrNull("list"),
        Targets = map.Texts("targets"),
        Column = map.TextOrNull("column"),
        Default = map.TextOrNull("default"),
        Read = map.MapOrNull("read") is { } read ? Rule(read) : null,
    };

    private static ReadRule Rule(YamlMap map) => new()
    {
        As = map.Only("as", "near", "pages").Choice<ReadKind>("as"), Near = map.Texts("near"),
        Pages = map.TextOrNull("pages") is null ? ReadPages.Any : map.Choice<ReadPages>("pages"),
    };

    private static Localized Label(YamlMap map)
    {
        var label = map.Map("label").Only("ru", "en");
        return new Localized(label.Text("ru"), label.Text("en"));
    }
}
