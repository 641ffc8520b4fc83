using Ecm.Core.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ecm.Core.Plugins.Settings;

/// <summary>Takes over what was set for plugins through another node.</summary>
internal sealed partial class SettingsFollower(PluginSettings settings, TimeProvider clock, ILogger<SettingsFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.EveryAsync(Every, clock, settings.RefreshAsync, e => LogFailed(logger, e), stoppingToken);

    [LoggerMessage(2111, LogLevel.Warning, "Settings of plugins could not be read; those in force stay until the next look")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
