using System.Diagnostics;
using Ecm.Abstractions.Extraction;
using Ecm.Testing.Material;

namespace Ecm.Adapters.Tests.Extraction;

public sealed class PoolTests
{
    private static readonly Lazy<GrayImage> Page = new(() => PagePrinter.ScanText(SampleTexts.Contract));

    [Fact]
    public async Task Killed_child_costs_its_page_only()
    {
        await using var reading = new Reading(options => options.Children = 1);
        var file = reading.File("many.tif");
        ScanFiles.Tiff(file, "lzw", Pages(3));
        var probe = await reading.ProbeAsync(file);
        var answered = new List<int>();

        var reads = async () =>
        {
            await foreach (var page in reading.Extractor.ReadAsync(new ReadRequest(file, probe, new HashSet<int>(), false), CancellationToken.None))
            {
                answered.Add(page.Number);
                if (answered.Count == 1)
                {
                    await Task.Delay(300); // page 2 is being recognised by now
                    Children.Kill(reading);
                }
            }
        };

        var failure = (await reads.Should().ThrowAsync<ExtractionException>()).Which;
        (failure.Reason, failure.Page).Should().Be((ExtractionFailure.Crashed, 2));
        answered.Should().Equal(1, 3);

        var again = new List<int>();
        await foreach (var page in reading.Extractor.ReadAsync(new ReadRequest(file, probe, answered.ToHashSet(), true), CancellationToken.None))
            again.Add(page.Number);
        again.Should().Equal(2);
    }

    [Fact]
    public async Task Page_that_takes_too_long_is_ended()
    {
        await using var reading = new Reading(options => options.PageTime = TimeSpan.FromSeconds(0.9));
        var file = reading.File("slow.png");
        ScanFiles.Png(file, Large(2));
        var probe = await reading.ProbeAsync(file);

        var reads = () => reading.ReadAsync(file);

        (await reads.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.TimedOut);
        Children.Of(reading).Should().BeEmpty("the child was ended");
        (await reading.ProbeAsync(file)).Should().Be(probe);
    }

    [Fact]
    public async Task Child_that_takes_too_much_memory_is_ended()
    {
        await using var reading = new Reading(options => options.MemoryLimit = 220L * 1024 * 1024);
        var file = reading.File("fat.png");
        ScanFiles.Png(file, Large(3));

        var reads = () => reading.ReadAsync(file);

        (await reads.Should().ThrowAsync<ExtractionException>()).Which.Reason.Should().Be(ExtractionFailure.OutOfMemory);
        Children.Of(reading).Should().BeEmpty("the child was ended");
    }

    [Fact]
    public async Task Short_document_does_not_wait_for_a_long_one()
    {
        await using var reading = new Reading(options => options.Children = 1);
        var (longer, shorter) = (reading.File("long.tif"), reading.File("short.txt"));
        ScanFiles.Tiff(longer, "g4", Pages(6));
        File.WriteAllText(shorter, "короткая записка");
        var probe = await reading.ProbeAsync(longer);
        var order = new List<string>();
        var first = new TaskCompletionSource();
        var reads = Task.Run(async () =>
        {
            await foreach (var page in reading.Extractor.ReadAsync(new ReadRequest(longer, probe, new HashSet<int>(), false), CancellationToken.None))
            {
                lock (order)
                    order.Add("long");
                first.TrySetResult();
            }
        });
        await first.Task;

        (await reading.ReadAsync(shorter)).Single().Text.Should().Be("короткая записка");
        lock (order)
            order.Add("short");
        await reads;

        order.IndexOf("short").Should().BeLessThan(5, "a look and a page each wait for one page of the long document at most");
        order.Count(name => name == "long").Should().Be(6);
    }

    [Fact]
    public async Task Pages_of_one_document_are_read_side_by_side()
    {
        await using var reading = new Reading(options => options.Children = 2);
        var file = reading.File("two.tif");
        ScanFiles.Tiff(file, "g4", Pages(4));
        var most = 0;
        var reads = reading.ReadAsync(file);
        while (!reads.IsCompleted)
        {
            most = Math.Max(most, Children.Of(reading).Count);
            await Task.Delay(20);
        }

        (await reads).Should().HaveCount(4);
        most.Should().Be(2);
    }

    [Fact]
    public async Task File_read_alone_holds_the_others_until_its_page_is_done()
    {
        await using var reading = new Reading(options => options.Children = 2);
        var (alone, other) = (reading.File("alone.png"), reading.File("other.txt"));
        ScanFiles.Png(alone, Page.Value);
        File.WriteAllText(other, "другая");
        await Task.WhenAll(reading.ProbeAsync(alone), reading.ProbeAsync(other));
        var order = new List<string>();
        var aloneReads = Record(reading.ReadAsync(alone, alone: true), "alone");
        await Task.Delay(400); // recognition takes more than a second, the text a millisecond
        var otherReads = Record(reading.ReadAsync(other), "other");

        await Task.WhenAll(aloneReads, otherReads);

        order.Should().Equal("alone", "other");

        async Task Record(Task work, string name)
        {
            await work;
            lock (order)
                order.Add(name);
        }
    }

    [Fact]
    public async Task Caller_who_gives_up_frees_the_child()
    {
        await using var reading = new Reading(options => options.Children = 1);
        var file = reading.File("given-up.tif");
        ScanFiles.Tiff(file, "lzw", Pages(2));
        var probe = await reading.ProbeAsync(file);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));

        var reads = async () =>
        {
            await foreach (var _ in reading.Extractor.ReadAsync(new ReadRequest(file, probe, new HashSet<int>(), false), patience.Token))
            {
            }
        };

        await reads.Should().ThrowAsync<OperationCanceledException>();
        var began = Stopwatch.GetTimestamp();
        await reading.ProbeAsync(file);
        Stopwatch.GetElapsedTime(began).TotalSeconds.Should().BeLessThan(5);
    }

    [Fact]
    public async Task Idle_child_is_ended_and_another_started_when_needed()
    {
        await using var reading = new Reading(options => options.IdleTime = TimeSpan.FromSeconds(1));
        var file = reading.Write("a.txt", "text"u8.ToArray());
        await reading.ProbeAsync(file);
        Children.Of(reading).Should().NotBeEmpty();

        for (var i = 0; i < 100 && Children.Of(reading).Count > 0; i++)
            await Task.Delay(100);

        Children.Of(reading).Should().BeEmpty();
        (await reading.ProbeAsync(file)).Kind.Should().Be(FileKind.Text);
    }

    [Fact]
    public async Task Nothing_is_left_after_disposing_in_the_middle_of_a_page()
    {
        var reading = new Reading();
        var file = reading.File("left.tif");
        ScanFiles.Tiff(file, "lzw", Pages(2));
        var reads = reading.ReadAsync(file);
        for (var i = 0; i < 100 && Children.Of(reading).Count == 0; i++)
            await Task.Delay(20);
        var children = Children.Of(reading);
        children.Should().NotBeEmpty();

        await reading.DisposeAsync();

        await ((Func<Task>)(() => reads)).Should().ThrowAsync<Exception>();
        children.Should().OnlyContain(child => !Directory.Exists($"/proc/{child}"));
    }

    [Fact]
    public async Task Child_ignores_a_stop_of_the_group_and_ends_with_its_input()
    {
        await using var reading = new Reading(options => options.Children = 1);
        var file = reading.File("stop.png");
        ScanFiles.Png(file, Page.Value);
        await reading.ProbeAsync(file);
        var reads = reading.ReadAsync(file);
        await Task.Delay(300);

        foreach (var child in Children.Of(reading))
            Tool.Run("kill", "-TERM", $"{child}");

        (await reads).Single().Text.Should().Contain("Поставщик");
    }

    [Fact]
    public async Task Child_has_no_network_where_the_system_allows_it()
    {
        await using var reading = new Reading();
        await reading.ProbeAsync(reading.Write("a.txt", "text"u8.ToArray()));
        var ours = File.ReadAllText("/proc/self/net/dev");

        if (reading.Extractor.Warnings.Count == 0)
            Children.Of(reading).Select(child => File.ReadAllText($"/proc/{child}/net/dev")).Should().Contain(network => network != ours && !network.Contains("eth"));
        else
            reading.Extractor.Warnings.Should().ContainSingle().Which.Should().Contain("bubblewrap");
    }

    [Fact]
    public async Task Wrong_command_is_a_crash_with_its_last_words()
    {
        await using var reading = new Reading(options => (options.Command, options.Arguments) = ("/bin/ls", ["/does-not-exist"]));

        var probing = () => reading.ProbeAsync("/etc/hostname");

        var failure = (await probing.Should().ThrowAsync<ExtractionException>()).Which;
        failure.Reason.Should().Be(ExtractionFailure.Crashed);
        failure.Detail.Should().Contain("does-not-exist");
    }

    [Fact]
    public async Task Missing_models_are_named_with_their_package()
    {
        await using var reading = new Reading(options => options.Languages = "rus+eng+deu");
        var file = reading.File("german.png");
        ScanFiles.Png(file, Page.Value);

        reading.Extractor.Problems.Should().ContainSingle().Which.Should().StartWith("deu.traineddata").And.EndWith("apt-get install tesseract-ocr-deu");
    }

    [Fact]
    public async Task Many_callers_at_once_are_all_answered()
    {
        await using var reading = new Reading(options => options.Waiting = 8);
        var files = Enumerable.Range(0, 100).Select(i => reading.Write($"{i}.txt", System.Text.Encoding.UTF8.GetBytes($"text number {i}"))).ToList();

        var texts = await Task.WhenAll(files.Select(async file => (await reading.ReadAsync(file)).Single().Text));

        texts.Should().Equal(Enumerable.Range(0, 100).Select(i => $"text number {i}"));
    }

    /// <summary>A picture so large that reading it takes seconds and much memory.</summary>
    private static GrayImage Large(int times)
    {
        var page = Page.Value;
        var rows = page.Pixels.Chunk(page.Width).Select(row => Enumerable.Repeat(row, times).SelectMany(pixels => pixels).ToArray()).ToList();
        return new GrayImage(page.Width * times, page.Height * times, [.. Enumerable.Repeat(rows, times).SelectMany(all => all).SelectMany(row => row)]);
    }

    /// <summary>The same page with another speck each: a picture that a child has read before is not read again.</summary>
    private static GrayImage[] Pages(int count) =>
    [
        .. Enumerable.Range(1, count).Select(n =>
        {
            var page = new GrayImage(Page.Value.Width, Page.Value.Height, [.. Page.Value.Pixels]);
            page.Fill(10 * n, 10, 3, 3, 0);
            return page;
        }),
    ];
}
