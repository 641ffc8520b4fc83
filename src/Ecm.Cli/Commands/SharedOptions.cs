using System.CommandLine;

namespace Ecm.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>The server's address.</summary>
    public static Option<string?> Url(Surroundings surroundings) => new("--url")
    {
        Description = surroundings.Say("Адрес сервера (иначе ECM_URL или тот, где вы вошли)", "The server's address (else ECM_URL or the one you signed in to)"),
        HelpName = "URL",
    };

    /// <summary>JSON instead of text.</summary>
    public static Option<bool> Json(Surroundings surroundings) => new("--json")
    {
        Description = surroundings.Say("Ответить JSON для программ", "Answer JSON for programs"),
    };
}
