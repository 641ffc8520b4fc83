using Ecm.Core.Files;

namespace Ecm.Web.Cards;

/// <summary>The files of a card with what is attached to each right below it.</summary>
internal static class FileTree
{
    public static IEnumerable<(FileView File, int Depth)> Of(IReadOnlyList<FileView> files)
    {
        var ids = files.Select(f => f.Id).ToHashSet();
        var attached = files.ToLookup(f => f.ParentFileId is { } parent && ids.Contains(parent) ? parent : Guid.Empty);
        return Below(Guid.Empty, 0);

        IEnumerable<(FileView File, int Depth)> Below(Guid parent, int depth) =>
            attached[parent].SelectMany(file => Below(file.Id, depth + 1).Prepend((file, depth)));
    }
}
