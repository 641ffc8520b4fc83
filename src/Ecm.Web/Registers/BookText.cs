using Ecm.Core.Registers;
using Ecm.Web.Wording;

namespace Ecm.Web.Registers;

/// <summary>A value of a journal as people read it.</summary>
internal static class BookText
{
    public static string Of(object? value, Writing writing, string empty) => value switch
    {
        null or "" => empty,
        DateOnly day => writing.Day(day),
        BookSum sum => writing.Money(sum.Minor, sum.Currency),
        decimal number => number.ToString("#,0.##########", writing.Culture),
        _ => value.ToString()!,
    };
}
