using System.Globalization;

namespace Ecm.Benchmarks;

/// <summary>What all measurements print, in one form: the peer, the product, their ratio and what is wanted.</summary>
internal static class Figures
{
    /// <summary>The middle one; of an even number, the higher of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values) => At(values, 0.5);

    /// <summary>The value below which a share of the values lies.</summary>
    public static double At(IEnumerable<double> values, double share)
    {
        var ordered = values.Order().ToArray();
        return ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];
    }

    /// <summary>A heading with the machine and its load.</summary>
    public static void Begin(string work, string peer)
    {
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine($"== {work}  ({Environment.ProcessorCount} cores, .NET {Environment.Version}, load {load})");
        Console.WriteLine($"   peer: {peer}");
    }

    /// <summary>One figure.</summary>
    public static void Say(string what, FormattableString figure) => Console.WriteLine($"   {what,-28} {figure.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>A figure that has a goal.</summary>
    public static void Judge(string what, bool reached, FormattableString figure) =>
        Console.WriteLine($"   {what,-28} {figure.ToString(CultureInfo.InvariantCulture)}{(reached ? "" : "   MISSED")}");
}
