using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Files;

/// <summary>A file in a request, to be read before the next one is asked for.</summary>
/// <param name="Name">The name the client gave it; null: none.</param>
/// <param name="MediaType">What the client says it is; null: it does not say.</param>
/// <param name="Content">The bytes.</param>
internal sealed record IncomingFile(string? Name, string? MediaType, Stream Content);

/// <summary>Takes the files out of a request while it arrives; nothing of it is kept in memory or on disk here.</summary>
internal static class IncomingFiles
{
    private const int MaxBoundary = 200;
    private const int MaxMediaType = 100;

    /// <summary>True when the body is multipart/form-data.</summary>
    public static bool IsMultipart(HttpRequest request) => Boundary(request) is not null;

    /// <summary>The parts that have a file name, in order; parts without one are passed over.</summary>
    /// <exception cref="BodyCutShortException">The body ends before its last boundary.</exception>
    public static async IAsyncEnumerable<IncomingFile> ReadAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Boundary(request) is not { } boundary)
            yield break;
        var reader = new MultipartReader(boundary, request.Body);
        while (await NextAsync(reader, cancellationToken) is { } section)
            if (PartName.Read(section.ContentDisposition) is { } name)
                yield return new IncomingFile(name, MediaType(section.ContentType), new IncomingStream(section.Body));
    }

    /// <summary>The whole body as one file, named by its <c>Content-Disposition</c> if at all.</summary>
    public static IncomingFile Whole(HttpRequest request) =>
        new(PartName.Read(request.Headers.ContentDisposition), MediaType(request.ContentType), new IncomingStream(request.Body));

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new BodyCutShortException(e);
        }
    }

    private static string? Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundary ? boundary : null;
    }

    private static string? MediaType(string? header) =>
        MediaTypeHeaderValue.TryParse(header, out var type) && type.MediaType.Length <= MaxMediaType ? type.MediaType.ToString().ToLowerInvariant() : null;
}
