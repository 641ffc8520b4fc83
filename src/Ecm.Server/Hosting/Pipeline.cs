using Ecm.Core.Health;
using Ecm.Rest;
using Ecm.Rest.Security;
using Ecm.Web;

namespace Ecm.Server.Hosting;

/// <summary>The order in which a request passes.</summary>
internal static class Pipeline
{
    public static void Build(WebApplication app)
    {
        ForwardedAddresses.Use(app);
        app.UseStrictHeaders();
        app.UseEcmSecurity();
        app.MapHealth();
        app.MapMetrics();
        app.MapDoor();
        app.MapEcmApi();
        app.MapEcmWeb();
    }

    private static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (ServerHealth health, CancellationToken cancellationToken) =>
        {
            var report = await health.ReportAsync(cancellationToken);
            return Results.Json(
                new { ready = report.Ready, parts = report.Parts.ToDictionary(p => p.Name, p => p.Detail is null ? p.State : $"{p.State}: {p.Detail}") },
                statusCode: report.Ready ? 200 : 503);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static void MapMetrics(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path == "/metrics", branch => branch.Use(MetricsAccess.GuardAsync).Use(async (context, next) =>
        {
            await context.RequestServices.GetRequiredService<Telemetry.FigureGauges>().RefreshAsync(context.RequestAborted);
            await next(context);
        }));
        app.MapPrometheusScrapingEndpoint().AllowAnonymous();
    }
}
