using Ecm.Abstractions;
using Ecm.Web.Wording;

namespace Ecm.Web.Cards;

/// <summary>The texts that viewer.js shows.</summary>
internal static class ViewerTexts
{
    private static readonly IReadOnlyDictionary<string, Localized> Texts = new Dictionary<string, Localized>
    {
        ["pageOf"] = Words.Viewer.PageOf,
        ["pageNumber"] = Words.Viewer.PageNumber,
        ["pageWithHits"] = Words.Viewer.PageWithHits,
        ["hitOf"] = Words.Viewer.HitOf,
        ["hitsInAll"] = Words.Viewer.HitsInAll,
        ["noHits"] = Words.Viewer.NoHits,
        ["fitWidth"] = Words.Viewer.FitWidth,
        ["wholePage"] = Words.Viewer.WholePage,
        ["printing"] = Words.Viewer.Printing,
        ["notYet"] = Words.Viewer.NotYet,
        ["noPreview"] = Words.Viewer.NoPreview,
        ["failed"] = Words.Viewer.Failed,
        ["retry"] = Words.Shell.TryAgain,
        ["download"] = Words.Card.Download,
        ["noFiles"] = Words.Card.NoFiles,
    };

    public static IReadOnlyDictionary<string, string> In(string language) => Texts.ToDictionary(t => t.Key, t => t.Value.In(language));
}
