using Ecm.Contracts.Types;
using Ecm.Testing.Product;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>A figure that was typed wrong is told at its field and beside the value, and stands in nobody's way.</summary>
[Collection(CardSiteTests.Name)]
public sealed class FieldNoteTests(CardSite site)
{
    private const string Differs = "Контрольная цифра не сходится.";

    [Fact]
    public async Task Wrong_figure_of_a_taxpayer_number_is_told_when_it_is_left_and_is_kept_all_the_same()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/cards/new?type=organisation");
        var note = page.Locator("#odd-inn");
        await page.Locator("#field-title").FillAsync("Кровельщики Заречья");
        // Not while it is being typed.
        await page.Locator("#field-inn").PressSequentiallyAsync("770708389");
        await Expect(page.Locator("#field-inn")).ToHaveValueAsync("770708389");
        await Expect(note).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Expect(note).ToHaveTextAsync("В ИНН 10 или 12 цифр, здесь 9.");
        await page.Locator("#field-inn").PressAsync("End");
        await page.Keyboard.TypeAsync("4");
        await Expect(note).ToHaveTextAsync(Differs);
        await Expect(page.Locator("#field-inn")).ToHaveAttributeAsync("aria-describedby", "odd-inn");
        await Axe.ExpectNoFaultsAsync(page);
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Кровельщики Заречья");
        var value = page.Locator("section.fields .field:has(.name:text-is('ИНН')) .value");
        await Expect(value).ToContainTextAsync("7707083894");
        await Expect(value).ToContainTextAsync(Differs);
        await Axe.ExpectNoFaultsAsync(page);
        await value.ClickAsync();
        await Expect(note).ToHaveTextAsync(Differs);
        await page.Locator("#field-inn").FillAsync("7707083893");
        await Expect(note).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+s");
        await Expect(value).ToHaveTextAsync("7707083893");
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Account_is_measured_anew_when_its_bank_code_is_mended()
    {
        var admin = await Clerk.SignInAsync(site.Server);
        await admin.Client.Types.PutAsync("slate-order", new PutTypeRequest
        {
            Label = new Label("Заказ шифера", "Slate order"),
            Fields =
            [
                new CardTypeField { Key = "slateBank", Kind = "text", Label = new Label("БИК банка", "Bank code"), Read = new FieldReadRule { As = "bik" } },
                new CardTypeField { Key = "slateAccount", Kind = "text", Label = new Label("Расчётный счёт", "Account"), Read = new FieldReadRule { As = "account" } },
            ],
        });
        await admin.Client.Types.PublishAsync("slate-order");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync("/cards/new?type=slate-order");
        await page.Locator("#field-slateBank").FillAsync("044525226");
        await page.Locator("#field-slateAccount").FillAsync("40702810500000002851");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#odd-slateAccount")).ToHaveTextAsync("Контрольная цифра не сходится с БИК.");
        await page.Locator("#field-slateBank").FillAsync("044525225");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#odd-slateAccount")).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }
}
