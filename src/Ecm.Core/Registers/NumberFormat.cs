using System.Globalization;
using System.Text.RegularExpressions;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Storage;

namespace Ecm.Core.Registers;

/// <summary>Puts a drawn counter into the place that a plan marks.</summary>
internal static partial class NumberFormat
{
    private const int MaxNumber = 200;
    private const int MaxCounterDigits = 19;

    /// <summary>What makes a plan unusable; null: it is good.</summary>
    public static Localized? Check(NumberPlan plan)
    {
        if (string.IsNullOrWhiteSpace(plan.CounterKey) || plan.CounterKey.Length > 150 || plan.Period is null or { Length: > 50 }
            || !KeptText.Fits(plan.CounterKey) || !KeptText.Fits(plan.Period))
            return new Localized("нет счётчика или его имя не годится.", "there is no counter, or its name cannot be used.");
        if (plan.Template is null || Mark().Count(plan.Template) != 1)
            return new Localized("в номере должно быть ровно одно место {counter}.", "a number needs exactly one {counter}.");
        return plan.Template.Length > MaxNumber - MaxCounterDigits || !KeptText.IsName(plan.Template)
            ? new Localized("номер длиннее 180 знаков или в нём есть служебные знаки.", "the number is longer than 180 characters or has control characters.")
            : null;
    }

    /// <summary>The number of a plan that was checked.</summary>
    public static string Make(NumberPlan plan, long counter) => Mark().Replace(plan.Template, mark =>
        counter.ToString(CultureInfo.InvariantCulture).PadLeft(mark.Groups["digits"].Length, '0'));

    /// <summary>The signs right before and after the counter, of a plan that was checked; null: there is none.</summary>
    public static (char? Before, char? After) Around(NumberPlan plan)
    {
        var mark = Mark().Match(plan.Template);
        var end = mark.Index + mark.Length;
        return (mark.Index == 0 ? null : plan.Template[mark.Index - 1], end == plan.Template.Length ? null : plan.Template[end]);
    }

    [GeneratedRegex(@"\{counter(:(?<digits>0{1,18}))?\}")]
    private static partial Regex Mark();
}
