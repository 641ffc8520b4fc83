using Ecm.Core;
using Microsoft.Extensions.Logging.Console;

namespace Ecm.Server.Hosting;

/// <summary>Structured logs on the console: one line an event for people, JSON with <c>ECM_Logging__Format=json</c>.</summary>
internal static class ServerLogging
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <summary>False until the server listens: the fault of a start that fails is told once, at the end, and not by its stack.</summary>
    public static bool Listening { get; set; }

    /// <summary>How a moment is written in JSON.</summary>
    public const string JsonTime = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>True when a collector reads along.</summary>
    public static bool IsJson(IConfiguration configuration) => configuration["Logging:Format"] == "json";

    public static void AddTo(WebApplicationBuilder builder)
    {
        Check(builder.Configuration);
        builder.Logging.ClearProviders();
        if (IsJson(builder.Configuration))
            builder.Logging.AddJsonConsole(options => (options.TimestampFormat, options.UseUtcTimestamp) = (JsonTime, true));
        else
            builder.Logging.AddSimpleConsole(options => (options.TimestampFormat, options.SingleLine, options.ColorBehavior) = ("HH:mm:ss ", true, LoggerColorBehavior.Default));
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // What they throw is an answer or is logged once, at the edge.
        foreach (var part in new[] { "Database.Command", "Query", "Update" })
            builder.Logging.AddFilter($"Microsoft.EntityFrameworkCore.{part}", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter(Host, level => level >= LogLevel.Information && (Listening || level < LogLevel.Error));
    }

    private static void Check(IConfiguration configuration)
    {
        if (configuration["Logging:Format"] is { } format and not ("json" or "text"))
            throw new StartupException($"The setting Logging:Format is '{format}'. There are: text, json.");
        foreach (var level in configuration.GetSection("Logging:LogLevel").GetChildren())
            if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _))
                throw new StartupException($"The setting {level.Path} is '{level.Value}'. There are: {string.Join(", ", Enum.GetNames<LogLevel>())}.");
    }
}
