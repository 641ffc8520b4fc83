using System.Reflection;
using Ecm.Contracts.Problems;
using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Files;

/// <summary>Answers with the bytes of a file: whole or a range of them, or that the client has them already.</summary>
internal sealed class FileDownload : IResult, IEndpointMetadataProvider
{
    private readonly FileView file;
    private readonly ByteRange? range;
    private readonly Stream? content;
    private readonly bool shown;
    private readonly int status;

    private FileDownload(FileView file, int status, bool shown, ByteRange? range, Stream? content)
    {
        (this.file, this.status, this.shown, this.range, this.content) = (file, status, shown, range, content);
    }

    /// <summary>Opens what is asked for.</summary>
    /// <exception cref="Abstractions.Blobs.BlobStoreUnavailableException">The store cannot be read now.</exception>
    public static async Task<FileDownload> OpenAsync(FileReading files, FileView file, bool inline, HttpRequest request, CancellationToken cancellationToken)
    {
        var etag = Versions.ETag(file.Version);
        var shown = inline && ContentHeaders.MayBeShown(file.MediaType);
        if (request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(new EntityTagHeaderValue(etag), useStrongComparison: false)))
            return new FileDownload(file, StatusCodes.Status304NotModified, shown, null, null);
        var range = ByteRange.Of(request, file.Size, etag);
        if (range is { Length: 0 })
            return new FileDownload(file, StatusCodes.Status416RangeNotSatisfiable, shown, range, null);
        var content = HttpMethods.IsHead(request.Method) ? null : await files.OpenAsync(file, range?.Offset ?? 0, range?.Length, cancellationToken);
        return new FileDownload(file, range is null ? StatusCodes.Status200OK : StatusCodes.Status206PartialContent, shown, range, content);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.NameVersion(file.Version);
        response.Headers.AcceptRanges = "bytes";
        response.Headers.CacheControl = "private, no-cache";
        if (status == StatusCodes.Status304NotModified)
            return;
        if (range is { Length: 0 })
        {
            response.Headers.ContentRange = $"bytes */{file.Size}";
            await new ProblemResult(Problems.RangeBeyondFile()).ExecuteAsync(httpContext);
            return;
        }

        ContentHeaders.Write(response.Headers, file.MediaType, file.Name, shown);
        if (range is { } part)
            response.Headers.ContentRange = $"bytes {part.Offset}-{part.Offset + part.Length - 1}/{file.Size}";
        response.ContentLength = range?.Length ?? file.Size;
        if (content is null)
            return;
        await using (content)
            await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["application/octet-stream"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status206PartialContent, typeof(Stream), ["application/octet-stream"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status416RangeNotSatisfiable, typeof(ProblemDocument), ["application/problem+json"]));
    }
}
