using Ecm.Core.Twins;

namespace Ecm.Core.Files;

/// <summary>A file that the caller brought in lately.</summary>
/// <param name="File">The file with its current version.</param>
/// <param name="CardTitle">The title of its card.</param>
/// <param name="CardVersion">The version of its card.</param>
/// <param name="Twins">Files with the same bytes that were there before, on cards the caller may read, and of which nobody has said that both are kept.</param>
/// <param name="NearTwins">Files that are other scans of the same paper, on cards the caller may read, nearest first.</param>
/// <param name="IsAlone">Its card holds nothing but this file, in its first version and without a number.</param>
public sealed record RecentFile(
    FileView File, string CardTitle, int CardVersion, IReadOnlyList<Twin> Twins, IReadOnlyList<NearTwin> NearTwins, bool IsAlone)
{
    /// <summary>A person has to decide what it is beside what was there before.</summary>
    public bool IsAsked => Twins.Count > 0 || NearTwins.Count > 0;

    /// <summary>Another card has the same file: nothing is lost without this card.</summary>
    public bool IsMereCopy => IsAlone && Twins.Any(t => t.CardId != File.CardId);
}

/// <summary>The file that stands for a card in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pages">Its pages; 0 while unknown and for files that have none.</param>
public sealed record FirstFile(Guid Id, string Name, int Pages);
