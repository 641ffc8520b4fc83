using System.Globalization;
using Parlot;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace Ecm.Core.Search;

/// <summary>A query as written, before its names and values have been looked up.</summary>
internal abstract record QueryPart;

/// <summary>A word, a phrase or the beginning of a word, perhaps of a field.</summary>
/// <param name="Field">The name before the colon; null: none.</param>
/// <param name="Text">Without quotes, star and field.</param>
/// <param name="Form">How it was written.</param>
/// <param name="Position">Where it begins in the query.</param>
/// <param name="Distance">Of a word, how many letters may differ; of a phrase, how many other words may stand between its words, in any order.</param>
internal sealed record QueryWord(string? Field, string Text, WordForm Form, int Position, int Distance = 0) : QueryPart;

/// <summary>Parts that stand near each other in any order.</summary>
/// <param name="Parts">Two or more.</param>
/// <param name="Distance">How many other words may stand between them.</param>
internal sealed record QueryNear(IReadOnlyList<QueryPart> Parts, int Distance) : QueryPart;

internal sealed record QueryNot(QueryPart Part) : QueryPart;

internal sealed record QueryAll(IReadOnlyList<QueryPart> Parts) : QueryPart;

internal sealed record QueryAny(IReadOnlyList<QueryPart> Parts) : QueryPart;

internal enum WordForm
{
    Word,
    Phrase,
    Prefix,
}

/// <summary>
/// The one grammar of the product:
/// <code>
/// any    = all { ("OR" | "ИЛИ") all }
/// all    = each { ["AND" | "И"] each }
/// each   = { "-" | "NOT" | "НЕ" } simple { ("NEAR" | "РЯДОМ") ["/" distance] simple }
/// simple = "(" any ")" | [field ":"] value
/// value  = "a phrase" [~distance] | «фраза» | beginning* | word [~ | ~1 | ~2]
/// </code>
/// Operators are written in capitals; a minus excludes only when it stands right before what it excludes.
/// </summary>
internal static class QuerySyntax
{
    private const string Special = "()\"«»“”„";

    private const int UsualDistance = 10;

    private static readonly Parser<QueryPart> Grammar = Build();

    /// <summary>Parses a query whose length and depth have been checked.</summary>
    /// <param name="query">Not blank.</param>
    /// <param name="part">The query as written.</param>
    /// <param name="position">Where it could not be understood.</param>
    public static bool TryParse(string query, out QueryPart? part, out int position)
    {
        var context = new ParseContext(new Scanner(query));
        var result = new ParseResult<QueryPart>();
        var parsed = Grammar.Parse(context, ref result);
        context.SkipWhiteSpace();
        position = Math.Min(context.Scanner.Cursor.Offset, query.Length - 1);
        part = parsed && context.Scanner.Cursor.Eof ? result.Value : null;
        return part is not null;
    }

    private static Parser<QueryPart> Build()
    {
        var any = Deferred<QueryPart>();
        var or = Operator("OR", "ИЛИ");
        var and = Operator("AND", "И");
        var not = Operator("NOT", "НЕ").Or(SkipWhiteSpace(Literals.Char('-').WhenFollowedBy(Literals.Pattern(c => !char.IsWhiteSpace(c) && c != '-', 1, 1)).Then(_ => true)));

        var phrase = Quoted('"', "\"").Or(Quoted('«', "»")).Or(Quoted('“', "”")).Or(Quoted('„', "“”"));
        var word = Literals.Pattern(InWord)
            .Then<QueryPart>(static (_, start, _, text) => Word(text.ToString()!, start));
        var value = phrase.Or(word);
        var field = SkipWhiteSpace(Literals.Identifier(static c => char.IsLetter(c), static c => char.IsLetterOrDigit(c) || c is '_' or '-'))
            .AndSkip(Literals.Char(':'))
            .Then(static name => name.ToString()!);
        var ofField = field.And(value).Then<QueryPart>(static (_, start, _, pair) => ((QueryWord)pair.Item2) with { Field = pair.Item1, Position = start });

        var near = SkipWhiteSpace(Literals.Pattern(InWord)).When(static (_, word) => NearDistance(word.Span) is not null).Then(static word => NearDistance(word.Span)!.Value);
        var group = Between(SkipWhiteSpace(Literals.Char('(')), any, SkipWhiteSpace(Literals.Char(')')));
        // An operator that is none must not be tried as a word: groups behind it would be read twice, at each depth.
        var reserved = Not(or.Or(and).Or(near.Then(static _ => true)));
        var simple = group.Or(reserved.SkipAnd(ofField.Or(SkipWhiteSpace(value))));
        var together = simple.And(ZeroOrMany(near.And(simple))).Then<QueryPart>(static pair => pair.Item2.Count == 0
            ? pair.Item1
            : new QueryNear([pair.Item1, .. pair.Item2.Select(static next => next.Item2)], pair.Item2.Max(static next => next.Item1)));
        var each = ZeroOrMany(not).And(together).Then<QueryPart>(static pair => pair.Item1.Count % 2 == 0 ? pair.Item2 : new QueryNot(pair.Item2));
        var all = each.And(ZeroOrMany(ZeroOrOne(and).SkipAnd(each))).Then<QueryPart>(static pair => pair.Item2.Count == 0 ? pair.Item1 : new QueryAll([pair.Item1, .. pair.Item2]));
        any.Parser = all.And(ZeroOrMany(or.SkipAnd(all))).Then<QueryPart>(static pair => pair.Item2.Count == 0 ? pair.Item1 : new QueryAny([pair.Item1, .. pair.Item2]));
        return any;
    }

    /// <summary>A word of its own: «Иванов» and «OR-12» begin like operators and are none. Keywords of the parser end at any letter that is not Latin.</summary>
    private static Parser<bool> Operator(string english, string russian)
    {
        var more = Literals.Pattern(InWord, 1, 1);
        return Terms.Text(english).WhenNotFollowedBy(more).Or(Terms.Text(russian).WhenNotFollowedBy(more)).Then(_ => true);
    }

    private static Parser<QueryPart> Quoted(char open, string close)
    {
        var text = Literals.Char(open).SkipAnd(ZeroOrMany(Literals.Pattern(c => !close.Contains(c)))).AndSkip(Literals.Pattern(c => close.Contains(c), 1, 1)).Then(static pieces => string.Concat(pieces));
        var distance = ZeroOrOne(Literals.Char('~').SkipAnd(Literals.Pattern(char.IsAsciiDigit, 1, 2)));
        return text.And(distance).Then<QueryPart>(static (_, start, _, pair) => new QueryWord(null, pair.Item1, WordForm.Phrase, start, pair.Item2 is [var digits] ? Number(digits.Span) : 0));
    }

    private static bool InWord(char c) => !char.IsWhiteSpace(c) && !Special.Contains(c);

    private static QueryWord Word(string text, int start)
    {
        if (text.Length > 1 && text.EndsWith('*'))
            return new QueryWord(null, text.TrimEnd('*'), WordForm.Prefix, start);
        var tilde = text.LastIndexOf('~');
        return tilde > 0 && text[tilde..] is "~" or "~1" or "~2"
            ? new QueryWord(null, text[..tilde], WordForm.Word, start, text.EndsWith('1') ? 1 : 2)
            : new QueryWord(null, text, WordForm.Word, start);
    }

    private static int? NearDistance(ReadOnlySpan<char> word)
    {
        var rest = word.StartsWith("NEAR") ? word[4..] : word.StartsWith("РЯДОМ") ? word[5..] : "-";
        return rest is "" ? UsualDistance : rest is ['/', .. { Length: 1 or 2 } digits] && !digits.ContainsAnyExceptInRange('0', '9') ? Number(digits) : null;
    }

    private static int Number(ReadOnlySpan<char> digits) => digits.IsEmpty ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
}
