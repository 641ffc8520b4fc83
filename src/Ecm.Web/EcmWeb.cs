using Ecm.Web.Cards;
using Ecm.Web.Shell;
using Ecm.Web.SigningIn;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Ecm.Web;

/// <summary>The web page: Blazor, interactive on the server. Calls the capabilities of Ecm.Core in process, in the name of whoever is signed in.</summary>
public static class EcmWeb
{
    /// <summary>What the page needs. Ecm.Core and cookie authentication with a default scheme are registered by the host.</summary>
    public static IServiceCollection AddEcmWeb(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 15_000;
            options.SnackbarConfiguration.ShowTransitionDuration = 100;
            options.SnackbarConfiguration.HideTransitionDuration = 100;
            options.SnackbarConfiguration.SnackbarVariant = Variant.Filled;
            options.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddHttpContextAccessor();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddScoped<CurrentCaller>();
        services.AddSingleton<OrganisationTime>();
        services.AddScoped<AppearanceOfPage>();
        services.AddScoped<FieldLookups>();
        return services;
    }

    /// <summary>Maps the pages, their forms and their assets. Called after authentication and authorization were put into the pipeline.</summary>
    public static void MapEcmWeb(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/", () => TypedResults.LocalRedirect("~/search")).ExcludeFromDescription();
        app.MapSignOut();
        app.MapPreferences();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
