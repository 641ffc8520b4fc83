using Ecm.Testing.Product;

namespace Ecm.Server.Tests;

/// <summary>The story of the product: a scan goes in, is kept safe, is read, and is found by any form of its words.</summary>
public sealed class ScanToSearchTests
{
    private const string PageOne = """
        Договор аренды нежилого помещения
        Арендодатель передает, а арендатор принимает во временное пользование
        складское помещение. Размер арендной платы составляет 125000 рублей.
        """;

    private const string PageTwo = """
        Ответственность сторон
        За неисполнение обязательств виновная сторона возмещает убытки.
        """;

    [Theory]
    [InlineData(Parts.Embedded)]
    [InlineData(Parts.Servers)]
    public async Task A_noisy_scan_of_a_contract_is_found_by_another_form_of_its_words(Parts parts)
    {
        await using var server = await StartAsync(parts);
        var clerk = await Clerk.SignInAsync(server);
        using var scan = Scan.Noisy(PageOne, PageTwo);

        var uploaded = await clerk.UploadAsync(scan, type: "contract");
        await clerk.WaitUntilReadAsync(uploaded.FileId);

        var byOtherForm = await clerk.SearchAsync("договорами");
        byOtherForm.Hits.Should().ContainSingle().Which.CardId.Should().Be(uploaded.CardId);
        byOtherForm.Hits[0].Snippets.Should().Contain(s => s.Contains("<mark>"));

        var byPageTwo = await clerk.SearchAsync("обязательство type:contract");
        byPageTwo.Hits.Should().ContainSingle().Which.Pages.Should().Contain(p => p.Page == 2);

        var page = await clerk.PageAsync(uploaded.FileId, 2, "обязательство");
        page.Marks.Should().ContainSingle("the word stands once on the page").Which.Boxes.Should().NotBeEmpty("its place on the picture is known");
        (await clerk.PictureAsync(uploaded.FileId, 2)).Should().StartWith([0xFF, 0xD8], "a page is shown as JPEG");

        (await clerk.ContentAsync(uploaded.FileId)).Should().Equal(await File.ReadAllBytesAsync(scan.Path), "the original is never changed");

        var twin = await clerk.UploadAsync(scan, type: "contract", twins: "discard");
        twin.CardId.Should().Be(uploaded.CardId, "the same bytes are there already");
    }

    [Theory]
    [InlineData(Parts.Embedded)]
    [InlineData(Parts.Servers)]
    public async Task What_was_acknowledged_is_there_and_found_after_the_process_was_killed(Parts parts)
    {
        await using var server = await StartAsync(parts);
        var clerk = await Clerk.SignInAsync(server);
        using var letter = Scan.Text("Просим направить акт сверки взаимных расчётов.");
        var uploaded = await clerk.UploadAsync(letter);

        await server.KillAsync();
        await server.RestartAsync();

        await clerk.WaitUntilReadAsync(uploaded.FileId);
        (await clerk.SearchAsync("сверка расчетов")).Hits.Should().ContainSingle().Which.CardId.Should().Be(uploaded.CardId);
        var (status, report) = await server.VerbAsync("verify");
        status.Should().Be(0, report);
    }

    [Theory]
    [InlineData(Parts.Embedded)]
    [InlineData(Parts.Servers)]
    public async Task What_a_user_may_not_read_changes_nothing_in_any_answer(Parts parts)
    {
        await using var server = await StartAsync(parts);
        var clerk = await Clerk.SignInAsync(server);
        var outsider = await clerk.NewUserAsync("outsider", roles: []);
        using var open = Scan.Text("Служебная записка о премировании отдела.");
        var shared = await clerk.UploadAsync(open);
        await clerk.ShareAsync(shared.CardId, "outsider");
        await outsider.WaitUntilReadAsync(shared.FileId);
        var before = await outsider.SearchTextAsync("премирование OR секретный");

        using var secret = Scan.Text("Секретный приказ о премировании директора.");
        var hidden = await clerk.UploadAsync(secret);
        await clerk.WaitUntilReadAsync(hidden.FileId);

        (await clerk.SearchAsync("секретный")).Total.Should().Be(1);
        (await outsider.SearchTextAsync("премирование OR секретный")).Should().Be(before);
        (await outsider.StatusAsync($"/api/v1/cards/{hidden.CardId}")).Should().Be(404, "what may not be known is not there");
        (await outsider.StatusAsync($"/api/v1/files/{hidden.FileId}/content")).Should().Be(404);
    }

    private static Task<RunningServer> StartAsync(Parts parts) => parts == Parts.Embedded ? RunningServer.StartAsync() : RunningServer.StartOnServersAsync();

    public enum Parts
    {
        Embedded,
        Servers,
    }
}
