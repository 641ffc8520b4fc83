using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Registers;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>Journals over REST: lines, numbers kept for later, spreadsheets.</summary>
[Collection(SettingsServer.Name)]
public sealed class JournalTests(SignedInServer server)
{
    private IRegisters Registers => server.Client.Registers;

    [Fact]
    public async Task A_line_takes_the_number_that_was_announced()
    {
        var next = await Registers.NextAsync("incoming", "incoming-letter");
        var card = await Registers.EnterAsync("incoming", Letter("О переносе срока"));
        var again = await Registers.EnterAsync("incoming", Letter("О цене"), "line-1");
        var repeated = await Registers.EnterAsync("incoming", Letter("О цене"), "line-1");

        card.Number.Should().Be(next.Number);
        repeated.Should().BeEquivalentTo(again, o => o.Excluding(c => c.Fields));
        var lines = await server.Client.Cards.ListAsync(new CardListQuery { Register = "incoming", Sort = "registered", Number = card.Number });
        lines.Items.Should().Contain(c => c.Id == card.Id && c.Title == "О переносе срока");
        await FailsAsync(HttpStatusCode.UnprocessableEntity, () => Registers.EnterAsync("incoming", new EnterRequest("incoming-letter")));
        await FailsAsync(HttpStatusCode.UnprocessableEntity, () => Registers.EnterAsync("nothing", Letter("О цене")));
    }

    [Fact]
    public async Task A_number_is_reserved_given_back_explained_and_used_by_a_card_that_was_there()
    {
        var kept = await Registers.ReserveAsync("memos", new ReserveRequest { Count = 2, Note = "приказ директора" });
        var card = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "memo", Title = "О дежурстве" });

        var given = await server.Client.Cards.RegisterAsync(card.Id, new RegisterRequest { Reserved = kept[1].Id });
        var released = await Registers.ReleaseAsync("memos", kept[0].Id, new ReleaseRequest { Reason = "приказ отменён" });

        given.Number.Should().Be(kept[1].Number);
        released.Should().BeEquivalentTo(new { Released = true, Reason = "приказ отменён", Note = "приказ директора" });
        (await Registers.ReservationsAsync("memos")).Select(n => n.Id).Should().Contain(kept[0].Id).And.NotContain(kept[1].Id);
        await FailsAsync(HttpStatusCode.Conflict, () => Registers.EnterAsync("memos", new EnterRequest("memo") { Reserved = kept[1].Id }));
    }

    [Fact]
    public async Task Number_of_a_card_is_told_given_and_taken_back()
    {
        var card = await server.Client.Cards.CreateAsync(new CreateCardRequest { Type = "memo", Title = "О ключах" });

        var next = await server.Client.Cards.NextNumberAsync(card.Id);
        var given = await server.Client.Cards.RegisterAsync(card.Id, new RegisterRequest());
        var freed = await server.Client.Cards.UnregisterAsync(card.Id, new UnregisterRequest { Number = given.Number, Reason = "ошибка" });

        given.Number.Should().Be(next.Number);
        freed.Number.Should().BeNull();
        (await Registers.ReservationsAsync("memos")).Should().Contain(n => n.Number == given.Number && n.Released && n.Reason == "ошибка");
        await FailsAsync(HttpStatusCode.PreconditionFailed, () => server.Client.Cards.UnregisterAsync(card.Id, new UnregisterRequest { Number = given.Number }));
    }

    [Fact]
    public async Task Spreadsheets_hold_the_lines_the_caller_may_read_and_no_formulas()
    {
        var admin = await Clerk.SignInAsync(server.Server);
        var reader = await admin.NewUserAsync($"reader-{Guid.CreateVersion7():N}", ["reader"]);
        var open = await Registers.EnterAsync("outgoing", Outgoing("=HYPERLINK(\"http://x\";\"y\")"));
        var closed = await Registers.EnterAsync("outgoing", Outgoing("Секретное письмо"));
        await admin.ShareAsync(closed.Id, "admin");

        var csv = await reader.BytesAsync("api/v1/registers/outgoing/export?format=csv");
        var xlsx = await reader.BytesAsync("api/v1/registers/outgoing/export?format=xlsx");

        csv.Take(3).Should().Equal(Encoding.UTF8.GetPreamble());
        var text = Encoding.UTF8.GetString(csv);
        text.Should().Contain("Рег. номер;").And.Contain(open.Number).And.Contain("'=HYPERLINK").And.NotContain("Секретное");
        using var workbook = new ZipArchive(new MemoryStream(xlsx));
        using var sheet = new StreamReader(workbook.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        (await sheet.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().Contain(open.Number).And.NotContain("<x:f>").And.NotContain("<f>").And.NotContain("Секретное");
    }

    [Theory]
    [InlineData("outgoing/export?format=pdf", HttpStatusCode.BadRequest)]
    [InlineData("outgoing/export?q=(акт", HttpStatusCode.BadRequest)]
    [InlineData("../cards?number=12", HttpStatusCode.BadRequest)]
    [InlineData("nothing/export", HttpStatusCode.NotFound)]
    [InlineData("nothing/reservations", HttpStatusCode.NotFound)]
    [InlineData("outgoing/next?type=nothing", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_answered_is_refused(string path, HttpStatusCode status)
    {
        using var answer = await server.Http.GetAsync($"api/v1/registers/{path}", TestContext.Current.CancellationToken);

        answer.StatusCode.Should().Be(status);
    }

    private static EnterRequest Letter(string subject) => new("incoming-letter") { Title = subject, Fields = Fields(("subject", subject)) };

    private static EnterRequest Outgoing(string subject) => new("outgoing-letter") { Title = subject, Fields = Fields(("subject", subject)) };

    private static Dictionary<string, JsonElement> Fields(params (string Key, string Value)[] fields) => fields.ToDictionary(f => f.Key, f => JsonSerializer.SerializeToElement(f.Value));

    private static async Task FailsAsync(HttpStatusCode status, Func<Task> act) =>
        (await FluentActions.Invoking(act).Should().ThrowAsync<EcmProblemException>()).Which.Problem.Status.Should().Be((int)status);
}
