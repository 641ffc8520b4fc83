using System.Diagnostics;

namespace Ecm.Testing.Material;

/// <summary>Runs the Debian programs that material is made with.</summary>
public static class Tool
{
    public static void Run(string program, params IEnumerable<string> arguments) => Read(program, arguments);

    public static byte[] Read(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
