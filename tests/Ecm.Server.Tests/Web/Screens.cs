using static Microsoft.Playwright.Assertions;

namespace Ecm.Server.Tests.Web;

/// <summary>All screens there are.</summary>
internal static class Screens
{
    // Each with what is there once it is complete.
    private static readonly (string Address, string Sign)[] All =
    [
        ("/", "[data-row]"), ("/intake", "[data-row]"), ("/nowhere", ".nothing"),
        ("/search", "[data-row]"), ("/search?q=1234", "[data-row] mark"), ("/search?q=1234&view=table", "tbody tr"), ("/search?q=1234&view=preview", "[data-row] mark"), ("/search?q=9999", ".nothing"), ("/search?q=1234&type=invoice", ".nothing"),
        ("/c/9999", ".nothing"), ("/searches", ".nothing, [data-row]"), ("/searches/00000000-0000-7000-8000-000000000000", ".nothing"),
        ("/registers", "tbody tr"), ("/registers/contracts", ".nothing, tbody tr"), ("/registers/contracts/gaps", "form.reserve"), ("/registers/contracts/print", ".print"),
        ("/changes", "h1"), ("/changes/00000000-0000-7000-8000-000000000000", ".nothing"), ("/trash", "h1"), ("/notices", ".nothing, [data-row]"),
        ("/doubts", ".nothing, .page img"), ("/settings/me", ".tokens p"),
        ("/admin", ".facts, .nothing"), ("/admin/users", "tbody tr, .nothing"), ("/admin/groups", ".nothing, tbody tr"), ("/admin/lists", ".nothing, tbody tr"), ("/admin/plugins", "tbody tr, .nothing"), ("/admin/plugins/Nothing", ".nothing"),
        ("/admin/jobs", ".nothing, tbody tr"), ("/admin/storage", ".facts, .nothing"), ("/admin/index", ".facts, .nothing"), ("/admin/audit", "tbody tr, .nothing"),
        ("/settings/words", ".nothing, tbody tr"), ("/settings/types", "tbody tr"), ("/settings/types/contract", "li.line"), ("/settings/types/contract?tab=children", ".children li"),
        ("/settings/types/contract?tab=number", ".number select"), ("/settings/types/contract?tab=list", ".list select"), ("/settings/types/contract?tab=access", ".access li"), ("/settings/types/contract?tab=preview", ".preview .field"),
        ("/settings/types/nothing", ".nothing"), ("/settings/registers", "tbody tr"), ("/settings/registers/contracts", "p.next"), ("/settings/registers/nothing", ".nothing"),
        ("/settings/lists", "tbody tr"), ("/settings/lists/delivery", "li.line"), ("/settings/lists/nothing", ".nothing"),
        ("/cards/new", "#field-title"), ("/cards/new?type=contract", "#field-subject"), ("/cards/new?parent=00000000-0000-7000-8000-000000000000", ".nothing"),
        ("{card}?q=1234", ".desk mark"), ("{card}?tab=links", "[role=treeitem]"), ("{card}?tab=flow", ".history li"), ("{card}?tab=flow&show=edits", ".history li"),
        ("{card}?tab=flow&show=decisions", ".none"), ("{card}?seen=5678", ".desk mark"), ("{card}?tab=files", ".files li"),
        ("{card}?tab=access", ".people li"),
    ];

    /// <summary>Where they are; <c>{card}</c> stands for the address of a card.</summary>
    public static IReadOnlyList<string> Addresses => [.. All.Select(screen => screen.Address)];

    /// <summary>Shows each screen in turn, with a card whose data are digits only.</summary>
    public static async IAsyncEnumerable<string> ShowAllAsync(Visitor visitor, string file)
    {
        await visitor.OpenNewCardAsync(file, $"1234 5678 {file[..^4]}");
        var card = new Uri(visitor.Page.Url).AbsolutePath;
        foreach (var (address, sign) in All)
        {
            await visitor.Page.GotoAsync(address.Replace("{card}", card));
            await Expect(visitor.Page.Locator(sign).First).ToBeVisibleAsync();
            await Expect(visitor.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            yield return address;
        }
    }
}
