using System.Net;
using System.Xml.Linq;

namespace Ecm.Minio;

/// <summary>The server refused a request that went past the SDK.</summary>
internal sealed class S3Exception(HttpStatusCode status, string code) : Exception($"{(int)status} {code}")
{
    /// <summary>An answer is read to here; an error is a few hundred bytes.</summary>
    private const int LongestError = 64 * 1024;

    public HttpStatusCode Status => status;

    /// <summary>S3's name of the error, such as <c>NoSuchKey</c>; the status where the answer names none.</summary>
    public string Code => code;

    /// <summary>The names under which MinIO, Ceph and Amazon say that there is no room.</summary>
    public bool IsFull => code is "XMinioStorageFull" or "QuotaExceeded" or "XMinioAdminBucketQuotaExceeded" or "EntityTooLarge";

    public static async Task<S3Exception> FromAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var code = response.StatusCode.ToString();
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestError, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            code = XDocument.Parse(body).Root?.Element("Code")?.Value ?? code;
        }
        catch (Exception e) when (e is System.Xml.XmlException or HttpRequestException)
        {
            // A proxy's page, or nothing: the status says enough.
        }

        return new S3Exception(response.StatusCode, code);
    }
}
