using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Changes;
using Ecm.Contracts.Lists;
using Ecm.Contracts.Registers;
using Ecm.Contracts.Search;
using Ecm.Contracts.Types;
using Ecm.Testing;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Web;

/// <summary>A server on which everything that people may name or write is called so that it would be a script if any screen took it for markup.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    /// <summary>The word by which all of it is found.</summary>
    public const string Word = "враждебная";

    /// <summary>The type, the list and the first of the registers.</summary>
    public const string Name = "hostile0";

    /// <summary>What would run.</summary>
    public static readonly IReadOnlyList<string> Payloads =
    [
        "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "<svg onload=window.hit=1>", "\"><script>window.hit=1</script>", "'><img src=x onerror='window.hit=1'>",
        "<iframe srcdoc='<script>parent.hit=1</script>'>", "<a href=javascript:window.hit=1>щёлкни</a>", "javascript:window.hit=1", "<body onload=window.hit=1>", "<details open ontoggle=window.hit=1>",
        "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>", "<input autofocus onfocus=window.hit=1>", "{{constructor.constructor('window.hit=1')()}}", "${window.hit=1}",
        "\" autofocus onfocus=\"window.hit=1", "' onmouseover='window.hit=1", "</title><script>window.hit=1</script>", "</textarea><script>window.hit=1</script>", "<!--<img src=x onerror=window.hit=1>-->",
        "<template shadowrootmode=open><img src=x onerror=window.hit=1></template>",
    ];

    /// <summary>The site.</summary>
    public WebSite Site { get; } = new();

    /// <summary>A card for each; all hang below the first.</summary>
    public IReadOnlyList<Guid> Cards { get; private set; } = [];

    /// <summary>The change set that has changed them.</summary>
    public Guid Set { get; private set; }

    /// <summary>The file of the first card, which has two versions.</summary>
    public Guid File { get; private set; }

    /// <summary>What a file is called: a name has no slashes.</summary>
    public static string FileName(string payload) => $"{Unslashed(payload)}.txt";

    /// <summary>As a name that is part of an address.</summary>
    public static string Unslashed(string payload) => payload.Replace('/', '⁄');

    /// <summary>A value of a field.</summary>
    public static string Value(string payload) => $"значение {payload}";

    /// <summary>A text of a page.</summary>
    public static string Text(string payload) => $"Бумага {Word}: {payload} конец.";

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        var admin = await Clerk.SignInAsync(Site.Server);
        // A password takes long to be hashed, on purpose.
        var people = await Task.WhenAll(Payloads.Select(async (payload, at) =>
        {
            using var made = await PostAsync(admin, "users", new { login = $"foe{at}", name = $"{payload} {Word}", password = Clerk.UserPassword, roles = new[] { "clerk" } });
            return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        }));
        await EachAsync((payload, at) => PostAsync(admin, "groups", new { name = payload, members = new[] { "admin" } }));
        var parties = await EachAsync(async (payload, at) => (await admin.Client.Cards.CreateAsync(new() { Type = "organisation", Title = $"{payload} {Word} сторона" })).Id);
        await MakeTypeAsync(admin);
        await EachAsync(async (payload, at) =>
        {
            await PutAsync(admin, $"access-lists/{Uri.EscapeDataString(Unslashed(payload))}", new { entries = new[] { new { principal = "role:clerk", level = "edit" }, new { principal = "role:admin", level = "manage" } } });
            return await admin.Client.Search.SaveAsync(new() { Name = $"{payload} {Word}", Question = new CardsQuery { Q = Word }, OnStart = true });
        });
        var cards = new List<Guid>();
        foreach (var (payload, at) in Payloads.Select((p, i) => (p, i)))
        {
            var fields = new { subject = "было", way = $"way{at}", party = parties[at], responsible = people[at] };
            var entry = new EnterRequest(Name) { Title = $"{payload} {Word}-{at}", Fields = Values(fields), ParentId = at == 0 ? null : cards[0] };
            cards.Add((await admin.Client.Registers.EnterAsync(Name, entry)).Id);
            var file = await admin.Client.AddFileAsync(cards[at], new(Content(Text(payload)), FileName(payload)));
            if (at == 0)
                File = file.Id;
            await PostAsync(admin, $"cards/{cards[0]}/comments", new { text = payload });
            await admin.Client.Registers.ReserveAsync(Name, new() { Note = payload });
        }

        Cards = cards;
        await PutAsync(admin, $"cards/{cards[0]}/access", new { inherit = false, list = Unslashed(Payloads[0]) });
        var foe = await Clerk.SignInAsync(Site.Server, "foe1", Clerk.UserPassword);
        foreach (var card in cards)
            await foe.Client.Cards.CommentAsync(card, new(Payloads[1]));
        await EachAsync((payload, at) => admin.Client.Changes.StartAsync(new() { Act = "fields", Cards = [cards[at]], Values = JsonSerializer.SerializeToElement(new { subject = Value(payload) }), Name = payload }));
        Set = (await admin.Client.Changes.StartAsync(new() { Act = "fields", Cards = cards, Values = JsonSerializer.SerializeToElement(new { note = string.Join(' ', Payloads) }), Name = Payloads[2] })).Id!.Value;
        await admin.Client.Changes.StartAsync(new() { Act = "trash", Cards = await EachAsync(async (payload, at) => (await admin.Client.Cards.CreateAsync(new() { Type = "memo", Title = $"{payload} сор" })).Id) });
        await admin.WaitUntilReadAsync(File);
        await admin.Client.ReplaceFileAsync(File, 1, new(Content(Text(string.Join(" | ", Payloads))), FileName(Payloads[0])));
        await admin.WaitUntilReadAsync(File);
        await Eventually.HoldsAsync("all are found", async () => (await admin.SearchAsync($"{Word} конец")).Total == Payloads.Count);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static async Task MakeTypeAsync(Clerk admin)
    {
        await admin.Client.Lists.PutAsync(Name, new() { Label = Both(Payloads[0]), Items = [.. Payloads.Select((p, at) => new CardTypeChoice($"way{at}", Both(p)))] });
        await EachAsync((payload, at) => admin.Client.Registers.PutAsync($"hostile{at}", new() { Label = Both(payload), Scheme = "template", Settings = new Dictionary<string, string> { ["template"] = $"В{at}-{{counter}}" } }));
        var text = new CardTypeField { Key = "subject", Kind = "text", Label = Both(Payloads[1]) };
        await admin.Client.Types.PutAsync(Name, new()
        {
            Label = Both(Payloads[0]), Register = Name, Children = [Name],
            Fields =
            [
                text, text with { Key = "note" }, text with { Key = "way", Kind = "choice", List = Name },
                text with { Key = "party", Kind = "card", Targets = ["organisation"], Column = "party" }, text with { Key = "responsible", Kind = "person", Column = "responsible" },
            ],
            States = [new("draft", Both(Payloads[2]), "draft"), new("done", Both(Payloads[3]), "ok")],
        });
        await admin.Client.Types.PublishAsync(Name);
    }

    private static async Task<IReadOnlyList<T>> EachAsync<T>(Func<string, int, Task<T>> act)
    {
        var all = new List<T>();
        foreach (var (payload, at) in Payloads.Select((p, i) => (p, i)))
            all.Add(await act(payload, at));
        return all;
    }

    private static Label Both(string text) => new(text, text);

    // A page of the web on which it is text: of one on which it stood as it is, nothing would be left to be shown.
    private static MemoryStream Content(string text) => new(Encoding.UTF8.GetBytes($"<html><body><p>{WebUtility.HtmlEncode(text)}</p></body></html>"));

    private static Dictionary<string, JsonElement> Values(object fields) => JsonSerializer.SerializeToElement(fields).EnumerateObject().ToDictionary(f => f.Name, f => f.Value);

    private static async Task<HttpResponseMessage> PostAsync(Clerk clerk, string path, object body)
    {
        var answer = await clerk.Http.PostAsJsonAsync($"api/v1/{path}", body);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return answer;
    }

    private static async Task PutAsync(Clerk clerk, string path, object body)
    {
        using var answer = await clerk.Http.PutAsJsonAsync($"api/v1/{path}", body);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }
}
