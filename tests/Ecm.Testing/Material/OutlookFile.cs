using System.Buffers.Binary;
using System.Text;
using static Ecm.Testing.Material.CompoundWriter;

namespace Ecm.Testing.Material;

/// <summary>Messages as Outlook keeps them ([MS-OXMSG]).</summary>
public static class OutlookFile
{
    /// <summary>A message.</summary>
    /// <param name="subject">Its subject.</param>
    /// <param name="text">Its text.</param>
    /// <param name="inner">It lies in another one.</param>
    /// <param name="page">The code page of its letters; null: Unicode.</param>
    /// <param name="attached">By name: bytes, or a message.</param>
    public static Storage Message(string subject, string text, bool inner = false, int? page = null, params (string Name, object Content)[] attached)
    {
        var message = new Storage
        {
            ["__properties_version1.0"] = Properties(inner ? 24 : 32, (0x00390040, (ulong)new DateTime(2026, 3, 5, 9, 30, 0, DateTimeKind.Utc).ToFileTimeUtc()), (0x3FFD0003, (ulong)(page ?? 1251))),
        };
        if (!inner)
            message["__nameid_version1.0"] = new Storage();
        Add(message, "0037", subject, page);
        Add(message, "1000", text, page);
        Add(message, "0C1A", "Пётр Ёлкин", page);
        Add(message, "0C1F", "/O=ORG/OU=EXCHANGE/CN=ELKIN", page);
        var recipient = new Storage { ["__properties_version1.0"] = Properties(8, (0x0C150003, 1)) };
        Add(recipient, "3001", "Бухгалтерия", page);
        Add(recipient, "39FE", "b@example.org", page);
        message["__recip_version1.0_#00000000"] = recipient;
        for (var i = 0; i < attached.Length; i++)
        {
            var attachment = new Storage { ["__properties_version1.0"] = Properties(8) };
            Add(attachment, "3707", attached[i].Name, page);
            attachment[attached[i].Content is Storage ? "__substg1.0_3701000D" : "__substg1.0_37010102"] = attached[i].Content;
            message[$"__attach_version1.0_#{i:X8}"] = attachment;
        }

        return message;
    }

    private static void Add(Storage storage, string property, string text, int? page) =>
        storage[$"__substg1.0_{property}{(page is null ? "001F" : "001E")}"] = page is { } letters ? CodePagesEncodingProvider.Instance.GetEncoding(letters)!.GetBytes(text) : Encoding.Unicode.GetBytes(text);

    private static byte[] Properties(int head, params (uint Tag, ulong Value)[] values)
    {
        var bytes = new byte[head + values.Length * 16];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(head + i * 16), values[i].Tag);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(head + i * 16 + 8), values[i].Value);
        }

        return bytes;
    }
}
