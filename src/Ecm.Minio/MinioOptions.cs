using System.ComponentModel.DataAnnotations;

namespace Ecm.Minio;

/// <summary>Settings of the S3 store, section <c>Blobs</c>.</summary>
public sealed class MinioOptions : IValidatableObject
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Blobs";

    /// <summary>Host and port of the server, such as <c>minio:9000</c>; <c>http://</c> or <c>https://</c> before it decides over <see cref="Secure"/>.</summary>
    [Required]
    public string Endpoint { get; set; } = "";

    /// <summary>The access key.</summary>
    [Required]
    public string AccessKey { get; set; } = "";

    /// <summary>The secret key.</summary>
    [Required]
    public string SecretKey { get; set; } = "";

    /// <summary>The bucket, made when it does not exist. Default <c>ecm</c>.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", ErrorMessage = "A bucket has 3 to 63 lower-case letters, digits, dots and hyphens.")]
    public string Bucket { get; set; } = "ecm";

    /// <summary>Whether to speak TLS. Default false.</summary>
    public bool Secure { get; set; }

    /// <summary>The region that requests are signed for. Default <c>us-east-1</c>, which MinIO and Ceph take.</summary>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Where a blob over 1 MiB waits for its hash before it is sent. Default: the system's folder for temporary files.</summary>
    [Required]
    public string SpoolFolder { get; set; } = Path.GetTempPath();

    /// <summary>How long connecting may take. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request may go without a byte moving. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The address of the server.</summary>
    internal Uri Address => new(Endpoint.Contains("://", StringComparison.Ordinal) ? Endpoint : $"{(Secure ? "https" : "http")}://{Endpoint}");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var address = Endpoint.Contains("://", StringComparison.Ordinal) ? Endpoint : $"http://{Endpoint}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
            yield return new ValidationResult($"Blobs:Endpoint is '{Endpoint}'; it is host and port, such as minio:9000.", [nameof(Endpoint)]);
    }
}
