using System.CommandLine;
using Ecm.Client;
using Ecm.Contracts.People;
using Spectre.Console;

namespace Ecm.Cli.Commands;

/// <summary><c>ecm login</c>: a password once, a token from then on.</summary>
internal static class LoginCommand
{
    public static Command Of(Surroundings surroundings)
    {
        var address = new Argument<string?>("URL")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = surroundings.Say("Адрес сервера; то же, что --url", "The server's address; the same as --url"),
        };
        var url = SharedOptions.Url(surroundings);
        var login = new Option<string?>("--login")
        {
            Description = surroundings.Say("Логин; без него будет вопрос", "The login; asked for without it"), HelpName = "LOGIN",
        };
        var command = new Command("login", surroundings.Say(
            "Войти: спрашивает пароль (или читает его со стандартного ввода), получает ключ доступа и хранит его в ~/.config/ecm/config.json.",
            "Sign in: asks for the password (or reads it from standard input), gets a token and keeps it in ~/.config/ecm/config.json."));
        command.Add(address);
        command.Add(url);
        command.Add(login);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(surroundings, parsed.GetValue(url) ?? parsed.GetValue(address), parsed.GetValue(login), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, string? url, string? login, CancellationToken cancellationToken)
    {
        var server = Server.Of(surroundings, url);
        login ??= await AskAsync(surroundings, surroundings.Say("Логин: ", "Login: "), secret: false, cancellationToken);
        var password = await AskAsync(surroundings, surroundings.Say("Пароль: ", "Password: "), secret: true, cancellationToken);

        using var session = new EcmClient(server.Address, token: null);
        await session.People.LoginAsync(new LoginRequest(login, password), cancellationToken);
        var token = await session.People.CreateTokenAsync(new CreateTokenRequest { Name = $"ecm-cli, {Environment.MachineName}" }, cancellationToken);
        await session.People.LogoutAsync(cancellationToken);

        new StoredLogin(server.Address.ToString(), token.Token).Save(surroundings);
        surroundings.Line(surroundings.Say(
            $"Вы вошли на {server.Address} как {login}. Ключ доступа: {StoredLogin.PathOf(surroundings)}",
            $"Signed in to {server.Address} as {login}. The token is in {StoredLogin.PathOf(surroundings)}"));
        return ExitStatus.Done;
    }

    private static async Task<string> AskAsync(Surroundings surroundings, string question, bool secret, CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
            return await new TextPrompt<string>(question) { IsSecret = secret, Mask = null }.ShowAsync(surroundings.Error, cancellationToken);
        return await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line
            ? line
            : throw new UsageException(surroundings.Say("На стандартном вводе нет ответа: ", "Standard input has no answer to: ") + question);
    }
}
