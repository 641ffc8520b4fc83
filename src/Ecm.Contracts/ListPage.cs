namespace Ecm.Contracts;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items, in the list's order.</param>
/// <param name="Cursor">Asks for the next page (<c>?cursor=</c>); null: this is the last.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, string? Cursor);
