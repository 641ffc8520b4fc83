using System.Globalization;
using System.Text;
using Lucene.Net.Util;

namespace Ecm.Lucene.Mapping;

/// <summary>Bytes whose order is the order of titles and of numbers.</summary>
internal static class SortKeys
{
    private const int LongestKey = 255;
    private const int LongestTitle = 200;

    private static readonly CompareInfo Alphabet = CultureInfo.GetCultureInfo("ru").CompareInfo;

    /// <summary>Russian and English alphabetical order, without case.</summary>
    public static BytesRef Title(string title)
    {
        var key = Alphabet.GetSortKey(title.Length <= LongestTitle ? title : title[..LongestTitle], CompareOptions.IgnoreCase).KeyData;
        return new BytesRef(key, 0, Math.Min(key.Length, LongestKey));
    }

    /// <summary>Digits by value: each run of digits is written without its leading zeros, behind its length, so that 9 stands before 10.</summary>
    public static BytesRef Number(string number)
    {
        var key = new StringBuilder();
        var normal = Normal.Keyword(number);
        for (int from = 0, to; from < normal.Length; from = to)
        {
            to = from + 1;
            if (!char.IsAsciiDigit(normal[from]))
            {
                key.Append(normal[from]);
                continue;
            }

            while (to < normal.Length && char.IsAsciiDigit(normal[to])) to++;
            var digits = normal.AsSpan(from, to - from).TrimStart('0');
            key.Append((char)('0' + digits.Length)).Append(digits);
        }

        var bytes = Encoding.UTF8.GetBytes(key.ToString());
        return new BytesRef(bytes, 0, Math.Min(bytes.Length, LongestKey));
    }
}
