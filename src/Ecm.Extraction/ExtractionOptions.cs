using System.ComponentModel.DataAnnotations;

namespace Ecm.Extraction;

/// <summary>How files are read in child processes.</summary>
public sealed class ExtractionOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Extraction";

    /// <summary>The program started as a child; null means this process's own executable.</summary>
    public string? Command { get; set; }

    /// <summary>The child's arguments; null means the verb <c>extract</c> (after the assembly's path when this process runs as <c>dotnet x.dll</c>).</summary>
    public IReadOnlyList<string>? Arguments { get; set; }

    /// <summary>Children at most, each busy with one page. Default: one per core.</summary>
    [Range(1, 256)]
    public int Children { get; set; } = Environment.ProcessorCount;

    /// <summary>Languages of recognition as Tesseract writes them.</summary>
    [RegularExpression("[A-Za-z_]+(\\+[A-Za-z_]+)*", ErrorMessage = "Extraction:Languages must look like rus+eng.")]
    public string Languages { get; set; } = "rus+eng";

    /// <summary>The folder of Tesseract's models; null means <c>TESSDATA_PREFIX</c> or where Debian puts them.</summary>
    public string? Models { get; set; }

    /// <summary>After how long an unused child is ended.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one page, or the look at a file, may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan PageTime { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Memory in bytes that a child and the programs it starts may hold before they are killed.</summary>
    [Range(64L * 1024 * 1024, 1L << 50)]
    public long MemoryLimit { get; set; } = 1536L * 1024 * 1024;

    /// <summary>How often the memory of a busy child is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Files being read, looked at or drawn at the same time; further callers wait.</summary>
    [Range(1, 100_000)]
    public int Waiting { get; set; } = 256;
}
