using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;

namespace Ecm.Lucene.Generations;

/// <summary>
/// The folder of the index:
/// <code>
/// index.lock            held while a process has the index open
/// generation-000007     serves: the newest whose commit says so
/// generation-000008     a build; it serves from the commit that says so
/// restoring             a copy on its way in; worth nothing until it is renamed
/// index.bad-20261124T101500Z    the last damaged one, kept for a look
/// </code>
/// That commit is what replaces one generation by the next: Lucene makes it durable and atomic, so there is no pointer to lose.
/// </summary>
internal sealed class GenerationFolders(LuceneOptions options, TimeProvider time)
{
    private const string Prefix = "generation-";
    private const string BadPrefix = "index.bad-";

    private readonly string root = Path.GetFullPath(options.Folder);

    /// <summary>Where a copy is unpacked and looked at before it becomes a generation.</summary>
    public string Restoring => Path.Combine(root, "restoring");

    /// <summary>Keeps other processes out until it is disposed.</summary>
    /// <exception cref="IOException">Another process has the index open.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(root);
        try
        {
            return new FileStream(Path.Combine(root, "index.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new IOException($"The search index in {root} cannot be locked: another process has it open.", fault);
        }
    }

    /// <summary>The folder of the next generation.</summary>
    /// <param name="beside">The one that serves, whose folder somebody may have removed; null: none.</param>
    public string Next(string? beside)
    {
        var last = Folders().Concat(beside is null ? [] : [beside])
            .Select(static folder => int.Parse(Path.GetFileName(folder).AsSpan(Prefix.Length), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{last + 1:000000}"));
    }

    /// <summary>Makes the copy that was unpacked the next generation.</summary>
    /// <returns>Its folder.</returns>
    public string TakeRestored(string beside)
    {
        var folder = Next(beside);
        Directory.Move(Restoring, folder);
        IOUtils.Fsync(root, isDir: true);
        return folder;
    }

    /// <summary>Finds the newest sound generation that serves; moves damaged ones aside and removes builds that were never finished and what was replaced.</summary>
    /// <returns>Its folder and state; null when there is none.</returns>
    public (string Folder, CommitState State)? Find(Action<string, Exception> damaged)
    {
        Remove(Restoring);
        (string Folder, CommitState State)? serving = null;
        foreach (var folder in Folders().OrderDescending(StringComparer.Ordinal))
        {
            try
            {
                var state = serving is null ? Check(folder) : null;
                if (state is { Serves: true }) serving = (folder, state);
                else Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault)
            {
                damaged(MoveAside(folder), fault);
            }
        }

        return serving;
    }

    /// <summary>Reads the newest generation that serves, and leaves everything as it is.</summary>
    /// <returns>What <paramref name="use"/> makes of it; its default when there is none.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public T? Look<T>(Func<DirectoryReader, CommitState, T> use)
    {
        foreach (var folder in Folders().OrderDescending(StringComparer.Ordinal))
        {
            try
            {
                using var directory = new IndexFiles(folder);
                if (CommitState.Read(directory) is not { Serves: true } state) continue;
                using var reader = DirectoryReader.Open(directory);
                CompareSums(folder, reader);
                return use(reader, state);
            }
            catch (Exception fault)
            {
                throw new InvalidDataException($"The search index in {folder} is damaged: {fault.Message}", fault);
            }
        }

        return default;
    }

    /// <summary>Takes a damaged index out of the way; the one moved before it is removed.</summary>
    public string MoveAside(string folder)
    {
        foreach (var old in Directory.GetDirectories(root, BadPrefix + "*")) Directory.Delete(old, recursive: true);
        var aside = Path.Combine(root, BadPrefix + time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Directory.Move(folder, aside);
        return aside;
    }

    public static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>The size of what lies in a folder. A commit or a merge may remove files meanwhile: asked first whether it is there, a file answers both from one look.</summary>
    public static long Bytes(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(static file => file.Exists ? file.Length : 0);

    private IEnumerable<string> Folders() => Directory.Exists(root)
        ? Directory.GetDirectories(root, Prefix + "*").Where(static folder => int.TryParse(Path.GetFileName(folder).AsSpan(Prefix.Length), out _))
        : [];

    /// <summary>Reads the last commit and everything it names; throws whatever the damage throws.</summary>
    /// <param name="folder">The folder of a generation.</param>
    /// <param name="undisturbed">Opens the commit while nobody writes another; what was opened is then read at leisure. Null: nobody writes.</param>
    public CommitState Check(string folder, Action<Action>? undisturbed = null)
    {
        using var directory = new IndexFiles(folder);
        DirectoryReader? reader = null;
        CommitState? state = null;
        try
        {
            if (undisturbed is null) Open();
            else undisturbed(Open);
            CompareSums(folder, reader!);
            return state!;
        }
        finally
        {
            reader?.Dispose();
        }

        void Open()
        {
            // A hint for file systems that list slowly, and one more thing to be damaged: without it Lucene lists the folder.
            if (Directory.Exists(folder)) File.Delete(Path.Combine(folder, IndexFileNames.SEGMENTS_GEN));
            state = CommitState.Read(directory);
            reader = DirectoryReader.Open(directory);
        }
    }

    /// <summary>Reads what was just restored, every file to its end.</summary>
    /// <exception cref="InvalidDataException">It is damaged, of another generation, or was being built.</exception>
    public static CommitState CheckRestored(string folder, string generation)
    {
        CommitState state;
        try
        {
            using var directory = new IndexFiles(folder);
            state = CommitState.Read(directory);
            using var reader = DirectoryReader.Open(directory);
            foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
        }
        catch (Exception fault)
        {
            throw new InvalidDataException($"The copy of a search index is damaged: {fault.Message}", fault);
        }

        return state.Serves && state.Generation == generation
            ? state
            : throw new InvalidDataException($"The copy of a search index is of generation {state.Generation}, which this program does not write.");
    }

    private void CompareSums(string folder, DirectoryReader reader)
    {
        if (Bytes(folder) > options.FullCheckBytes) return;
        foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
    }
}
