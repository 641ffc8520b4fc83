using System.Security.Cryptography;

namespace Ecm.Extraction.Worker.Native;

/// <summary>Finds the libraries, programs and models on disk without loading them: the server asks, only the child loads.</summary>
internal static class NativeParts
{
    private const string DebianModels = "/usr/share/tesseract-ocr/5/tessdata";

    private static readonly string[] LibraryFolders =
    [
        "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/local/lib", "/usr/lib64", "/usr/lib", "/lib",
    ];

    private static readonly (string Library, string Package)[] Libraries =
        [("libtesseract.so.5", "libtesseract5"), ("liblept.so.5", "liblept5"), ("libmagic.so.1", "libmagic1")];

    private static readonly string[] PopplerPrograms = ["pdfinfo", "pdftotext", "pdfimages", "pdftoppm"];

    private static readonly (string Program, string Package)[] OtherPrograms =
        [("unrtf", "unrtf"), ("qpdf", "qpdf"), ("djvused", "djvulibre-bin"), ("ddjvu", "djvulibre-bin")];

    public static string FindModels(string? wanted) =>
        wanted ?? Environment.GetEnvironmentVariable("TESSDATA_PREFIX") ?? DebianModels;

    /// <returns>A sentence for each missing part with the command that installs it.</returns>
    public static IReadOnlyList<string> Missing(string? models, string languages)
    {
        var missing = new List<string>();
        foreach (var (library, package) in Libraries)
        {
            if (FindLibrary(library) is null)
                missing.Add(Sentence(library, package));
        }

        if (PopplerPrograms.FirstOrDefault(program => FindProgram(program) is null) is { } absent)
            missing.Add(Sentence(absent, "poppler-utils"));
        foreach (var (program, package) in OtherPrograms)
        {
            if (FindProgram(program) is null)
                missing.Add(Sentence(program, package));
        }

        foreach (var model in Models(languages))
        {
            if (!File.Exists(Path.Combine(FindModels(models), model + ".traineddata")))
                missing.Add(Sentence($"{model}.traineddata in {FindModels(models)}", "tesseract-ocr-" + model.Replace('_', '-')));
        }

        return missing;
    }

    /// <summary>Names the engine and the very models, so that a replaced model is another recipe.</summary>
    public static string Describe(string? models, string languages)
    {
        var engine = FindLibrary("libtesseract.so.5") is { } library
            ? Path.GetFileName(new FileInfo(library).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? library)
            : "libtesseract.so.5";
        var prints = Models(languages).Select(model => $"{model}:{Print(Path.Combine(FindModels(models), model + ".traineddata"))}");
        return $"{engine} {languages} {string.Join(' ', prints)}";
    }

    /// <summary>Models that lie in the folder, by their names; not those that know orientation or formulas alone.</summary>
    public static IReadOnlyList<string> Languages(string? models) => !Directory.Exists(FindModels(models)) ? [] :
    [
        .. Directory.EnumerateFiles(FindModels(models), "*.traineddata").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(static name => name is not ("osd" or "equ")).Order(StringComparer.Ordinal),
    ];

    public static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin")
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Models(string languages) => languages.Split('+', StringSplitOptions.RemoveEmptyEntries).Append("osd");

    private static string Sentence(string part, string package) => $"{part} is missing: apt-get install {package}";

    private static string? FindLibrary(string name) => (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries).Concat(LibraryFolders).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string Print(string model)
    {
        if (!File.Exists(model))
            return "none";
        using var file = File.OpenRead(model);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..8];
    }
}
