using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ecm.Rest.Files;

/// <summary>Which bytes of a file are asked for.</summary>
/// <param name="Offset">From which byte.</param>
/// <param name="Length">How many.</param>
internal readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>
    /// Reads <c>Range</c> and <c>If-Range</c>. Without a range, with one in another unit, with several, or when the file is another one meanwhile: the whole file.
    /// </summary>
    /// <returns>Null for the whole file; a range of length 0 when none of the bytes asked for is there.</returns>
    public static ByteRange? Of(HttpRequest request, long size, string etag)
    {
        var headers = request.GetTypedHeaders();
        if (headers.Range is not { } range || !range.Unit.Equals("bytes", StringComparison.OrdinalIgnoreCase) || range.Ranges.Count != 1)
            return null;
        if (headers.IfRange is { } condition && condition.EntityTag?.Compare(new EntityTagHeaderValue(etag), useStrongComparison: true) != true)
            return null;
        var asked = range.Ranges.First();
        if (asked.From is not { } from)
        {
            var last = Math.Min(asked.To ?? 0, size);
            return new ByteRange(size - last, last);
        }

        return from >= size ? new ByteRange(0, 0) : new ByteRange(from, Math.Min(asked.To ?? long.MaxValue, size - 1) - from + 1);
    }
}
