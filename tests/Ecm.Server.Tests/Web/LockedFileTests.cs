using System.Text;
using Ecm.Testing;
using Ecm.Testing.Material;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>A locked file asks for its password where it is, and what is attached to a mail stands below it.</summary>
[Collection(CardSiteTests.Name)]
public sealed class LockedFileTests(CardSite site)
{
    [Fact]
    public async Task Locked_file_asks_for_its_password_in_intake_and_is_read_with_it()
    {
        using var folder = new TemporaryFolder();
        var (open, locked) = (Path.Combine(folder.Path, "open.pdf"), Path.Combine(folder.Path, "под-замком.pdf"));
        PagePrinter.Print(open, "Неустойка за просрочку");
        Tool.Run("qpdf", "--encrypt", "ключ", "owner", "256", "--", open, locked);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(locked);
        var row = page.Locator("[data-row]:has(a[title='под-замком.pdf'])");

        await row.GetByLabel("Пароль к файлу под-замком.pdf").FillAsync("не тот");
        await row.GetByRole(AriaRole.Button, new() { Name = "Открыть с паролем" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Пароль к файлу не подошёл.");
        await row.GetByLabel("Пароль к файлу под-замком.pdf").FillAsync("ключ");
        await row.GetByRole(AriaRole.Button, new() { Name = "Открыть с паролем" }).ClickAsync();

        await visitor.WaitUntilReadAsync("под-замком.pdf");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Открыть с паролем" })).ToHaveCountAsync(0);
        visitor.Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Attachment_stands_below_its_mail()
    {
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var mail = MailFile.Message("act", "Высылаем акт.", MailFile.Part("приложение-к-акту.txt", "Приложение"u8.ToArray(), "text/plain"));
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.ClickAsync("[data-pick]"));
        await chooser.SetFilesAsync(new FilePayload { Name = "письмо-с-актом.eml", MimeType = "message/rfc822", Buffer = Encoding.UTF8.GetBytes(mail) });
        await visitor.WaitUntilReadAsync("письмо-с-актом.eml");

        await page.Locator("a[title='письмо-с-актом.eml']").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("письмо-с-актом");
        await page.GotoAsync($"{page.Url.Split('?')[0]}?tab=files");

        var attached = page.Locator("ul.files > li[data-depth='1']");
        await Expect(attached).ToContainTextAsync("приложение-к-акту.txt");
        await Expect(attached).ToContainTextAsync("Из «письмо-с-актом.eml»");
        visitor.Faults.Should().BeEmpty();
    }
}
