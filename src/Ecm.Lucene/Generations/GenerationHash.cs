using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ecm.Lucene.Analysis;
using Ecm.Lucene.Mapping;
using Lucene.Net.Index;

namespace Ecm.Lucene.Generations;

/// <summary>Names what an index was written with. Another name means that the same card would be written differently now, so the index is built anew.</summary>
internal static class GenerationHash
{
    /// <summary>Changes whenever a text would be cut or stemmed differently than before.</summary>
    private const int AnalysisVersion = 4;

    public static string Of(WordForms forms)
    {
        var sorting = CultureInfo.GetCultureInfo("ru").CompareInfo.Version;
        var parts = $"mapping {IndexNames.Version}; analysis {AnalysisVersion}; words {forms.Version}; sorting {sorting.FullVersion} {sorting.SortId}; lucene {typeof(IndexWriter).Assembly.GetName().Version}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..16];
    }
}
