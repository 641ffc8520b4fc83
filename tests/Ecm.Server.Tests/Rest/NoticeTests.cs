using System.Text;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Notices;
using Ecm.Contracts.Search;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>What people are told, through REST.</summary>
public sealed class NoticeTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Comment_and_new_card_of_a_search_are_told_until_they_are_seen()
    {
        var clerk = await (await Clerk.SignInAsync(server.Server)).NewUserAsync("teller", ["clerk"]);
        var card = await server.CreateAsync("Смета на кровлю");
        var search = await server.Client.Search.SaveAsync(new SaveSearchRequest { Name = "Кровля", Question = new CardsQuery { Q = "кровля" }, Notify = true });
        search.Notify.Should().BeTrue();

        await clerk.Client.Cards.CommentAsync(card.Id, new CommentRequest("Где подпись?"));
        await clerk.Client.UploadAsync(new(new MemoryStream(Encoding.UTF8.GetBytes("Акт осмотра кровли.")), "осмотр.txt"), new());

        await Eventually.HoldsAsync("both are told", async () => (await server.Client.Notices.ListAsync(unseen: true)).Count == 2);
        var told = await server.Client.Notices.ListAsync();
        told.Single(n => n.Kind == "comment").Should().BeEquivalentTo(new { SubjectId = card.Id, Subject = "Смета на кровлю", Actor = "teller", Count = 1, Seen = false });
        told.Single(n => n.Kind == "search").Should().BeEquivalentTo(new { SubjectId = search.Id, Subject = "Кровля", Actor = (string?)null, Count = 1 });
        (await clerk.Client.Notices.ListAsync()).Should().BeEmpty();

        await clerk.Client.Notices.SeeAsync(new SeeNoticesRequest());
        (await server.Client.Notices.ListAsync(unseen: true)).Should().HaveCount(2, "what others see is theirs");
        await server.Client.Search.OpenSavedAsync(search.Id);
        (await server.Client.Notices.ListAsync(unseen: true)).Should().ContainSingle().Which.Kind.Should().Be("comment");
        await server.Client.Notices.SeeAsync(new SeeNoticesRequest { Ids = [told.Single(n => n.Kind == "comment").Id] });
        (await server.Client.Notices.ListAsync(unseen: true)).Should().BeEmpty();
        (await server.Client.Notices.ListAsync()).Should().HaveCount(2).And.OnlyContain(n => n.Seen);
    }

    [Fact]
    public async Task Trash_says_until_when_a_card_is_kept_and_what_keeps_it_longer()
    {
        var (parent, single) = (await server.CreateAsync("Дело о сваях"), await server.CreateAsync("Черновик о сваях"));
        await server.CreateAsync("Лист о сваях", parent.Id);
        foreach (var card in new[] { parent, single })
            await server.Client.Cards.TrashAsync(card.Id);

        var trash = (await server.Client.Cards.TrashedAsync()).Items.Where(t => t.Card.Title.EndsWith("о сваях", StringComparison.Ordinal)).ToList();

        trash.Select(t => (t.Card.Id, t.Hold)).Should().Equal((single.Id, null), (parent.Id, "children"));
        trash.Should().OnlyContain(t => t.Until == t.Card.TrashedAt!.Value.AddDays(30));
        var page = await server.Client.Cards.TrashedAsync(size: 1);
        page.Items.Should().ContainSingle();
        (await server.Client.Cards.TrashedAsync(page.Cursor, 1)).Items.Should().ContainSingle().Which.Card.Id.Should().NotBe(page.Items[0].Card.Id);
    }
}
