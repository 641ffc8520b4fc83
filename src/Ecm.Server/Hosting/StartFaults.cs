using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Ecm.Core;
using Microsoft.Extensions.Options;

namespace Ecm.Server.Hosting;

/// <summary>Tells the faults that an administrator can mend from our own, and says the former in one line.</summary>
internal static partial class StartFaults
{
    /// <summary>What is wrong and what to change; null: a fault of this program, which shows itself with its stack.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StartupException or ValidationException => failure.Message,
        OptionsValidationException options => string.Join(" ", options.Failures.Select(f => OfOption(f, SectionOf(options)))),
        InvalidOperationException when Unconvertible().Match(failure.Message) is { Success: true } match =>
            $"The setting {match.Groups["setting"].Value} is '{match.Groups["value"].Value}', which is no {KindOf(match.Groups["type"].Value)}.",
        InvalidDataException when failure.InnerException is FormatException { InnerException: { } syntax } =>
            $"{failure.Message} {syntax.Message.ReplaceLineEndings(" ")} Correct the file.",
        _ => null,
    };

    /// <summary>Prints what <see cref="Explain"/> says; the exit status.</summary>
    public static int Print(string explanation)
    {
        Console.Error.WriteLine($"ecm-server cannot start: {explanation.ReplaceLineEndings(" ").Trim()}");
        return 1;
    }

    /// <summary>Annotations speak of a class and its members, which nobody who writes settings knows.</summary>
    private static string OfOption(string failure, string? section)
    {
        if (Annotated().Match(failure) is not { Success: true } match)
            return failure;
        var error = match.Groups["error"].Value;
        return section is null || error.StartsWith($"{section}:", StringComparison.Ordinal)
            ? error
            : $"The setting {section}:{match.Groups["member"].Value} is wrong: {error}";
    }

    private static string? SectionOf(OptionsValidationException failure) => failure.OptionsType.GetField("Section")?.GetRawConstantValue() as string;

    private static string KindOf(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "whole number",
        "System.TimeSpan" => "time such as 00:02:00",
        "System.Boolean" => "true or false",
        _ => type[(type.LastIndexOf('.') + 1)..],
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<setting>[^']+)' to type '(?<type>[^'`]+)")]
    private static partial Regex Unconvertible();

    [GeneratedRegex(@"^DataAnnotation validation failed for '\w+' members: '(?<member>\w+)' with the error: '(?<error>.*)'\.$")]
    private static partial Regex Annotated();
}
