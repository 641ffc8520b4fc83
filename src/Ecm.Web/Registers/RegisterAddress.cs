using System.Globalization;
using Ecm.Core.Registers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Ecm.Web.Registers;

/// <summary>The whole state of a journal's page as its address.</summary>
public sealed record RegisterAddress(string Name)
{
    /// <summary>So many lines are shown at first, and so many more each time.</summary>
    internal const int AtOnce = 100;

    // More are not drawn at once: a filter finds what stands further down.
    private const int MostAtOnce = 2_000;

    /// <summary>The year shown; null: all.</summary>
    public int? Year { get; init; }

    /// <summary>A piece of the number.</summary>
    public string Number { get; init; } = "";

    /// <summary>Words of the document.</summary>
    public string Words { get; init; } = "";

    /// <summary>A counterparty.</summary>
    public Guid? Party { get; init; }

    /// <summary>Registered on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Registered on this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Who is in charge.</summary>
    public Guid? Responsible { get; init; }

    /// <summary>The name of the state.</summary>
    public string State { get; init; } = "";

    /// <summary>The reserved number that is being entered.</summary>
    public Guid? Reserved { get; init; }

    /// <summary>How many lines are shown, if there are so many.</summary>
    public int Shown { get; init; } = AtOnce;

    internal bool IsFiltered => Number.Length + Words.Length + State.Length > 0 || Responsible is not null || Party is not null || From is not null || To is not null;

    internal BookFilter Filter => new()
    {
        Year = Year, Number = Number.Length == 0 ? null : Number, Words = Words.Length == 0 ? null : Words, ResponsibleId = Responsible, State = State.Length == 0 ? null : State,
        PartyId = Party, From = From, To = To,
    };

    /// <summary>Reads an address; without a year it is the present one, <c>year=all</c> is every one.</summary>
    internal static RegisterAddress Parse(string name, string uri, int thisYear)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new RegisterAddress(name)
        {
            Year = One("year") == "all" ? null : int.TryParse(One("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999 ? year : thisYear,
            Number = One("number").Trim(), Words = One("q").Trim(), State = One("state"),
            Responsible = Guid.TryParse(One("responsible"), out var person) ? person : null, Reserved = Guid.TryParse(One("reserved"), out var reserved) ? reserved : null,
            Party = Guid.TryParse(One("party"), out var party) ? party : null, From = Day(One("from")), To = Day(One("to")),
            Shown = int.TryParse(One("shown"), NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? Whole(shown) : AtOnce,
        };

        string One(string key) => query.TryGetValue(key, out var values) ? values.ToString() : "";
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var address = Reserved is { } number ? QueryHelpers.AddQueryString(Below(""), "reserved", number.ToString()) : Below("");
        return Shown == AtOnce ? address : QueryHelpers.AddQueryString(address, "shown", Shown.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The same with so many lines that this one is among them.</summary>
    internal RegisterAddress Reaching(long line) => line <= Shown ? this : this with { Shown = Whole(line) };

    /// <summary>The printed book with the same lines.</summary>
    internal string Print => Below("/print");

    /// <summary>The same lines as a spreadsheet.</summary>
    internal string Export(string format) => QueryHelpers.AddQueryString($"/api/v1/registers/{Name}/export", [new("format", format), .. Parts(allYears: null)]);

    internal static string Gaps(string name) => $"/registers/{name}/gaps";

    private string Below(string place) => QueryHelpers.AddQueryString($"/registers/{Name}{place}", Parts("all"));

    private IEnumerable<KeyValuePair<string, StringValues>> Parts(string? allYears)
    {
        if (Year?.ToString(CultureInfo.InvariantCulture) is { } year)
            yield return new("year", year);
        else if (allYears is not null)
            yield return new("year", allYears);
        if (Number.Length > 0)
            yield return new("number", Number);
        if (Words.Length > 0)
            yield return new("q", Words);
        if (Responsible is { } person)
            yield return new("responsible", person.ToString());
        if (State.Length > 0)
            yield return new("state", State);
        if (Party is { } party)
            yield return new("party", party.ToString());
        if (From is { } from)
            yield return new("from", Iso(from));
        if (To is { } to)
            yield return new("to", Iso(to));
    }

    private static int Whole(long lines) => (int)Math.Clamp((lines + AtOnce - 1) / AtOnce * AtOnce, AtOnce, MostAtOnce);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
