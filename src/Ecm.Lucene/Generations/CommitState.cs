using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Ecm.Lucene.Generations;

/// <summary>What a commit says about itself; stored in it, so it is true exactly when the commit is.</summary>
/// <param name="Generation">What the index was written with.</param>
/// <param name="Cursor">The change number up to which it holds everything.</param>
/// <param name="Serves">False while it is being built beside the one that serves.</param>
internal sealed record CommitState(string Generation, long Cursor, bool Serves)
{
    /// <summary>Reads the last commit of a folder.</summary>
    /// <remarks>
    /// Lucene opens an index without noticing that a file is gone which an update of document values replaced, and it makes a folder that was removed again
    /// and commits into it: so the files are looked for by name.
    /// </remarks>
    /// <exception cref="Exception">There is none, it is damaged, or a file that it names is gone.</exception>
    public static CommitState Read(FSDirectory directory)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        foreach (var file in infos.GetFiles(directory, includeSegmentsFile: false))
            if (!File.Exists(Path.Combine(directory.Directory.FullName, file)))
                throw new FileNotFoundException("A file of the search index was removed.", file);
        return Of(infos.UserData);
    }

    public static CommitState Of(IDictionary<string, string> data) =>
        new(data["generation"], long.Parse(data["cursor"], CultureInfo.InvariantCulture), data["serves"] == "yes");

    public Dictionary<string, string> ToCommitData() => new()
    {
        ["generation"] = Generation,
        ["cursor"] = Cursor.ToString(CultureInfo.InvariantCulture),
        ["serves"] = Serves ? "yes" : "no",
    };
}
