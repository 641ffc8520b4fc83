using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Tests.CardTypes;

/// <summary>What a new card begins with by its type.</summary>
public sealed class FieldDefaultTests
{
    private static readonly DateOnly Today = new(2026, 2, 27);

    [Theory]
    [InlineData(FieldKind.Text, "по почте", "\"по почте\"")]
    [InlineData(FieldKind.Number, "12.5", "12.5")]
    [InlineData(FieldKind.Number, "12,5", null)]
    [InlineData(FieldKind.Date, "2026-03-05", "\"2026-03-05\"")]
    [InlineData(FieldKind.Date, "today", "\"2026-02-27\"")]
    [InlineData(FieldKind.Date, "Сегодня", "\"2026-02-27\"")]
    [InlineData(FieldKind.Date, "+3", "\"2026-03-02\"")]
    [InlineData(FieldKind.Date, "+99999999999", null)]
    [InlineData(FieldKind.Date, "05.03.2026", null)]
    [InlineData(FieldKind.Bool, "true", "true")]
    [InlineData(FieldKind.Bool, "false", "false")]
    [InlineData(FieldKind.Bool, "да", null)]
    [InlineData(FieldKind.Choice, "post", "\"post\"")]
    [InlineData(FieldKind.Choice, "fax", null)]
    [InlineData(FieldKind.Choice, "pigeon", null)]
    [InlineData(FieldKind.Money, "12.5", null)]
    public void Text_of_the_type_is_the_value_of_the_field_where_it_fits(FieldKind kind, string text, string? json)
    {
        var choices = kind == FieldKind.Choice ? new ChoiceDefinition[] { new("post", new("Почта", "Post")), new("fax", new("Факс", "Fax")) { Hidden = true } } : [];
        var field = new FieldDefinition { Key = "a", Kind = kind, Label = new Localized("а", "a"), Default = text, Choices = choices };

        var value = FieldDefaults.Value(field, Today);

        (value is { } v ? JsonElement.DeepEquals(v, JsonElement.Parse(json ?? "null")) : json is null).Should().BeTrue($"{value}");
        FieldDefaults.Check(field).Should().HaveCount(json is null ? 1 : 0);
    }

    [Fact]
    public void Default_of_a_list_is_no_fault_of_the_type()
    {
        var field = new FieldDefinition { Key = "a", Kind = FieldKind.Choice, Label = new Localized("а", "a"), Default = "post", List = "ways" };

        FieldDefaults.Check(field).Should().BeEmpty("what the list holds may change at any time");
        FieldDefaults.Value(field, Today).Should().BeNull("nothing of it is offered");
    }
}
