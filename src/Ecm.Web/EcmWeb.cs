using Ecm.Abstractions.Web.Cards;
using Ecm.Core.People;
using Ecm.Core.Plugins;
using Ecm.Web.Administration;
using Ecm.Web.Cards;
using Ecm.Web.Changes;
using Ecm.Web.Intake;
using Ecm.Web.Plugins;
using Ecm.Web.Search;
using Ecm.Web.Settings;
using Ecm.Web.Shell;
using Ecm.Web.SigningIn;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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
        // A script whose browser has gone is given up after its circuit, which then ends in peace; were it given up before, each such would be a fault in the log.
        services.AddRazorComponents().AddInteractiveServerComponents(
            options => options.JSInteropDefaultCallTimeout = options.DisconnectedCircuitRetentionPeriod + TimeSpan.FromMinutes(1));
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.VisibleStateDuration = 15_000;
            // Else those that offer to undo would stay over the page until somebody closes each.
            options.SnackbarConfiguration.RequireInteraction = false;
            options.SnackbarConfiguration.ShowTransitionDuration = 100;
            options.SnackbarConfiguration.HideTransitionDuration = 100;
            options.SnackbarConfiguration.SnackbarVariant = Variant.Filled;
            options.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddHttpContextAccessor();
        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<BrowserSession>();
        services.AddSingleton<OrganisationTime>();
        services.AddSingleton<PluginTabs>();
        services.AddSingleton<PluginAssets>();
        services.AddScoped<AppearanceOfPage>();
        services.AddScoped<FieldLookups>();
        services.AddScoped<SuggestionChips>();
        services.AddScoped<FieldDrafts>();
        services.AddScoped<EditConflicts>();
        services.AddScoped<CutCard>();
        services.AddScoped<LastStack>();
        services.AddScoped<ResultTrail>();
        services.AddScoped<ListPlaces>();
        services.AddScoped<AuditWording>();
        return services;
    }

    /// <summary>What plugins share with the page, and what it takes from them.</summary>
    public static PluginDoor ForPlugins() => new PluginDoor
    {
        Shared = [typeof(CardTab).Assembly, typeof(ComponentBase).Assembly, typeof(ErrorBoundary).Assembly, typeof(MudIcon).Assembly],
        SameMajor = [typeof(MudIcon).Assembly],
    }.Takes<CardTab>();

    /// <summary>Maps the pages, their forms and their assets. Called after authentication and authorization were put into the pipeline.</summary>
    public static void MapEcmWeb(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use((context, next) =>
        {
            // Only people want a page there; what else has no body stays so, or is the API's to say.
            context.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = IsPage(context);
            return next(context);
        });
        PageVisitor.Meet(app, app.Services.GetRequiredService<Callers>());
        app.UseAntiforgery();
        app.MapStaticAssets();
        PluginAssets.Serve(app);
        app.MapSignOut();
        app.MapAuditExport();
        // Plain forms need no token of their own: the session's cookie is Lax, no other site makes a browser send it with them.
        var forms = app.MapGroup("").DisableAntiforgery();
        forms.MapPreferences();
        forms.MapPassword();
        forms.MapZipDownload();
        app.MapTrialLetter();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}
