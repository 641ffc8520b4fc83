using System.Text.RegularExpressions;
using Ecm.Core.Files;
using Ecm.Core.Spelling;

namespace Ecm.Core.Search;

/// <summary>A word as it was read.</summary>
/// <param name="Word">As it stands in the text.</param>
/// <param name="FileId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Page">From 1.</param>
internal sealed record ReadWord(string Word, Guid FileId, string FileName, int Page);

/// <summary>Looks in the texts of a card for what a word may have been read as.</summary>
internal sealed partial class NearestReading(PageStore pages)
{
    private const int MostWords = 500_000;
    private const int MostDifferentLength = 3;
    private const double MostCost = 2.2;

    /// <summary>The word that looks and sounds nearest; null: none is near. Of long texts the beginning is looked at.</summary>
    public async Task<ReadWord?> FindAsync(string word, IReadOnlyList<FileView> files, CancellationToken cancellationToken)
    {
        var wanted = Normal(word);
        var (nearest, least, left) = ((ReadWord?)null, Math.Min(MostCost, wanted.Length / 2.0), MostWords);
        var costs = new Dictionary<string, double>();
        foreach (var file in files.Where(file => file.IsCurrent))
            await foreach (var page in pages.ReadAsync(file.BlobId, cancellationToken))
                foreach (Match read in Word().Matches(page.Text))
                {
                    if (--left < 0)
                        return nearest;
                    if (Math.Abs(read.Length - wanted.Length) > MostDifferentLength)
                        continue;
                    var normal = Normal(read.Value);
                    if (!costs.TryGetValue(normal, out var cost))
                        costs[normal] = cost = SoundCost.Of(normal, wanted);
                    if (cost < least && normal != wanted)
                        (nearest, least) = (new ReadWord(read.Value, file.Id, file.Name, page.Number), cost);
                }

        return nearest;
    }

    private static string Normal(string word) => word.ToLowerInvariant().Replace('ё', 'е');

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
