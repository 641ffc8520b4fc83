namespace Ecm.Core.Cards;

/// <summary>Which entries of a card's history are asked for.</summary>
public enum HistoryKind
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>What people decided and said: states, registration, trash, twins, comments.</summary>
    Decisions,

    /// <summary>What the card became: its fields, place, files, corrected readings and access.</summary>
    Edits,
}

/// <summary>The actions of each kind; reading files, and trying it again, is neither.</summary>
internal static class HistoryKinds
{
    private static readonly string[] Decisions =
    [
        "card.transition", "card.register", "card.unregister", "card.trash", "card.restore", "card.comment", "file.twin", "file.twin-back", "access.takeover",
    ];

    private static readonly string[] Edits =
    [
        "card.create", "card.patch", "card.retype", "card.propose", "card.accept", "card.moved-along", "file.add", "file.attach", "file.expand", "file.version", "file.version-back", "file.restore", "file.move-out", "file.move-in",
        "page.correct", "page.correct-back", "access.set", "access.list", "access.inherit", "access.withdraw",
    ];

    /// <summary>The actions of a kind; null: whatever they are.</summary>
    public static string[]? Of(HistoryKind kind) => kind switch
    {
        HistoryKind.Decisions => Decisions,
        HistoryKind.Edits => Edits,
        _ => null,
    };
}
