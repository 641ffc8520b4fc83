using Ecm.Abstractions;
using Ecm.Core.Notices;
using Ecm.Web.Cards;
using Ecm.Web.Search;
using Ecm.Web.Wording;

namespace Ecm.Web.Notices;

/// <summary>Notices as people read them, and where they lead.</summary>
internal static class NoticeText
{
    /// <summary>What happened: «Вам открыт доступ».</summary>
    public static Localized Of(NoticeView notice) => notice.Kind switch
    {
        NoticeKind.Access => Words.Notices.Access,
        NoticeKind.Responsible => Words.Notices.Responsible,
        NoticeKind.Comment => Words.Notices.Comment,
        NoticeKind.TakenOver => Words.Notices.TakenOver,
        NoticeKind.Parked => Words.Notices.Parked,
        _ => Words.Notices.Search,
    };

    /// <summary>Where it is to be seen.</summary>
    public static string Address(NoticeView notice) => notice switch
    {
        { SubjectId: { } search, Kind: NoticeKind.Search } => SavedSearchAddress.Of(search),
        { SubjectId: { } card, Kind: NoticeKind.Comment or NoticeKind.TakenOver } => $"{CardAddress.Of(card)}?tab=flow",
        { SubjectId: { } card, Kind: NoticeKind.Parked } => $"{CardAddress.Of(card)}?tab=files",
        { SubjectId: { } card } => CardAddress.Of(card),
        { Kind: NoticeKind.Parked } => "/intake",
        _ => "/search",
    };
}
