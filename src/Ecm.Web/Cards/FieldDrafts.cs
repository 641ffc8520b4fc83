using System.Text.Json;
using Microsoft.JSInterop;

namespace Ecm.Web.Cards;

/// <summary>Edits of a card, or of one that is still to be made, that are not saved yet; kept in the browser's tab: they outlive a reload, a lost connection and a sign-out.</summary>
internal sealed class FieldDrafts(IJSRuntime js)
{
    public async Task KeepAsync(Guid user, string card, FieldDraft draft, CancellationToken cancellationToken) =>
        await js.InvokeVoidAsync("sessionStorage.setItem", cancellationToken, KeyOf(user, card), JsonSerializer.Serialize(draft));

    /// <summary>The draft of this person for a card, by its id or the address of the form of a new one; null: none.</summary>
    public async Task<FieldDraft?> FindAsync(Guid user, string card, CancellationToken cancellationToken)
    {
        var kept = await js.InvokeAsync<string?>("sessionStorage.getItem", cancellationToken, KeyOf(user, card));
        try
        {
            return kept is null ? null : JsonSerializer.Deserialize<FieldDraft>(kept);
        }
        catch (JsonException)
        {
            // Of an older version of the page, or somebody else's key.
            return null;
        }
    }

    public async Task ForgetAsync(Guid user, string card, CancellationToken cancellationToken) =>
        await js.InvokeVoidAsync("sessionStorage.removeItem", cancellationToken, KeyOf(user, card));

    private static string KeyOf(Guid user, string card) => $"ecm-draft/{user}/{card}";
}

/// <summary>What was typed.</summary>
/// <param name="Version">The version of the card that was being edited; 0: a new one.</param>
/// <param name="Title">The title; null: as it was.</param>
/// <param name="Fields">Texts of the fields that differ, by key.</param>
public sealed record FieldDraft(int Version, string? Title, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The number of the card's last change at that time.</summary>
    public long Change { get; init; }
}
