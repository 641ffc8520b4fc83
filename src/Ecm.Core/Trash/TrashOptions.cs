using System.ComponentModel.DataAnnotations;

namespace Ecm.Core.Trash;

/// <summary>How long the trash keeps cards; section <c>Trash</c> of the settings.</summary>
public sealed class TrashOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Trash";

    /// <summary>Days after which a card is destroyed, with its files; 0: never. Default 30.</summary>
    [Range(0, 36_500, ErrorMessage = "Trash:KeepDays must be 0 (for ever) or a number of days up to 36500.")]
    public int KeepDays { get; set; } = 30;
}
