using System.Diagnostics.CodeAnalysis;

namespace Ecm.Abstractions.Searching;

/// <summary>A card as the index wants it: one document of the index.</summary>
[Experimental("ECM0001")]
public sealed record IndexCard
{
    /// <summary>The card.</summary>
    public required Guid CardId { get; init; }

    /// <summary>The number of its last change.</summary>
    public required long Change { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its registration number; null before registration.</summary>
    public string? Number { get; init; }

    /// <summary>Its day (yyyy-MM-dd as <see cref="DateOnly"/>), for sorting and the year facet; null when unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it was last edited, for sorting.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Who may read it.</summary>
    public required IndexAccess Access { get; init; }

    /// <summary>All other values: <c>keyword.type</c>, <c>keyword.state</c>, <c>keyword.parent</c>, own fields, …</summary>
    public IReadOnlyList<IndexValue> Values { get; init; } = [];

    /// <summary>The text of its files, current versions only, in the order of files and pages.</summary>
    public IReadOnlyList<IndexPage> Pages { get; init; } = [];
}

/// <summary>Who may read a card.</summary>
/// <param name="CardId">The card.</param>
/// <param name="Change">The number of its last change.</param>
/// <param name="List">The number of its access list.</param>
/// <param name="Grants">Principals with a right of their own on this card.</param>
[Experimental("ECM0001")]
public sealed record IndexAccess(Guid CardId, long Change, int List, IReadOnlyList<string> Grants);

/// <summary>One value of a field.</summary>
/// <param name="Field">The field; a field may have several values.</param>
/// <param name="Value">Text, or in the form its kind states.</param>
/// <param name="CatchAll">True when the catch-all finds it as well.</param>
/// <param name="Facet">True when values of this field are counted.</param>
[Experimental("ECM0001")]
public sealed record IndexValue(IndexField Field, string Value, bool CatchAll = false, bool Facet = false);

/// <summary>The text of a page.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Page">From 1.</param>
/// <param name="Text">The text of a <see cref="Extraction.PageText"/>.</param>
[Experimental("ECM0001")]
public sealed record IndexPage(Guid FileId, int Page, string Text);

/// <summary>Changes to the index, applied together.</summary>
/// <param name="Put">Cards to add or replace.</param>
/// <param name="Access">Cards of which only the access changed; unknown ones are passed over.</param>
/// <param name="Delete">Cards to remove.</param>
/// <param name="Cursor">The change number up to which the index holds everything once this is applied.</param>
[Experimental("ECM0001")]
public sealed record IndexBatch(IReadOnlyList<IndexCard> Put, IReadOnlyList<IndexAccess> Access, IReadOnlyList<Guid> Delete, long Cursor);
