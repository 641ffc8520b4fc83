using System.Net;
using System.Security.Claims;
using Ecm.Core.Access;
using Ecm.Core.People;
using Ecm.Core.Results;
using Ecm.Testing;
using Ecm.Web.SigningIn;
using Ecm.Web.Start;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor.Services;

namespace Ecm.Server.Tests.Web;

public sealed class StartBlockTests
{
    [Fact]
    public async Task Block_that_fails_says_so_in_its_place_and_offers_to_try_again() =>
        (await RenderAsync((_, _) => throw new InvalidOperationException("secret"))).Should().Contain("Эту часть не удалось прочитать. Остальное работает.").And.Contain("Повторить").And.NotContain("secret");

    [Fact]
    public async Task Block_with_a_problem_says_which() =>
        (await RenderAsync((_, _) => Task.FromResult<Result<int>>(Problems.SearchTooSlow()))).Should().Contain(ProblemTexts.Describe(Problems.SearchTooSlow(), "ru")).And.Contain("Повторить");

    [Fact]
    public async Task Block_shows_its_rows_and_nothing_at_all_without_any()
    {
        (await RenderAsync((caller, _) => Task.FromResult<Result<int>>(caller.Name.Length))).Should().Contain("строка").And.Contain("Заголовок").And.NotContain("Повторить");
        (await RenderAsync((_, _) => Task.FromResult<Result<int>>(0))).Trim().Should().BeEmpty();
    }

    private static async Task<string> RenderAsync(Func<Caller, CancellationToken, Task<Result<int>>> load)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Get<FirstAdmin>().EnsureAsync("верный-пароль-1", default);
        var session = (await database.Get<SignIn>().OpenSessionAsync("admin", "верный-пароль-1", "192.0.2.1", default)).Value;
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton<NavigationManager, Nowhere>()
            .AddSingleton<IJSRuntime, NoScripts>()
            .AddMudBlazorSnackbar()
            .AddSingleton(new CurrentCaller(new Signed(session.ToPrincipal("test")), database.Get<Callers>()))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            RenderFragment rows = builder => builder.AddMarkupContent(0, "<li>строка</li>");
            var root = await renderer.RenderComponentAsync<StartBlock>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                ["Id"] = "block", ["Title"] = "Заголовок", ["Load"] = load, ["ChildContent"] = rows,
            }));
            return WebUtility.HtmlDecode(root.ToHtmlString());
        });
    }

    private sealed class NoScripts : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException("No page is drawn.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }

    private sealed class Nowhere : NavigationManager
    {
        public Nowhere() => Initialize("http://localhost/", "http://localhost/");
    }

    private sealed class Signed(ClaimsPrincipal who) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(who));
    }
}
