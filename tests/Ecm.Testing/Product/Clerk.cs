using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Client;
using Ecm.Contracts.Files;
using Ecm.Contracts.People;
using Ecm.Contracts.Search;

namespace Ecm.Testing.Product;

/// <summary>A person at a running server, through the product's own client.</summary>
public sealed partial class Clerk
{
    /// <summary>The password that new users have unless they are given another.</summary>
    public const string UserPassword = "совсем-другой-пароль-9";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string url;
    private readonly HttpClient http;
    private readonly EcmClient client;

    private Clerk(string url, string token)
    {
        this.url = url;
        http = new HttpClient { BaseAddress = new Uri($"{url}/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client = new EcmClient(http);
    }

    /// <summary>Requests in their name.</summary>
    public HttpClient Http => http;

    /// <summary>The product's client, signed in.</summary>
    public EcmClient Client => client;

    /// <summary>Signs in with a password.</summary>
    public static Task<Clerk> SignInAsync(RunningServer server, string login, string password) => SignInAsync(server.Url, login, password);

    /// <summary>The administrator of a new server, who may also read and edit by the stock types' lists.</summary>
    public static Task<Clerk> SignInAsync(RunningServer server) => SignInAsync(server.Url, "admin", RunningServer.AdminPassword);

    /// <summary>Makes a user and signs in as them.</summary>
    public async Task<Clerk> NewUserAsync(string login, IReadOnlyList<string> roles, string password = UserPassword)
    {
        using var made = await http.PostAsJsonAsync("api/v1/users", new { login, name = login, password, roles, groups = Array.Empty<string>() });
        made.EnsureSuccessStatusCode();
        return await SignInAsync(url, login, password);
    }

    /// <summary>Makes a group of users.</summary>
    public async Task NewGroupAsync(string name, params IReadOnlyList<string> logins)
    {
        using var made = await http.PostAsJsonAsync("api/v1/groups", new { name, members = logins });
        made.EnsureSuccessStatusCode();
    }

    /// <summary>Lets a user read a card besides the administrators, and nobody else.</summary>
    public async Task ShareAsync(Guid cardId, string login)
    {
        var list = new { inherit = false, entries = new[] { new { principal = $"user:{login}", level = "read" }, new { principal = "role:admin", level = "manage" } } };
        using var set = await http.PutAsJsonAsync($"api/v1/cards/{cardId}/access", list);
        set.EnsureSuccessStatusCode();
    }

    /// <summary>Uploads a file into a new card.</summary>
    public async Task<(Guid CardId, Guid FileId)> UploadAsync(Scan scan, string? type = null, string? twins = null)
    {
        await using var content = File.OpenRead(scan.Path);
        var part = await client.UploadAsync(new FileToSend(content, Path.GetFileName(scan.Path)), new UploadQuery { Type = type, Twins = twins });
        return (part.CardId!.Value, part.FileId!.Value);
    }

    /// <summary>Uploads a file into a new card of the product's own type.</summary>
    public async Task<Guid> UploadFileAsync(string path)
    {
        await using var content = File.OpenRead(path);
        return (await client.UploadAsync(new FileToSend(content, Path.GetFileName(path)), new UploadQuery())).FileId!.Value;
    }

    /// <summary>Waits until a file is read and findable.</summary>
    public async Task WaitUntilReadAsync(Guid fileId)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var file = await client.Files.GetAsync(fileId, patience.Token);
            if (file.Intake.State == "done")
                return;
            if (file.Intake.State == "parked")
                throw new InvalidOperationException($"{file.Name} was not read: {file.Intake.Error}");
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Searches.</summary>
    public Task<SearchAnswer> SearchAsync(string query) => client.Search.FindAsync(new SearchQuery { Query = query });

    /// <summary>The answer to a search as it came, without the time it took.</summary>
    public async Task<string> SearchTextAsync(string query) =>
        TookMs().Replace(await http.GetStringAsync($"api/v1/search?q={Uri.EscapeDataString(query)}"), "");

    /// <summary>The text of a page with the hits of a query.</summary>
    public Task<FilePage> PageAsync(Guid fileId, int page, string query) => client.Files.PageAsync(fileId, page, query);

    /// <summary>A page as JPEG.</summary>
    public Task<byte[]> PictureAsync(Guid fileId, int page) => http.GetByteArrayAsync($"api/v1/files/{fileId}/pages/{page}/image?width=800");

    /// <summary>What a path answers.</summary>
    public Task<byte[]> BytesAsync(string path) => http.GetByteArrayAsync(path);

    /// <summary>The text of a file, all pages.</summary>
    public Task<string> TextAsync(Guid fileId) => http.GetStringAsync($"api/v1/files/{fileId}/text");

    /// <summary>The bytes of a file.</summary>
    public Task<byte[]> ContentAsync(Guid fileId) => http.GetByteArrayAsync($"api/v1/files/{fileId}/content");

    /// <summary>The status of a GET.</summary>
    public async Task<int> StatusAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }

    private static async Task<Clerk> SignInAsync(string url, string login, string password)
    {
        // A client of its own: it keeps the cookie, which must not mix with the token.
        using var session = new HttpClient { BaseAddress = new Uri($"{url}/") };
        using var signedIn = await session.PostAsJsonAsync("api/v1/login", new LoginRequest(login, password), JsonSerializerOptions.Web);
        signedIn.EnsureSuccessStatusCode();
        using var token = await session.PostAsJsonAsync("api/v1/tokens", new { name = "tests" });
        token.EnsureSuccessStatusCode();
        return new Clerk(url, (await token.Content.ReadFromJsonAsync<CreatedToken>(JsonSerializerOptions.Web))!.Token);
    }

    [GeneratedRegex("\"tookMs\":\\d+")]
    private static partial Regex TookMs();
}
