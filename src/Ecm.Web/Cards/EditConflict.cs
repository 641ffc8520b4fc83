using Ecm.Core.Cards;

namespace Ecm.Web.Cards;

/// <summary>What was changed on a card while somebody was editing it.</summary>
/// <param name="Entry">The last change that others made; null: it cannot be told.</param>
/// <param name="Action">What it was, in words.</param>
/// <param name="ByCaller">The same person made it, elsewhere.</param>
/// <param name="Rows">The fields that differ, in the order of the form.</param>
/// <param name="Names">Names of what the values refer to.</param>
public sealed record EditConflict(HistoryEntry? Entry, string Action, bool ByCaller, IReadOnlyList<ConflictRow> Rows, FieldNames Names);

/// <summary>A field that was changed by one side or both, in words.</summary>
/// <param name="Key">The field; <c>title</c> in <see cref="IsTitle"/>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Was">What it held when the editing began.</param>
/// <param name="Theirs">What it holds now.</param>
/// <param name="Mine">What is typed; null: it was not touched here.</param>
/// <param name="Typed">The same as the form has it.</param>
public sealed record ConflictRow(string Key, string Label, string Was, string Theirs, string? Mine, string? Typed)
{
    /// <summary>The row of the title; its key is no field's.</summary>
    public const string TitleKey = "";

    /// <summary>It is the title.</summary>
    public bool IsTitle => Key == TitleKey;

    /// <summary>Somebody else changed it.</summary>
    public bool ByOthers => Was != Theirs;

    /// <summary>Both sides changed it, and not to the same.</summary>
    public bool IsOpen => ByOthers && Mine is not null && Mine != Theirs;
}
