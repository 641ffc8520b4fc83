using System.Globalization;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

/// <summary>The reading children of one extractor, found by the argument that its tests give them.</summary>
internal static class Children
{
    /// <returns>Ids of the processes at work: one a child, the sandbox around it not counted.</returns>
    public static IReadOnlyList<int> Of(Reading reading) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => IsChild(id, reading)),
    ];

    public static void Kill(Reading reading)
    {
        foreach (var child in Of(reading))
            Tool.Run("kill", "-KILL", child.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsChild(int id, Reading reading)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            return command[0].EndsWith("Ecm.Testing.Worker", StringComparison.Ordinal) && command.Contains(reading.Mark);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
