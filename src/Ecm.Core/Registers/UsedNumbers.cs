using Ecm.Abstractions.Numbering;
using Ecm.Core.ChangeSets;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Registers;

/// <summary>
/// Which numbers a register has given. A counter never runs into one of them: templates and periods change, and what an earlier template made of one counter
/// a later one may make of another.
/// </summary>
internal static class UsedNumbers
{
    private const int MostSkipped = 1000;

    /// <summary>Draws the next number that nobody has; null when a thousand in a row are taken.</summary>
    public static async Task<(long Counter, string Number)?> DrawAsync(ChangeScope scope, string register, NumberPlan plan, DateOnly date, CancellationToken cancellationToken)
    {
        for (var drawn = 0; drawn < MostSkipped; drawn++)
        {
            var counter = await scope.Dialect.DrawAsync(scope.Db, KeyOf(plan), plan.Period, cancellationToken);
            var number = NumberFormat.Make(plan, counter);
            if (!await HasAsync(scope.Db, register, plan, counter, number, date, cancellationToken))
                return (counter, number);
        }

        return null;
    }

    /// <summary>What would be drawn after a value of the counter; null when a thousand in a row are taken.</summary>
    public static async Task<(long Counter, string Number)?> AfterAsync(EcmDbContext db, string register, NumberPlan plan, long last, DateOnly date, CancellationToken cancellationToken)
    {
        for (var counter = last + 1; counter <= last + MostSkipped; counter++)
        {
            var number = NumberFormat.Make(plan, counter);
            if (!await HasAsync(db, register, plan, counter, number, date, cancellationToken))
                return (counter, number);
        }

        return null;
    }

    /// <summary>The last value of a plan's counter; 0: it has not begun.</summary>
    public static Task<long> LastAsync(EcmDbContext db, NumberPlan plan, CancellationToken cancellationToken)
    {
        var key = KeyOf(plan);
        return db.Counters.AsNoTracking().Where(c => c.Key == key && c.Period == plan.Period).Select(c => c.Value).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The highest counter in the numbers of each day of a register, those of cards in the trash and those without a card included.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, long>> HighestByDayAsync(EcmDbContext db, string register, CancellationToken cancellationToken)
    {
        var given = await db.Cards.Where(c => c.Register == register && c.RegisteredOn != null)
            .GroupBy(c => c.RegisteredOn!.Value).Select(day => new { day.Key, Counter = day.Max(c => c.RegisterCounter) }).ToListAsync(cancellationToken);
        var kept = await db.ReservedNumbers.Where(n => n.Register == register)
            .GroupBy(n => n.Date).Select(day => new { day.Key, Counter = day.Max(n => n.Counter) }).ToListAsync(cancellationToken);
        return given.Concat(kept).GroupBy(d => d.Key).ToDictionary(day => day.Key, day => day.Max(d => d.Counter));
    }

    /// <summary>The key under which a plan's counter is kept.</summary>
    public static string KeyOf(NumberPlan plan) => $"number:{plan.CounterKey}";

    /// <summary>
    /// True when the register has given a number: in the plan's period, or in the same year of its book by another counter. By the same counter it is the one number
    /// that comes again where a file has the counter begin anew within the year.
    /// </summary>
    private static async Task<bool> HasAsync(EcmDbContext db, string register, NumberPlan plan, long counter, string number, DateOnly date, CancellationToken cancellationToken)
    {
        if (await db.UniqueValues.FindAsync([NumberGiving.Scope(register, plan.Period), number], cancellationToken) is not null)
            return true;
        var (first, last) = (new DateOnly(date.Year, 1, 1), new DateOnly(date.Year, 12, 31));
        return await db.Cards.AnyAsync(c => c.Number == number && c.Register == register && c.RegisterCounter != counter && c.RegisteredOn >= first && c.RegisteredOn <= last, cancellationToken)
            || await db.ReservedNumbers.AnyAsync(n => n.Register == register && n.Number == number && n.Counter != counter && n.Date >= first && n.Date <= last, cancellationToken);
    }
}
