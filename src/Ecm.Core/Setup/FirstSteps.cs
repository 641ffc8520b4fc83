using System.Text.Json;
using Ecm.Abstractions.Cards;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Ecm.Core.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Setup;

/// <summary>What an administrator is led to on an empty server: whose documents it keeps, and something to try it with.</summary>
public sealed class FirstSteps
{
    private const string Key = "first-steps";
    private const string Organisation = "organisation";
    private const int LongestName = 200;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly CardEditing cards;
    private readonly Preferences preferences;

    internal FirstSteps(IDbContextFactory<EcmDbContext> contexts, CardEditing cards, Preferences preferences)
    {
        this.contexts = contexts;
        this.cards = cards;
        this.preferences = preferences;
    }

    /// <summary>True for an administrator who sees no card yet, and has neither taken nor skipped the steps.</summary>
    public async Task<bool> AreAheadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsAdmin || await preferences.FindAsync(caller, Key, cancellationToken) is not null)
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.Readable(db.Cards, caller).AnyAsync(cancellationToken);
    }

    /// <summary>Notes that the caller has taken or skipped them.</summary>
    public Task EndAsync(Caller caller, CancellationToken cancellationToken) => preferences.KeepAsync(caller, Key, "done", cancellationToken);

    /// <summary>Whether an organisation can be called so. Both may be empty: then nothing is kept.</summary>
    /// <param name="name">At most 200 characters; needed when there is a number.</param>
    /// <param name="inn">The taxpayer number: 10 or 12 digits whose control digits agree; may be empty.</param>
    public static Problem? Check(string? name, string? inn)
    {
        var (called, number) = (name?.Trim() ?? "", inn?.Trim() ?? "");
        if (number.Length > 0 && !ControlDigits.Agree(ReadKind.Inn, number, []))
            return Problems.InnWrong();
        return (called.Length == 0 && number.Length > 0) || called.Length > LongestName || (called.Length > 0 && !KeptText.IsName(called)) ? Problems.NameWrong(Organisation) : null;
    }

    /// <summary>Makes the card of one's own organisation, by which its number is known in the texts of documents; nothing when the name is empty.</summary>
    public async Task<Problem?> NameOrganisationAsync(Caller caller, string? name, string? inn, CancellationToken cancellationToken)
    {
        if (Check(name, inn) is { } wrong)
            return wrong;
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var fields = new Dictionary<string, JsonElement> { ["isOwnEntity"] = JsonSerializer.SerializeToElement(true) };
        if (!string.IsNullOrWhiteSpace(inn))
            fields["inn"] = JsonSerializer.SerializeToElement(inn.Trim());
        var made = await cards.CreateAsync(caller, new NewCard(Organisation, name.Trim(), null, fields, null), cancellationToken);
        return made.Succeeded ? null : made.Problem with { Field = made.Problem.Field is "inn" or "kpp" ? "inn" : Organisation };
    }
}
