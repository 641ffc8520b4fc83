using System.Net.Http.Headers;
using System.Net.Http.Json;
using Ecm.Contracts;
using Ecm.Contracts.Files;
using Refit;

namespace Ecm.Client;

/// <summary>The typed client of an Ecm server. Safe for concurrent use. Every problem the server tells is an <see cref="EcmProblemException"/>.</summary>
public sealed class EcmClient : IDisposable
{
    // Above this a refused upload should not have been sent first.
    private const long AskFirst = 1024 * 1024;

    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(EcmJson.ForClients))
    {
        ExceptionFactory = async response => response.IsSuccessStatusCode ? null : await EcmProblemException.OfAsync(response, CancellationToken.None),
    };

    private readonly HttpClient http;
    private readonly bool owned;

    /// <summary>A client of the server at an address.</summary>
    /// <param name="server">Such as <c>https://ecm.example.org</c>.</param>
    /// <param name="token">An API token; null: none, for signing in with a password.</param>
    public EcmClient(Uri server, string? token) : this(Owned(server, token)) => owned = true;

    /// <summary>A client over an <see cref="HttpClient"/> whose base address is the server's; it stays the caller's.</summary>
    public EcmClient(HttpClient http)
    {
        this.http = http;
        Cards = RestService.For<ICards>(http, Settings);
        Registers = RestService.For<IRegisters>(http, Settings);
        Lists = RestService.For<ILists>(http, Settings);
        Doubt = RestService.For<IDoubt>(http, Settings);
        Files = RestService.For<IFiles>(http, Settings);
        Search = RestService.For<ISearch>(http, Settings);
        Spelling = RestService.For<ISpelling>(http, Settings);
        Changes = RestService.For<IChanges>(http, Settings);
        Types = RestService.For<ITypes>(http, Settings);
        People = RestService.For<IPeople>(http, Settings);
        Notices = RestService.For<INotices>(http, Settings);
        Administration = RestService.For<IAdministration>(http, Settings);
    }

    /// <summary>Cards.</summary>
    public ICards Cards { get; }

    /// <summary>Registration journals.</summary>
    public IRegisters Registers { get; }

    /// <summary>Shared lists.</summary>
    public ILists Lists { get; }

    /// <summary>Files but for their contents.</summary>
    public IFiles Files { get; }

    /// <summary>Pages to look at.</summary>
    public IDoubt Doubt { get; }

    /// <summary>What the caller is told.</summary>
    public INotices Notices { get; }

    /// <summary>Searching.</summary>
    public ISearch Search { get; }

    /// <summary>Unknown words and the organisation's own.</summary>
    public ISpelling Spelling { get; }

    /// <summary>Acts on many cards.</summary>
    public IChanges Changes { get; }

    /// <summary>Card types and registers.</summary>
    public ITypes Types { get; }

    /// <summary>Signing in.</summary>
    public IPeople People { get; }

    /// <summary>What administrators do.</summary>
    public IAdministration Administration { get; }

    /// <summary>Makes a card for a file. A large one that can be read from any place is sent in pieces, and goes on after a break.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is kept then.</param>
    public async Task<UploadedPart> UploadAsync(FileToSend file, UploadQuery target, CancellationToken cancellationToken = default)
    {
        if (PartSender.IsWorthwhile(file, out var size))
            return await new PartSender(http).SendAsync(file, target.Announce(file, size), cancellationToken);
        using var request = Sending(HttpMethod.Post, $"api/v1/uploads{target.ToQueryString()}", file);
        var parts = await SendAsync<IReadOnlyList<UploadedPart>>(request, cancellationToken);
        return parts[0];
    }

    /// <summary>Adds a file to a card. A large one that can be read from any place is sent in pieces.</summary>
    public async Task<CardFile> AddFileAsync(Guid cardId, FileToSend file, CancellationToken cancellationToken = default)
    {
        if (PartSender.IsWorthwhile(file, out var size))
            return await SendInPiecesAsync(file, new BeginUploadRequest { Name = file.Name, Size = size, MediaType = file.MediaType, CardId = cardId }, cancellationToken);
        using var request = Sending(HttpMethod.Post, $"api/v1/cards/{cardId}/files", file);
        return await SendAsync<CardFile>(request, cancellationToken);
    }

    /// <summary>Gives a file a new version. A large one that can be read from any place is sent in pieces.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version that was read; another one since is a conflict.</param>
    /// <param name="file">The new content.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is kept then.</param>
    public async Task<CardFile> ReplaceFileAsync(Guid fileId, int version, FileToSend file, CancellationToken cancellationToken = default)
    {
        if (PartSender.IsWorthwhile(file, out var size))
            return await SendInPiecesAsync(file, new BeginUploadRequest { Name = file.Name, Size = size, MediaType = file.MediaType, FileId = fileId, Version = version }, cancellationToken);
        using var request = Sending(HttpMethod.Put, $"api/v1/files/{fileId}/content", file);
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await SendAsync<CardFile>(request, cancellationToken);
    }

    private async Task<CardFile> SendInPiecesAsync(FileToSend file, BeginUploadRequest announced, CancellationToken cancellationToken)
    {
        var part = await new PartSender(http).SendAsync(file, announced, cancellationToken);
        return await Files.GetAsync(part.FileId!.Value, cancellationToken);
    }

    /// <summary>Opens the bytes of a file.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version; null: the current one.</param>
    /// <param name="cancellationToken">Cancels opening; reading takes its own.</param>
    /// <returns>A stream that fails when the connection breaks off before the end.</returns>
    public async Task<Stream> OpenContentAsync(Guid fileId, int? version = null, CancellationToken cancellationToken = default)
    {
        var response = await http.GetAsync(
            $"api/v1/files/{fileId}/content{(version is null ? "" : $"?version={version}")}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadAsStreamAsync(cancellationToken);
        using (response)
            throw await EcmProblemException.OfAsync(response, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owned)
            http.Dispose();
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw await EcmProblemException.OfAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<T>(EcmJson.ForClients, cancellationToken))!;
    }

    private static HttpRequestMessage Sending(HttpMethod method, string address, FileToSend file)
    {
        var request = new HttpRequestMessage(method, address) { Content = new FileBody(file.Content, file.Name, file.MediaType, file.Progress) };
        if (request.Content.Headers.ContentLength > AskFirst)
            request.Headers.ExpectContinue = true;
        if (file.IdempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", file.IdempotencyKey);
        return request;
    }

    private static HttpClient Owned(Uri server, string? token)
    {
        // A file of 2 GB may take longer than any fixed time; callers end requests by their tokens.
        var http = new HttpClient { BaseAddress = new Uri($"{server.AbsoluteUri.TrimEnd('/')}/"), Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }
}
