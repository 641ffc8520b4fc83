using System.ComponentModel.DataAnnotations;
using Ecm.Contracts.Types;

namespace Ecm.Contracts.Lists;

/// <summary>A shared list: choices of fields of several types.</summary>
/// <param name="Name">Stable key.</param>
/// <param name="Label">The name people see.</param>
/// <param name="Items">Its items in the order in which they are offered; cards hold their keys.</param>
/// <param name="Version">Raised by every change; it is the ETag.</param>
/// <param name="Differs">True when people have put something else in force than its file brings.</param>
/// <param name="Uses">The fields whose choices it is.</param>
public sealed record SharedList(string Name, Label Label, IReadOnlyList<CardTypeChoice> Items, int Version, bool Differs, IReadOnlyList<SharedListUse> Uses);

/// <summary>A field whose choices are those of a list.</summary>
/// <param name="Type">The name of its type.</param>
/// <param name="Field">Its key.</param>
public sealed record SharedListUse(string Type, string Field);

/// <summary>A whole list as it is to be.</summary>
public sealed record PutListRequest
{
    /// <summary>The name people see.</summary>
    [Required]
    public required Label Label { get; init; }

    /// <summary>The items in order. One that a card has can be hidden but not left out.</summary>
    [Required]
    public required IReadOnlyList<CardTypeChoice> Items { get; init; }
}
