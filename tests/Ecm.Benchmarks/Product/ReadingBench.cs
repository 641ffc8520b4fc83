using System.Diagnostics;
using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;

namespace Ecm.Benchmarks.Product;

/// <summary>From an acknowledged upload to the hit: one page of text, and a book with a text layer.</summary>
internal static class ReadingBench
{
    public static async Task RunAsync(bool small)
    {
        await using var server = await RunningServer.StartAsync();
        var clerk = await Clerk.SignInAsync(server);
        using var folder = new TemporaryFolder();
        await LettersAsync(clerk, folder.Path, small ? 5 : 30);
        await BookAsync(clerk, folder.Path, "ru");
        await BookAsync(clerk, folder.Path, "en");
    }

    private static async Task LettersAsync(Clerk clerk, string folder, int count)
    {
        Figures.Begin("a text file of one page, from its acknowledgement until it is found", "none");
        var times = new List<double>();
        for (var at = -2; at < count; at++)
        {
            var word = "письмо" + Guid.CreateVersion7().ToString("N")[20..];
            var file = Path.Combine(folder, "letter.txt");
            await File.WriteAllTextAsync(file, $"Просим направить {word} и акт сверки взаимных расчётов по договору поставки.");
            await clerk.UploadFileAsync(file);
            var began = Stopwatch.GetTimestamp();
            while ((await clerk.SearchAsync(word)).Total == 0)
                await Task.Delay(5);
            if (at >= 0)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Figures.Judge("until found", Figures.At(times, 0.95) < 1000, $"p50 {Figures.Median(times):0} ms, p95 {Figures.At(times, 0.95):0} ms (wanted well under 1,000)");
    }

    private static async Task BookAsync(Clerk clerk, string folder, string language)
    {
        var pdf = Path.Combine(folder, language + ".pdf");
        DebianManual.Write(pdf, language);
        Figures.Begin($"Debian's installation guide ({language}), a PDF with a text layer, from its acknowledgement until it is found", $"pdftotext -bbox {language}.pdf /dev/null");
        var began = Stopwatch.GetTimestamp();
        Tool.Run("pdftotext", "-bbox", pdf, "/dev/null");
        var peer = Stopwatch.GetElapsedTime(began).TotalSeconds;

        var fileId = await clerk.UploadFileAsync(pdf);
        began = Stopwatch.GetTimestamp();
        await clerk.WaitUntilReadAsync(fileId);
        var read = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var pages = (await clerk.Client.Files.GetAsync(fileId)).Intake.Pages;
        Figures.Say("pages", $"{pages}");
        Figures.Say("peer", $"{peer:0.00} s");
        Figures.Say("product", $"{read:0.00} s, {pages / read:0} pages/s");
    }
}
