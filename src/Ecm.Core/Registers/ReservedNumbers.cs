using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>A number without a card.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number.</param>
/// <param name="Date">The day of registration that it was reserved for.</param>
/// <param name="Until">The last day on which it is kept.</param>
/// <param name="Note">What for.</param>
/// <param name="ReservedById">Who reserved it.</param>
/// <param name="ReservedBy">Their name.</param>
/// <param name="Released">True when it was given back: a gap of the journal.</param>
/// <param name="Reason">Why there is a gap.</param>
public sealed record NumberWithoutCard(
    Guid Id, string Number, DateOnly Date, DateOnly? Until, string? Note, Guid ReservedById, string ReservedBy, bool Released, string? Reason)
{
    internal long Counter { get; init; }
}

/// <summary>Numbers that are kept for cards still to come, and the gaps that those leave which are given back.</summary>
public sealed class ReservedNumbers
{
    /// <summary>More are not reserved at once.</summary>
    public const int MostAtOnce = 100;

    private readonly IDbContextFactory<EcmDbContext> contexts;
    private readonly RegisterCatalog catalog;
    private readonly CardTypeCatalog types;
    private readonly NumberPlanning planning;
    private readonly ChangeSets.ChangeSets changeSets;

    internal ReservedNumbers(IDbContextFactory<EcmDbContext> contexts, RegisterCatalog catalog, CardTypeCatalog types, NumberPlanning planning, ChangeSets.ChangeSets changeSets)
    {
        this.contexts = contexts;
        this.catalog = catalog;
        this.types = types;
        this.planning = planning;
        this.changeSets = changeSets;
    }

    /// <summary>Reserves the next numbers of a register.</summary>
    /// <param name="caller">Who; needs the right to make cards that are registered there.</param>
    /// <param name="register">The register.</param>
    /// <param name="type">The type of the cards to come; null: the register's only or first one.</param>
    /// <param name="count">How many, 1 to <see cref="MostAtOnce"/>.</param>
    /// <param name="date">The day of registration; null: today.</param>
    /// <param name="until">The last day on which they are kept.</param>
    /// <param name="note">What for.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The numbers, in order.</returns>
    public async Task<Result<IReadOnlyList<NumberWithoutCard>>> ReserveAsync(
        Caller caller, string register, string? type, int count, DateOnly? date, DateOnly? until, string? note, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(register, cancellationToken) is null)
            return Problems.NotFound();
        if (count is < 1 or > MostAtOnce)
            return Problems.ParameterWrong("count");
        var name = type ?? RegisterRights.TypesOf(await types.CurrentAsync(cancellationToken), register).FirstOrDefault()?.Name;
        if (name is null)
            return Problems.UnknownType("—");
        var day = date ?? planning.Today;
        var planned = await planning.PlanBlankAsync(name, register, day, cancellationToken);
        if (!planned.Succeeded)
            return planned.Problem;
        var id = Guid.CreateVersion7();
        var receipt = await changeSets.CommitAsync(
            caller, new ChangeSet("register.reserve", id.ToString(), [new ReserveNumbers(id, register, planned.Value.Plan, count, day, until, Clean(note))]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var first = await db.ReservedNumbers.AsNoTracking().SingleOrDefaultAsync(n => n.Id == receipt.Value.Id, cancellationToken);
        if (first is null)
            return Result.Of<IReadOnlyList<NumberWithoutCard>>([]); // Asked again, after the number was taken.
        return Result.Of(await ReadAsync(
            db, db.ReservedNumbers.Where(n => n.Register == register && n.Period == first.Period && n.ReservedAt == first.ReservedAt && n.Counter >= first.Counter && n.Counter < first.Counter + count),
            cancellationToken));
    }

    /// <summary>Numbers without a card, the last one first.</summary>
    /// <param name="caller">Who asks; needs the right to work with the register.</param>
    /// <param name="register">The register.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Result<IReadOnlyList<NumberWithoutCard>>> ListAsync(Caller caller, string register, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await catalog.FindAsync(register, cancellationToken) is null || !await RegisterRights.MayUseAsync(db, await types.CurrentAsync(db, cancellationToken), register, caller, cancellationToken))
            return Problems.NotFound();
        var kept = await ReadAsync(db, db.ReservedNumbers.Where(n => n.Register == register), cancellationToken);
        return Result.Of<IReadOnlyList<NumberWithoutCard>>([.. kept.Reverse()]);
    }

    /// <summary>Gives a number back, or says why one that was given back is a gap.</summary>
    /// <param name="caller">Who reserved it, or an administrator.</param>
    /// <param name="register">The register.</param>
    /// <param name="id">The number's id.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task<Result<NumberWithoutCard>> ReleaseAsync(Caller caller, string register, Guid id, string? reason, CancellationToken cancellationToken)
    {
        var receipt = await changeSets.CommitAsync(caller, new ChangeSet("register.release", id.ToString(), [new ReleaseNumber(register, id, Clean(reason))]), cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Problem;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, db.ReservedNumbers.Where(n => n.Id == id), cancellationToken) is [var released] ? released : Problems.NotFound();
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static async Task<IReadOnlyList<NumberWithoutCard>> ReadAsync(EcmDbContext db, IQueryable<ReservedNumber> numbers, CancellationToken cancellationToken)
    {
        var rows = await (
            from number in numbers
            join user in db.Users on number.ReservedBy equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby number.Date, number.Counter
            select new { number, name = user == null ? "Ecm" : user.Name }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(r => new NumberWithoutCard(
            r.number.Id, r.number.Number, r.number.Date, r.number.Until, r.number.Note, r.number.ReservedBy, r.name, r.number.ReleasedAt is not null, r.number.Reason)
        {
            Counter = r.number.Counter,
        })];
    }
}
