using Ecm.Core.Files;
using Ecm.Core.Results;
using Ecm.Testing;

namespace Ecm.Core.Tests.Files;

public sealed class PictureCacheTests : IDisposable
{
    private static readonly byte[] Picture = [1, 2, 3];

    private readonly TemporaryFolder folder = new();
    private readonly PictureCache cache;

    public PictureCacheTests() => cache = new PictureCache(folder.Path, long.MaxValue);

    [Fact]
    public async Task Viewer_who_leaves_ends_nothing_for_the_others()
    {
        var (blob, begun, end) = (Guid.CreateVersion7(), new TaskCompletionSource(), new TaskCompletionSource());
        using var leaving = new CancellationTokenSource();
        var first = cache.GetAsync(blob, "1", DrawAsync, leaving.Token);
        await begun.Task;
        var second = cache.GetAsync(blob, "1", _ => throw new InvalidOperationException("Drawn twice."), CancellationToken.None);

        await leaving.CancelAsync();
        await first.Awaiting(f => f).Should().ThrowAsync<OperationCanceledException>();
        end.SetResult();

        (await second).Value.Should().Equal(Picture);

        async Task<Result<byte[]>> DrawAsync(CancellationToken cancellationToken)
        {
            begun.SetResult();
            await end.Task.WaitAsync(cancellationToken);
            return Picture;
        }
    }

    [Fact]
    public async Task Drawing_ends_when_nobody_waits_for_it_and_begins_anew_for_the_next()
    {
        var (blob, begun, ended) = (Guid.CreateVersion7(), new TaskCompletionSource(), new TaskCompletionSource());
        using var leaving = new CancellationTokenSource();
        var only = cache.GetAsync(blob, "1", DrawAsync, leaving.Token);
        await begun.Task;

        await leaving.CancelAsync();

        await only.Awaiting(f => f).Should().ThrowAsync<OperationCanceledException>();
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (await cache.GetAsync(blob, "1", _ => Drawn(Picture), CancellationToken.None)).Value.Should().Equal(Picture);

        async Task<Result<byte[]>> DrawAsync(CancellationToken cancellationToken)
        {
            begun.SetResult();
            await using var _ = cancellationToken.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Picture;
        }
    }

    [Fact]
    public async Task Picture_is_drawn_once_and_kept()
    {
        var blob = Guid.CreateVersion7();
        await cache.GetAsync(blob, "1", _ => Drawn(Picture), CancellationToken.None);

        var again = await cache.GetAsync(blob, "1", _ => throw new InvalidOperationException("Drawn twice."), CancellationToken.None);

        again.Value.Should().Equal(Picture);
    }

    [Fact]
    public async Task Pictures_of_one_day_spread_over_many_folders()
    {
        for (var n = 0; n < 100; n++)
            await cache.GetAsync(Guid.CreateVersion7(), "1", _ => Drawn(Picture), CancellationToken.None);

        Directory.GetDirectories(folder.Path).Should().HaveCountGreaterThan(30);
    }

    public void Dispose() => folder.Dispose();

    private static Task<Result<byte[]>> Drawn(byte[] picture) => Task.FromResult<Result<byte[]>>(picture);
}
