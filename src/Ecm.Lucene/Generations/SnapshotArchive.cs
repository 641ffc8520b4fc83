using System.Formats.Tar;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace Ecm.Lucene.Generations;

/// <summary>A commit as one stream: a tar archive of the files that it names, the commit itself last, so that one that breaks off is none.</summary>
internal static class SnapshotArchive
{
    /// <summary>A commit of a large index names some hundred files.</summary>
    private const int MostFiles = 10_000;

    /// <summary>Writes the files of a commit that nobody removes meanwhile.</summary>
    public static async Task WriteAsync(string folder, IndexCommit commit, Stream output, CancellationToken cancellationToken)
    {
        await using var archive = new TarWriter(output, leaveOpen: true);
        foreach (var name in commit.FileNames.Where(name => name != commit.SegmentsFileName).Order(StringComparer.Ordinal).Append(commit.SegmentsFileName))
            await archive.WriteEntryAsync(Path.Combine(folder, name), name, cancellationToken);
    }

    /// <summary>Writes the files into a folder and makes them durable.</summary>
    /// <exception cref="InvalidDataException">It is no such archive.</exception>
    public static async Task ReadAsync(Stream input, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var names = new List<string>();
        await using (var archive = new TarReader(input, leaveOpen: true))
        {
            while (await NextAsync(archive, cancellationToken) is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || entry.Name != Path.GetFileName(entry.Name) || names.Count == MostFiles)
                    throw new InvalidDataException($"A copy of a search index holds no '{entry.Name}'.");
                await entry.ExtractToFileAsync(Path.Combine(folder, entry.Name), overwrite: false, cancellationToken);
                names.Add(entry.Name);
            }
        }

        using var files = new IndexFiles(folder);
        files.Sync(names);
    }

    private static async Task<TarEntry?> NextAsync(TarReader archive, CancellationToken cancellationToken)
    {
        try
        {
            return await archive.GetNextEntryAsync(copyData: false, cancellationToken);
        }
        catch (Exception fault) when (fault is FormatException or EndOfStreamException)
        {
            throw new InvalidDataException("A copy of a search index is damaged.", fault);
        }
    }
}
