using Ecm.Core.Results;

namespace Ecm.Core.Search;

/// <summary>What a query may cost, checked before it is parsed.</summary>
internal static class QueryLimits
{
    public const int MaxLength = 4096;
    public const int MaxDepth = 20;
    public const int MaxTerms = 256;

    /// <summary>The problem of a query that is too long, too deep or has too many words; null when it may be parsed.</summary>
    public static Problem? Check(string query)
    {
        if (query.Length > MaxLength)
            return Problems.QueryWrong("too-long", MaxLength);
        var (depth, terms, inWord) = (0, 0, false);
        for (var i = 0; i < query.Length; i++)
        {
            var c = query[i];
            if (c == '(' && ++depth > MaxDepth)
                return Problems.QueryWrong("too-deep", i);
            if (c == ')')
                depth--;
            var breaks = char.IsWhiteSpace(c) || c is '(' or ')';
            if (!breaks && !inWord && ++terms > MaxTerms)
                return Problems.QueryWrong("too-many-terms", i);
            inWord = !breaks;
        }

        return null;
    }
}
