using System.Globalization;
using Spectre.Console;

namespace Ecm.Cli;

/// <summary>What a command sees of the world: where it writes, which variables are set, which language is spoken.</summary>
/// <param name="Out">For answers.</param>
/// <param name="Error">For progress and complaints.</param>
/// <param name="Variable">Reads an environment variable; null: not set.</param>
/// <param name="Russian">True for Russian, else English.</param>
internal sealed record Surroundings(IAnsiConsole Out, IAnsiConsole Error, Func<string, string?> Variable, bool Russian)
{
    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess() => new(
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }),
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }),
        Environment.GetEnvironmentVariable,
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru");

    /// <summary>True when a person watches: progress may move.</summary>
    public bool Watched => Error.Profile.Capabilities.Interactive && Error.Profile.Out.IsTerminal;

    /// <summary>The text in the language spoken.</summary>
    public string Say(string russian, string english) => Russian ? russian : english;

    /// <summary>One line for scripts and people, without markup and never broken.</summary>
    public void Line(string text) => Out.Profile.Out.Writer.WriteLine(Plain.Text(text));

    /// <summary>One line of complaint.</summary>
    public void Complain(string text) => Error.Profile.Out.Writer.WriteLine(Plain.Text(text));
}
