using Ecm.Core.Access;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.People;

/// <summary>How a person wants a page to look, such as the columns of a journal.</summary>
internal sealed class Preference
{
    public const int LongestKey = 100, LongestValue = 4000;

    public required Guid UserId { get; init; }
    public required string Key { get; init; }
    public required string Value { get; set; }
}

/// <summary>What people choose for themselves about pages; it follows them from machine to machine and says nothing about documents.</summary>
public sealed class Preferences
{
    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal Preferences(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>What was chosen; null: nothing yet.</summary>
    public async Task<string?> FindAsync(Caller caller, string key, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Preferences.Where(p => p.UserId == caller.UserId && p.Key == key).Select(p => p.Value).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps a choice; the last one holds.</summary>
    /// <exception cref="ArgumentException">It is longer than is kept.</exception>
    public async Task KeepAsync(Caller caller, string key, string value, CancellationToken cancellationToken)
    {
        if (key.Length > Preference.LongestKey || value.Length > Preference.LongestValue)
            throw new ArgumentException("A preference is at most 4,000 characters.", nameof(value));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Preferences.SingleOrDefaultAsync(p => p.UserId == caller.UserId && p.Key == key, cancellationToken) is { } kept)
            kept.Value = value;
        else
            db.Preferences.Add(new Preference { UserId = caller.UserId, Key = key, Value = value });
        await db.SaveChangesAsync(cancellationToken);
    }
}
