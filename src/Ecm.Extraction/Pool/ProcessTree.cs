using System.Globalization;

namespace Ecm.Extraction.Pool;

/// <summary>Memory of a process and all it started, from /proc.</summary>
internal static class ProcessTree
{
    private const int Deepest = 8;

    /// <returns>Resident bytes; pages shared between the processes count for each.</returns>
    public static long ResidentBytes(int process) => Resident(process, 0);

    private static long Resident(int process, int depth)
    {
        try
        {
            // size resident shared …, in pages
            var statm = File.ReadAllText($"/proc/{process}/statm").Split(' ');
            var sum = long.Parse(statm[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            if (depth == Deepest)
                return sum;
            foreach (var task in Directory.EnumerateDirectories($"/proc/{process}/task"))
            {
                foreach (var child in ReadChildren(task))
                    sum += Resident(child, depth + 1);
            }

            return sum;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // it has ended meanwhile
        }
    }

    private static IEnumerable<int> ReadChildren(string task)
    {
        var file = Path.Combine(task, "children");
        return File.Exists(file)
            ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            : [];
    }
}
