using System.Net.Http.Headers;
using Ecm.Client;
using Ecm.Contracts.Cards;
using Ecm.Contracts.Files;
using Ecm.Contracts.People;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Rest;

/// <summary>A server on embedded parts with the administrator signed in, shared by the tests of a class.</summary>
public class SignedInServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    /// <summary>Requests with the administrator's token.</summary>
    public HttpClient Http { get; private set; } = null!;

    public EcmClient Client { get; private set; } = null!;

    public string Token { get; private set; } = null!;

    /// <summary>A server of a test's own, with further settings.</summary>
    public static async Task<SignedInServer> StartAsync(IReadOnlyDictionary<string, string>? variables = null)
    {
        var server = new SignedInServer();
        await server.SignInAsync(await RunningServer.StartAsync(variables));
        return server;
    }

    public virtual async ValueTask InitializeAsync() => await SignInAsync(await RunningServer.StartAsync());

    protected async Task SignInAsync(RunningServer running)
    {
        Server = running;
        using var session = new EcmClient(new Uri(Server.Url), null);
        await session.People.LoginAsync(new LoginRequest("admin", RunningServer.AdminPassword));
        Token = (await session.People.CreateTokenAsync(new CreateTokenRequest { Name = "tests" })).Token;
        Http = new HttpClient { BaseAddress = new Uri($"{Server.Url}/") };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Client = new EcmClient(Http);
    }

    public Task<Card> CreateAsync(string title, Guid? parent = null, string type = "memo") =>
        Client.Cards.CreateAsync(new CreateCardRequest { Type = type, Title = title, ParentId = parent });

    /// <summary>The card that was made last: it tells that none was made meanwhile, however many there are.</summary>
    public async Task<Guid?> NewestCardAsync() => (await Client.Cards.ListAsync(new CardListQuery { Sort = "newest", Size = 1 })).Items.SingleOrDefault()?.Id;

    public async Task<UploadedPart> UploadAsync(byte[] content, string name, UploadQuery? target = null) =>
        await Client.UploadAsync(new FileToSend(new MemoryStream(content), name), target ?? new UploadQuery());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same on PostgreSQL and an S3 server, chosen by environment variables alone.</summary>
public sealed class SignedInOnServers : SignedInServer
{
    public override async ValueTask InitializeAsync() => await SignInAsync(await RunningServer.StartOnServersAsync());
}
