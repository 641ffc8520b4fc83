using System.Net;
using System.Net.Sockets;

namespace Ecm.Core.People;

/// <summary>
/// Slows guessing down. Only failures count. Five for one login from one address, fifty from one address, or a hundred for one login
/// begin a pause of a minute, doubled each time up to an hour. The narrow rule comes first, so that a stranger who guesses
/// elsewhere does not lock the owner out. For the password of a file, the file stands for the login and the user for the address. Known and unknown logins are treated alike. Kept in this node's memory.
/// </summary>
internal sealed class SignInPauses(TimeProvider clock)
{
    private const int MostTallies = 100_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly Rule LoginFromAddress = new(5, TimeSpan.FromHours(1));
    private static readonly Rule Address = new(50, TimeSpan.FromMinutes(15));
    private static readonly Rule Login = new(100, TimeSpan.FromHours(1));

    private readonly Lock gate = new();
    private readonly Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <summary>How long this login must wait at this address; null: it may try.</summary>
    public TimeSpan? Remaining(string login, string address)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var until = Keys(login, address).Max(k => tallies.GetValueOrDefault(k.Key)?.PausedUntil ?? DateTimeOffset.MinValue);
            return until > now ? until - now : null;
        }
    }

    /// <summary>Counts a failure.</summary>
    public void Failed(string login, string address)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (tallies.Count >= MostTallies)
                Forget(now);
            foreach (var (key, rule) in Keys(login, address))
                tallies[key] = (tallies.GetValueOrDefault(key) ?? new Tally(0, now, 0, DateTimeOffset.MinValue)).Failed(now, rule);
        }
    }

    /// <summary>Forgets the failures of a login at an address. Those of the address stay: one known password must not buy more guesses.</summary>
    public void Succeeded(string login, string address)
    {
        lock (gate)
            tallies.Remove(PairKey(login, address));
    }

    private static (string Key, Rule Rule)[] Keys(string login, string address) =>
        [(PairKey(login, address), LoginFromAddress), ($"a {Network(address)}", Address), ($"l {login}", Login)];

    private static string PairKey(string login, string address) => $"p {Network(address)} {login}";

    /// <summary>An IPv6 customer has a whole /64 to try from.</summary>
    private static string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var ip))
            return address;
        if (ip.IsIPv4MappedToIPv6)
            return ip.MapToIPv4().ToString();
        return ip.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8)) : ip.ToString();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tally) in tallies)
            if (tally.PausedUntil <= now && tally.Since + LongestPause <= now)
                tallies.Remove(key);
        if (tallies.Count >= MostTallies)
            foreach (var key in tallies.Where(t => t.Value.PausedUntil <= now).OrderBy(t => t.Value.Since).Take(MostTallies / 2).Select(t => t.Key).ToList())
                tallies.Remove(key);
    }

    private sealed record Rule(int Limit, TimeSpan Window);

    private sealed record Tally(int Failures, DateTimeOffset Since, int Pauses, DateTimeOffset PausedUntil)
    {
        public Tally Failed(DateTimeOffset now, Rule rule)
        {
            var counted = now - Since > rule.Window ? this with { Failures = 1, Since = now, Pauses = Math.Max(0, Pauses - 1) } : this with { Failures = Failures + 1 };
            if (counted.Failures < rule.Limit)
                return counted;
            var pause = FirstPause * Math.Pow(2, Math.Min(counted.Pauses, 6));
            return counted with { Failures = 0, Since = now, Pauses = counted.Pauses + 1, PausedUntil = now + (pause < LongestPause ? pause : LongestPause) };
        }
    }
}
