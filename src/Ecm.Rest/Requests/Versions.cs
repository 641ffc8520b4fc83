using System.Globalization;
using Ecm.Core.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Requests;

/// <summary>Versions in headers: an ETag is the version in quotes, and <c>If-Match</c> names the one that was read.</summary>
internal static class Versions
{
    /// <summary>Never a version of anything: what a foreign ETag is taken for, so that it conflicts.</summary>
    private const int Foreign = -1;

    /// <summary>The ETag of a version.</summary>
    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Names the version of what is answered.</summary>
    public static void NameVersion(this HttpResponse response, int version) => response.Headers.ETag = ETag(version);

    /// <summary>The version that <c>If-Match</c> names; null without the header and for <c>*</c>.</summary>
    public static int? ExpectedVersion(this HttpRequest request) => Read(request).Version;

    /// <summary>The version that <c>If-Match</c> names, or that there is now for <c>*</c>; a problem without the header.</summary>
    /// <param name="request">The request.</param>
    /// <param name="current">Reads the present version.</param>
    public static async Task<Result<int>> RequiredVersionAsync(this HttpRequest request, Func<Task<Result<int>>> current)
    {
        var (present, version) = Read(request);
        if (!present)
            return Problems.VersionRequired();
        return version is { } named ? named : await current();
    }

    private static (bool Present, int? Version) Read(HttpRequest request)
    {
        var tags = request.GetTypedHeaders().IfMatch;
        if (request.Headers.IfMatch.Count == 0)
            return (false, null);
        if (tags.Count == 0)
            return (true, Foreign);
        if (tags.Count == 1 && tags[0].Equals(EntityTagHeaderValue.Any))
            return (true, null);

        // A weak tag never matches, and a list names at most one version that can be the present one: the newest.
        var versions = tags.Where(t => !t.IsWeak).Select(t => Parse(t.Tag.AsSpan()));
        return (true, versions.DefaultIfEmpty(Foreign).Max());
    }

    private static int Parse(ReadOnlySpan<char> tag) =>
        int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Foreign;
}
