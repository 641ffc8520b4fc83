using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using Ecm.Abstractions.Searching;

namespace Ecm.Benchmarks.Searching;

/// <summary>Cards with short texts under 1,000 access lists, and a caller who may read half of them.</summary>
internal static class Cards
{
    public const int Lists = 1_000;

    private const long FirstId = 1_767_225_600_000;

    private static readonly string[] Types = ["contract", "annex", "act", "invoice", "incoming-letter", "outgoing-letter", "memo", "document"];
    private static readonly string[] States = ["draft", "active", "completed"];

    public static SearchScope Caller
    {
        get
        {
            var lists = new BitArray(Lists);
            for (var list = 0; list < Lists; list += 2) lists[list] = true;
            return new SearchScope(lists, new HashSet<string> { "user:1" }, new HashSet<Guid>(), "user:1;1");
        }
    }

    public static IndexCard[] Make(int count, Words words)
    {
        var cards = new IndexCard[count];
        Parallel.For(0, count, at => cards[at] = MakeOne(at, words));
        return cards;
    }

    /// <summary>The bytes of the texts, as UTF-8.</summary>
    public static long TextBytes(IEnumerable<IndexCard> cards) => cards.Sum(static card =>
        (long)System.Text.Encoding.UTF8.GetByteCount(card.Title) + card.Pages.Sum(static page => System.Text.Encoding.UTF8.GetByteCount(page.Text)));

    private static IndexCard MakeOne(int at, Words words)
    {
        var random = new Random(at);
        var id = Id(at, random);
        var list = random.Next(Lists);
        return new IndexCard
        {
            CardId = id,
            Change = at + 1,
            Title = words.Text(random, 4).TrimEnd(),
            Number = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 9_999)}/{random.Next(15, 26)}"),
            Date = new DateOnly(2015, 1, 1).AddDays(random.Next(4_000)),
            ModifiedAt = DateTimeOffset.UnixEpoch.AddMinutes(at),
            Access = new IndexAccess(id, at + 1, list, at % 50 == 0 ? ["user:1"] : []),
            Values =
            [
                new(new(IndexFieldKind.Keyword, "type"), Types[random.Next(Types.Length)], Facet: true),
                new(new(IndexFieldKind.Keyword, "state"), States[random.Next(States.Length)], Facet: true),
            ],
            Pages = [new IndexPage(Id(at, random), 1, words.Text(random, random.Next(20, 60)))],
        };
    }

    /// <summary>A UUIDv7 as the product would draw it, one every 40 ms, but the same in each run.</summary>
    private static Guid Id(int at, Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((FirstId + (at * 40L)) << 16) | 0x7000L | (uint)(bytes[6] << 8 | bytes[7]) & 0xFFF);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
