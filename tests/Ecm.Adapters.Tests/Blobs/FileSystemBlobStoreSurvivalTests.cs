using System.Security.Cryptography;
using Ecm.Core.Storage;
using Ecm.Testing;

namespace Ecm.Adapters.Tests.Blobs;

/// <summary>
/// Four clients store blobs until the process is killed or the power goes, at any moment. Afterwards what was acknowledged is there,
/// byte for byte, and what was not acknowledged is there whole or not at all.
/// </summary>
[Trait("Category", "Long")]
public sealed class FileSystemBlobStoreSurvivalTests
{
    private const int Rounds = 20;

    [Fact]
    public async Task Kill_at_any_moment_loses_nothing_acknowledged_and_shows_nothing_half()
    {
        using var folder = new TemporaryFolder();
        var account = new Account();
        for (var round = 0; round < Rounds; round++)
        {
            account.Read(await BlobHost.RunAndKillAsync(Moment(300, 1500), () => { }, folder.Path, "0", "400000", "4"));
            await account.AgreesWithAsync(folder.Path);
        }

        account.Acknowledged.Should().BeGreaterThan(Rounds);
    }

    [Theory]
    [InlineData("ext4")]
    [InlineData("xfs")]
    public async Task Power_cut_at_any_moment_loses_nothing_acknowledged_and_shows_nothing_half(string fileSystem)
    {
        if (SmallDisk.WhyNot is { } reason)
            Assert.Skip(reason);
        using var disk = new SmallDisk(fileSystem, 1024);
        var account = new Account();
        for (var round = 0; round < Rounds; round++)
        {
            account.Read(await BlobHost.RunAndKillAsync(Moment(400, 2000), disk.CutPower, Path.Combine(disk.Path, "blobs"), "0", "100000", "4"));
            disk.RestorePower();
            await account.AgreesWithAsync(Path.Combine(disk.Path, "blobs"));
        }

        account.Acknowledged.Should().BeGreaterThan(Rounds);
    }

    private static TimeSpan Moment(int from, int to) => TimeSpan.FromMilliseconds(Random.Shared.Next(from, to));

    /// <summary>What the host said that it was storing, and what it said that it had stored.</summary>
    private sealed class Account
    {
        private readonly Dictionary<Guid, string> begun = [];
        private readonly HashSet<Guid> acknowledged = [];

        public int Acknowledged => acknowledged.Count;

        public void Read(IEnumerable<string> lines)
        {
            foreach (var words in lines.Select(line => line.Split(' ')))
            {
                if (words[0] == "storing")
                    begun[Guid.Parse(words[1])] = words[2];
                else if (words[0] == "stored")
                    acknowledged.Add(Guid.Parse(words[1]));
            }
        }

        public async Task AgreesWithAsync(string folder)
        {
            var store = FileSystemBlobStoreTests.Open(folder);
            var found = new HashSet<Guid>();
            await foreach (var blob in store.ListAsync(default))
            {
                await using var content = await store.OpenAsync(blob.Id, 0, null, default);
                Convert.ToHexStringLower(await SHA256.HashDataAsync(content)).Should().Be(begun[blob.Id], $"{blob.Id} is whole");
                found.Add(blob.Id);
            }

            acknowledged.Except(found).Should().BeEmpty("each of these was acknowledged");
            Directory.EnumerateFiles(Path.Combine(folder, "tmp")).Should().BeEmpty();
        }
    }
}
