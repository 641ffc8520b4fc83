namespace Ecm.Core.Files;

/// <summary>A file that the caller brought in lately.</summary>
/// <param name="File">The file with its current version.</param>
/// <param name="CardTitle">The title of its card.</param>
/// <param name="Twins">Files with the same bytes that were there before, on cards the caller may read.</param>
public sealed record RecentFile(FileView File, string CardTitle, IReadOnlyList<Twin> Twins);
