using Ecm.Abstractions.Searching;
using Ecm.Core.CardTypes;

namespace Ecm.Core.Search;

/// <summary>What the words of a query may refer to.</summary>
/// <param name="Types">The types in force: own fields, names of types and states.</param>
/// <param name="Today">The day it is in the organisation.</param>
/// <param name="PartiesNamed">The counterparties with such a title that the caller may read; null: too many.</param>
internal sealed record QueryContext(TypeCatalog Types, DateOnly Today, Func<SearchNode, IReadOnlyList<Guid>?> PartiesNamed)
{
    /// <summary>For marking text: what a query says of fields marks nothing there.</summary>
    public static QueryContext ForText(TypeCatalog types, DateOnly today) => new(types, today, static _ => []);
}
