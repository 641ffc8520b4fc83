using System.Text.Json;
using Ecm.Core.Files;
using Ecm.Rest.Cards;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Http;

namespace Ecm.Core.Tests.Rest;

public sealed class RequestValueTests
{
    [Theory]
    [InlineData("2024-03-05", true)]
    [InlineData("05.03.2024", false)]
    [InlineData("03/05/2024", false)]
    [InlineData("2024-02-30", false)]
    [InlineData("", false)]
    public void Day_has_one_form(string text, bool good) => Day.TryParse(text, null, out _).Should().Be(good);

    [Theory]
    [InlineData("version", true)]
    [InlineData(null, true)]
    [InlineData("Version", false)]
    [InlineData("1", false)]
    [InlineData("other", false)]
    public void Choice_is_a_word_and_no_number(string? word, bool good) => Words.TryParse(word, TwinChoice.Keep, out _).Should().Be(good);

    [Fact]
    public void Patch_tells_absent_from_null()
    {
        PatchBody.Read(JsonElement.Parse("{}")).Value.Moves.Should().BeFalse();
        var moved = PatchBody.Read(JsonElement.Parse("""{"parentId":null,"fields":{"subject":null}}""")).Value;
        moved.Moves.Should().BeTrue();
        moved.ParentId.Should().BeNull();
        moved.Fields["subject"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{"number":"1"}""", "number")]
    [InlineData("""{"title":null}""", "title")]
    [InlineData("""{"title":5}""", "title")]
    [InlineData("""{"parentId":"x"}""", "parentId")]
    [InlineData("""{"fields":[]}""", "fields")]
    [InlineData("[]", null)]
    public void Patch_of_what_cannot_be_patched_is_refused_by_name(string json, string? member)
    {
        var problem = PatchBody.Read(JsonElement.Parse(json)).Problem!;

        problem.Status.Should().Be(400);
        problem.Field.Should().Be(member);
    }
}
