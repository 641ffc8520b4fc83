using Microsoft.Extensions.Logging.Console;

namespace Ecm.Server.Hosting;

/// <summary>Structured logs on the console: one line an event for people, JSON with <c>ECM_Logging__Format=json</c>.</summary>
internal static class ServerLogging
{
    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Configuration["Logging:Format"] == "json")
            builder.Logging.AddJsonConsole(options => (options.TimestampFormat, options.UseUtcTimestamp) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true));
        else
            builder.Logging.AddSimpleConsole(options => (options.TimestampFormat, options.SingleLine, options.ColorBehavior) = ("HH:mm:ss ", true, LoggerColorBehavior.Default));
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
