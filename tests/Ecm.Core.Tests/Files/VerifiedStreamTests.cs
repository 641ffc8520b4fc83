using System.Security.Cryptography;
using Ecm.Core.Files;

namespace Ecm.Core.Tests.Files;

/// <summary>Damaged bytes never arrive with a proper end.</summary>
public sealed class VerifiedStreamTests
{
    private const int Chunk = 100;

    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(1050);

    public static TheoryData<bool, int> Reading => new() { { true, Chunk }, { false, Chunk }, { true, 5000 }, { false, 5000 }, { true, 1 }, { true, 1050 } };

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task Whole_content_comes_through(bool async, int chunk)
    {
        await using var stream = Stream(Bytes);

        var (read, fault) = await ReadAsync(stream, async, chunk);

        fault.Should().BeNull();
        read.Should().Equal(Bytes);
        (stream.Length, stream.Position).Should().Be((1050, 1050));
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task Changed_byte_is_found_before_the_last_ones_are_given_out(bool async, int chunk)
    {
        foreach (var at in (int[])[0, 500, 1049])
        {
            var changed = Bytes.ToArray();
            changed[at] ^= 1;
            await using var stream = Stream(changed);

            var (read, fault) = await ReadAsync(stream, async, chunk);

            fault.Should().Be("The stored bytes differ from what was taken in.");
            read.Should().HaveCountLessThan(Bytes.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task Content_that_is_too_short_or_too_long_does_not_end_properly(bool async, int chunk)
    {
        await using var shorter = Stream(Bytes[..^1]);
        await using var none = Stream([]);
        await using var longer = Stream([.. Bytes, 0]);

        (await ReadAsync(shorter, async, chunk)).Fault.Should().Be("Stored bytes are missing.");
        (await ReadAsync(none, async, chunk)).Fault.Should().Be("Stored bytes are missing.");
        (await ReadAsync(longer, async, chunk)).Fault.Should().Be("The stored bytes differ from what was taken in.");
    }

    [Fact]
    public async Task Empty_content_ends_at_once()
    {
        await using var stream = new VerifiedStream(new MemoryStream(), 0, Hash([]));

        (await ReadAsync(stream, async: true, Chunk)).Should().BeEquivalentTo((Array.Empty<byte>(), (string?)null));
    }

    [Fact]
    public async Task Reading_into_nothing_is_no_end()
    {
        await using var stream = Stream(Bytes);

        (await stream.ReadAsync(Memory<byte>.Empty)).Should().Be(0);

        (await ReadAsync(stream, async: true, Chunk)).Fault.Should().BeNull();
    }

    private static VerifiedStream Stream(byte[] stored) => new(new MemoryStream(stored), Bytes.Length, Hash(Bytes));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<(byte[] Read, string? Fault)> ReadAsync(Stream stream, bool async, int chunk)
    {
        var (read, buffer) = (new List<byte>(), new byte[chunk]);
        try
        {
            while (true)
            {
                var count = async ? await stream.ReadAsync(buffer.AsMemory()) : stream.Read(buffer, 0, chunk);
                if (count == 0)
                    return ([.. read], null);
                read.AddRange(buffer[..count]);
            }
        }
        catch (InvalidDataException e)
        {
            return ([.. read], e.Message);
        }
    }
}
