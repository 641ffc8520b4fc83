using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Access;

/// <summary>Which people may do what with a card, and by which entries. Told to those who manage it, for it tells who is in which group.</summary>
public sealed class AccessPeople
{
    private const int MostShown = 100;

    private readonly IDbContextFactory<EcmDbContext> contexts;

    internal AccessPeople(IDbContextFactory<EcmDbContext> contexts) => this.contexts = contexts;

    /// <summary>People who may read the card; with letters given, all people whose name or login has them, also those who may not.</summary>
    /// <param name="caller">Who manages the card.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="letters">Part of a name or login; null: none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The first 100 by name, and how many there are.</returns>
    public async Task<Result<AccessPeopleView>> ListAsync(Caller caller, Guid cardId, string? letters, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var card = await db.Readable(db.Cards, caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == cardId, cancellationToken);
        if (card is null)
            return Problems.NotFound();
        if (await CardAccess.LevelAsync(db, card, caller, cancellationToken) < AccessLevel.Manage)
            return Problems.Forbidden();

        var list = await AccessWriting.EntriesAsync(db, card.AccessList, cancellationToken);
        var grants = await db.Grants.AsNoTracking().Where(g => g.CardId == cardId).ToListAsync(cancellationToken);
        var principals = list.Keys.Concat(grants.Select(g => g.Principal)).Distinct().ToArray();
        var names = await Principals.NamesAsync(db, principals, cancellationToken);
        var holders = await Principals.HoldersAsync(db, principals, cancellationToken);
        var typed = letters?.Trim() ?? "";
        var people = new List<AccessPerson>();
        await foreach (var user in db.Users.Where(u => !u.Blocked).Select(u => new { u.Id, u.Name, Login = u.UserName! }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (typed.Length > 0 && !user.Name.Contains(typed, StringComparison.OrdinalIgnoreCase) && !user.Login.Contains(typed, StringComparison.OrdinalIgnoreCase))
                continue;
            var held = holders[user.Id].Append(Principal.User(user.Id)).Append(Principal.Everyone).ToHashSet();
            var listed = list.Where(e => held.Contains(e.Key)).ToList();
            var granted = grants.Where(g => held.Contains(g.Principal)).ToList();
            var level = granted.Select(g => g.Level).Append(CardAccess.Highest([.. listed.Select(e => e.Value)])).Max();
            if (level > AccessLevel.None || typed.Length > 0)
                people.Add(new AccessPerson(user.Id, user.Name, user.Login, level,
                [
                    .. listed.Select(e => new AccessReason(e.Key, names.GetValueOrDefault(e.Key), e.Value, Cause: null)),
                    .. granted.Select(g => new AccessReason(g.Principal, names.GetValueOrDefault(g.Principal), g.Level, g.Cause)),
                ]));
        }

        return new AccessPeopleView(people.Count, [.. people.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Login, StringComparer.Ordinal).Take(MostShown)]);
    }
}

/// <summary>People with what they may do.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="People">The first of them by name.</param>
public sealed record AccessPeopleView(int Total, IReadOnlyList<AccessPerson> People);

/// <summary>A person with what they may do.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">The name others see.</param>
/// <param name="Login">What they sign in with.</param>
/// <param name="Level">What they may do.</param>
/// <param name="Reasons">The entries and grants that say so; <see cref="AccessLevel.None"/> beats the other entries, grants come after it.</param>
public sealed record AccessPerson(Guid Id, string Name, string Login, AccessLevel Level, IReadOnlyList<AccessReason> Reasons);

/// <summary>An entry or a grant that holds for a person.</summary>
/// <param name="Principal">In stored form: the person, one of their groups or roles, or <c>everyone</c>.</param>
/// <param name="Name">The name people know it by; null: <c>everyone</c>.</param>
/// <param name="Level">The level it gives.</param>
/// <param name="Cause">Why a grant is there, such as <c>author</c>; null: an entry of the list.</param>
public sealed record AccessReason(string Principal, string? Name, AccessLevel Level, string? Cause);
