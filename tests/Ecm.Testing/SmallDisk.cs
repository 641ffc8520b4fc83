using System.Diagnostics;
using System.Globalization;

namespace Ecm.Testing;

/// <summary>A file system of its own in an image file, which can be filled to the brim or lose its power. Needs root.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ecm-").FullName;

    /// <param name="fileSystem">ext4 or xfs.</param>
    /// <param name="mebibytes">Its size; xfs needs 300 or more.</param>
    public SmallDisk(string fileSystem, int mebibytes)
    {
        Directory.CreateDirectory(Path);
        using (var image = File.OpenHandle(Image, FileMode.CreateNew, FileAccess.Write))
            RandomAccess.SetLength(image, mebibytes * 1024L * 1024);
        Run($"mkfs.{fileSystem}", "-q", Image);
        Mount();
    }

    /// <summary>Why there can be no small disk here; null when there can.</summary>
    public static string? WhyNot { get; } = FindWhyNot();

    /// <summary>Where it is mounted.</summary>
    public string Path => System.IO.Path.Combine(folder, "mnt");

    private string Image => System.IO.Path.Combine(folder, "image");

    /// <summary>Everything that is not on the disk yet is lost, as in a power cut. Programs that use it get errors from now on.</summary>
    public void CutPower() => Run("xfs_io", "-x", "-c", "shutdown", Path);

    /// <summary>Mounts it again after a power cut; nobody may use it any more.</summary>
    public void RestorePower()
    {
        for (var attempt = 1; ; attempt++)
        {
            Run("umount", Path);
            Mount();
            if (Directory.Exists(Path))
                return;
            // On a busy machine the loop device of before may still be on its way out: what was mounted is the dead disk once more.
            if (attempt == 5)
                throw new InvalidOperationException($"{Path} cannot be read after it was mounted again.");
            Thread.Sleep(500);
        }
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(folder, recursive: true);
    }

    private void Mount() => Run("mount", "-o", "loop", Image, Path);

    private static string? FindWhyNot()
    {
        if (Environment.UserName != "root")
            return "mounting needs root";
        try
        {
            using var disk = new SmallDisk("ext4", 8);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"no loop mounts here: {e.Message}";
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var complaints = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}: {complaints.Trim()}"));
    }
}
