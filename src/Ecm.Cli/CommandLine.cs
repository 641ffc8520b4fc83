using System.CommandLine;
using System.Globalization;
using System.Net;
using Ecm.Cli.Commands;
using Ecm.Client;

namespace Ecm.Cli;

/// <summary>The command line: its verbs, and what becomes of whatever goes wrong in them.</summary>
internal static class CommandLine
{
    /// <summary>Carries out a command.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        // The library speaks the language of the thread.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(surroundings.Russian ? "ru" : "en");
        var parsed = Root(surroundings).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                surroundings.Complain(error.Message);
            surroundings.Complain(surroundings.Say("Подсказка: ecm --help или ecm КОМАНДА --help.", "For help: ecm --help or ecm COMMAND --help."));
            return ExitStatus.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = surroundings.Out.Profile.Out.Writer,
                Error = surroundings.Error.Profile.Out.Writer,
                // Ctrl+C cancels the command, which then ends by itself and says so.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (UsageException e)
        {
            surroundings.Complain(e.Message);
            return ExitStatus.Usage;
        }
        catch (Exception e) when (e is OperationCanceledException || e.InnerException is OperationCanceledException)
        {
            surroundings.Complain(surroundings.Say("Прервано.", "Interrupted."));
            return ExitStatus.Interrupted;
        }
        catch (Exception e) when (Explain(surroundings, e) is { } text)
        {
            surroundings.Complain(text);
            return ExitStatus.Failed;
        }
    }

    /// <summary>What a person can do about a failure; null: it is a fault of this program.</summary>
    public static string? Explain(Surroundings surroundings, Exception failure) => failure switch
    {
        EcmProblemException { Problem.Status: (int)HttpStatusCode.Unauthorized, Code: not "sign-in-failed" } =>
            surroundings.Say("Сервер не узнал вас. Войдите: ecm login", "The server does not know you. Sign in: ecm login"),
        EcmProblemException { Problem.RequestId: { } id, Problem.Status: >= 500 } problem =>
            $"{problem.Message} {surroundings.Say("Номер запроса", "Request")}: {id}",
        EcmProblemException problem => problem.Message,
        HttpRequestException http => surroundings.Say(
            $"Сервер не отвечает: {http.Message} Проверьте адрес (--url или ECM_URL) и запущен ли он.",
            $"The server does not answer: {http.Message} Check the address (--url or ECM_URL) and whether it runs."),
        UnauthorizedAccessException or IOException => failure.Message,
        // The client library wraps what the network tells.
        { InnerException: HttpRequestException inner } => Explain(surroundings, inner),
        _ => null,
    };

    private static RootCommand Root(Surroundings surroundings)
    {
        var root = new RootCommand(surroundings.Say("Клиент хранилища документов Ecm.", "The client of the Ecm document repository."));
        root.Add(LoginCommand.Of(surroundings));
        root.Add(WhoAmICommand.Of(surroundings));
        root.Add(UploadCommand.Of(surroundings));
        root.Add(SearchCommand.Of(surroundings));
        root.Add(GetCommand.Of(surroundings));
        root.Add(ReadAgainCommand.Of(surroundings));
        root.Add(TypesCommand.Of(surroundings));
        root.Add(SpellingCommand.Of(surroundings));
        root.Add(WordsCommand.Of(surroundings));
        root.Add(DoubtCommand.Of(surroundings));
        root.Add(SimilarCommand.Of(surroundings));
        return root;
    }
}
