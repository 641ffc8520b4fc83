using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Searching;

/// <summary>
/// A query, parsed and checked: the one tree that every question becomes. Field names are those of the index:
/// <c>type</c>, <c>state</c>, <c>number</c>, <c>title</c>, <c>date</c>, … or own field keys, without kind.
/// A null field is the catch-all: title, number, readable fields and the text of the files.
/// </summary>
[Experimental("ECM0001")]
public abstract record SearchNode;

/// <summary>Every card.</summary>
[Experimental("ECM0001")]
public sealed record AllNode : SearchNode
{
    /// <summary>The only one needed.</summary>
    public static readonly AllNode Instance = new();
}

/// <summary>One card.</summary>
/// <param name="CardId">Its id.</param>
[Experimental("ECM0001")]
public sealed record CardNode(Guid CardId) : SearchNode;

/// <summary>A word in any of its forms, the form as written ranked above the others. Text of more than one token acts as a phrase.</summary>
/// <param name="Field">Where; null: the catch-all.</param>
/// <param name="Text">As typed, not analysed.</param>
[Experimental("ECM0001")]
public sealed record TermNode(IndexField? Field, string Text) : SearchNode;

/// <summary>Words one after another, each in any of its forms.</summary>
/// <param name="Field">Where; null: the catch-all.</param>
/// <param name="Text">As typed, not analysed.</param>
[Experimental("ECM0001")]
public sealed record PhraseNode(IndexField? Field, string Text) : SearchNode;

/// <summary>Words that begin so.</summary>
/// <param name="Field">Where; null: the catch-all.</param>
/// <param name="Text">The beginning, without the star; at least one letter or digit.</param>
[Experimental("ECM0001")]
public sealed record PrefixNode(IndexField? Field, string Text) : SearchNode;

/// <summary>Words that differ from a word by a few letters, those that a caller may see.</summary>
/// <param name="Field">Where; null: the catch-all.</param>
/// <param name="Text">As typed, not analysed.</param>
/// <param name="Edits">How many letters may be wrong, missing, added or swapped: 1 or 2.</param>
[Experimental("ECM0001")]
public sealed record FuzzyNode(IndexField? Field, string Text, int Edits) : SearchNode;

/// <summary>Words and phrases near each other in any order, each in any of its forms.</summary>
/// <param name="Field">Where; null: the catch-all.</param>
/// <param name="Texts">Two or more, as typed, not analysed.</param>
/// <param name="Distance">How many other words may stand between them.</param>
[Experimental("ECM0001")]
public sealed record NearNode(IndexField? Field, IReadOnlyList<string> Texts, int Distance) : SearchNode;

/// <summary>A date or number field between two values, both included.</summary>
/// <param name="Field">A field of kind date or number.</param>
/// <param name="From"><c>yyyy-MM-dd</c> or an invariant decimal; null: no lower bound.</param>
/// <param name="To">The same; null: no upper bound.</param>
[Experimental("ECM0001")]
public sealed record RangeNode(IndexField Field, string? From, string? To) : SearchNode;

/// <summary>All of them.</summary>
/// <param name="Parts">Two or more; parts that are <see cref="NotNode"/> exclude.</param>
[Experimental("ECM0001")]
public sealed record AndNode(IReadOnlyList<SearchNode> Parts) : SearchNode;

/// <summary>Any of them.</summary>
/// <param name="Parts">Two or more.</param>
[Experimental("ECM0001")]
public sealed record OrNode(IReadOnlyList<SearchNode> Parts) : SearchNode;

/// <summary>Every card but these.</summary>
/// <param name="Part">What is excluded.</param>
[Experimental("ECM0001")]
public sealed record NotNode(SearchNode Part) : SearchNode;

/// <summary>A field of the index.</summary>
/// <param name="Kind">How its values are indexed.</param>
/// <param name="Key">Its key; the name in the index is <c>kind.key</c>.</param>
[Experimental("ECM0001")]
public readonly record struct IndexField(IndexFieldKind Kind, string Key);

/// <summary>How the values of a field are indexed.</summary>
public enum IndexFieldKind
{
    /// <summary>Words, with morphology.</summary>
    Text,

    /// <summary>One value as a whole, compared without case: states, types, ids, numbers of documents (whole and by their parts).</summary>
    Keyword,

    /// <summary>An invariant decimal.</summary>
    Number,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,
}
