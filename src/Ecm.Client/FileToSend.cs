namespace Ecm.Client;

/// <summary>A file to be sent.</summary>
/// <param name="Content">Read once from its present position to its end; it must tell its length. It stays the caller's.</param>
/// <param name="Name">Its name; any character arrives unchanged, but a path's last part alone is kept by the server.</param>
public sealed record FileToSend(Stream Content, string Name)
{
    /// <summary>What it is; null: left to the server, which looks at the content anyway.</summary>
    public string? MediaType { get; init; }

    /// <summary>Is told the bytes sent so far.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>A key under which a repetition is carried out once; null: none.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>Where uploaded files go.</summary>
public sealed record UploadQuery
{
    /// <summary>The type of the new cards; null: <c>document</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The card they hang below; null: at the top.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>A named access list; null: inherited.</summary>
    public string? Access { get; init; }

    /// <summary>What to do with files that are there already: <c>keep</c>, <c>version</c> or <c>discard</c>; null: keep.</summary>
    public string? Twins { get; init; }

    /// <summary>True: what lies in archives and mails becomes cards of their own, below theirs.</summary>
    public bool Expand { get; init; }

    internal Contracts.Files.BeginUploadRequest Announce(FileToSend file, long size) => new()
    {
        Name = file.Name, Size = size, MediaType = file.MediaType, Type = Type, ParentId = ParentId, Access = Access, Twins = Twins, Expand = Expand,
    };

    internal string ToQueryString()
    {
        var pairs = new (string Name, string? Value)[] { ("type", Type), ("parentId", ParentId?.ToString()), ("access", Access), ("twins", Twins), ("expand", Expand ? "true" : null) };
        var given = pairs.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return given.Count == 0 ? "" : $"?{string.Join('&', given)}";
    }
}
