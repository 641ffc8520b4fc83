using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.Cards;

/// <summary>Types with a field of every kind, a unique list, states and children, and cards of them.</summary>
internal static class SomeTypes
{
    public const string Party = "organisation";
    public const string Order = "order";

    private static readonly CardTypeDefinition[] All =
    [
        CoreCardTypes.Document,
        new()
        {
            Name = Party, Label = new Localized("Организация", "Organisation"), IsParty = true, Unique = [["inn", "kpp"]],
            Fields = [Field("inn", FieldKind.Text), Field("kpp", FieldKind.Text), Field("note", FieldKind.Text)],
        },
        new()
        {
            Name = Order, Label = new Localized("Приказ", "Order"), Children = ["document"],
            States = [new("draft", new Localized("Черновик", "Draft"), "draft"), new("done", new Localized("Готов", "Done"), "ok")],
            Fields =
            [
                Field("subject", FieldKind.Text) with { Required = true, Label = new Localized("Предмет", "Subject") },
                Field("count", FieldKind.Number), Field("sum", FieldKind.Money), Field("signedOn", FieldKind.Date) with { Column = "date" }, Field("urgent", FieldKind.Bool),
                Field("delivery", FieldKind.Choice) with { Choices = [new("post", new Localized("Почта", "Post"))] },
                Field("responsible", FieldKind.Person) with { Column = "responsible" }, Field("party", FieldKind.Card) with { Targets = [Party], Column = "party" },
            ],
        },
    ];

    /// <summary>Values as they come from a client.</summary>
    public static Dictionary<string, JsonElement> Values(params (string Key, string Json)[] values) =>
        values.ToDictionary(v => v.Key, v => JsonElement.Parse(v.Json));

    /// <summary>A database with these types.</summary>
    public static Task<TestDatabase> OpenAsync(bool postgreSql = false) => MakeAsync(postgreSql, All);

    /// <summary>A database with these types and some more.</summary>
    public static Task<TestDatabase> OpenAsync(params CardTypeDefinition[] more) => MakeAsync(postgreSql: false, [.. All, .. more]);

    /// <summary>The same on a database of choice.</summary>
    public static Task<TestDatabase> OpenAsync(bool postgreSql, CardTypeDefinition more) => MakeAsync(postgreSql, [.. All, more]);

    private static async Task<TestDatabase> MakeAsync(bool postgreSql, CardTypeDefinition[] types)
    {
        var database = await TestDatabase.CreateAsync(postgreSql: postgreSql);
        await database.CommitAsync(new ImportCardTypes(types));
        return database;
    }

    /// <summary>Makes a card, or tries to.</summary>
    public static async Task<Result<Guid>> MakeAsync(
        this TestDatabase database, Caller caller, string type, IReadOnlyDictionary<string, JsonElement> values, Guid? parent = null, string? title = null)
    {
        var id = Guid.CreateVersion7();
        var made = await database.Changes.CommitAsync(
            caller, new ChangeSet("card.create", id.ToString(), [new CreateCard(id, type, title, parent, values, null, ByPerson: true)]), default);
        return made.Map(_ => id);
    }

    /// <summary>Changes a card, or tries to; the problem.</summary>
    public static async Task<Problem?> ChangeAsync(this TestDatabase database, Caller caller, Guid card, CardPatch patch)
    {
        var version = (await database.ViewAsync(card)).Version;
        return (await database.Changes.CommitAsync(caller, new ChangeSet("card.patch", card.ToString(), [new PatchCard(card, version, patch)]), default)).Problem;
    }

    /// <summary>A card as it is now.</summary>
    public static async Task<CardView> ViewAsync(this TestDatabase database, Guid card) =>
        (await new CardReading(database.Contexts).GetAsync(Caller.System, card, default)).Value;

    private static FieldDefinition Field(string key, FieldKind kind) => new() { Key = key, Kind = kind, Label = new Localized(key, key) };
}
