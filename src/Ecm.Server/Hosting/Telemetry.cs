using System.Diagnostics.Metrics;
using Ecm.Core;
using Ecm.Core.Health;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ecm.Server.Hosting;

/// <summary>Metrics at <c>/metrics</c>, and traces and metrics sent out by OTLP when <c>Telemetry:Endpoint</c> is set; nothing leaves the server otherwise.</summary>
internal static class Telemetry
{
    private const string MeterName = "Ecm";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<FigureGauges>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("ecm-server"))
            .WithMetrics(metrics => metrics.AddMeter(MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter());
        if (configuration["Telemetry:Endpoint"] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https"))
            throw new StartupException($"The setting Telemetry:Endpoint is '{endpoint}'. It must be the address of a collector, such as http://127.0.0.1:4318.");

        // Each by itself: the one call for all of them would send the log out as well, with whatever an exception says.
        telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOtlpExporter(otlp => SendTo(otlp, collector, "v1/traces")));
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter(otlp => SendTo(otlp, collector, "v1/metrics")));
        services.AddHostedService<FigureReading>();
    }

    private static void SendTo(OtlpExporterOptions otlp, Uri collector, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}");
    }

    /// <summary>Reads the figures for a collector that nobody asks for, before each time they are sent.</summary>
    private sealed class FigureReading(FigureGauges gauges, TimeProvider clock) : BackgroundService
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Every, clock);
            do
            {
                try
                {
                    await gauges.RefreshAsync(stoppingToken);
                }
                catch (Exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // The database or the index is away, and their own parts say so: the figures stay as they were.
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
    }

    /// <summary>Figures of the product as gauges, read when somebody asks for them.</summary>
    internal sealed class FigureGauges
    {
        // Never disposed: the last figures are collected when the services have ended.
        private readonly Meter meter = new(MeterName);
        private readonly ServerHealth health;
        private readonly TimeProvider clock;
        private ServerFigures figures = new(0, 0, 0, 0, 0, 0, 0);
        private long readAt;

        public FigureGauges(ServerHealth health, TimeProvider clock)
        {
            this.health = health;
            this.clock = clock;
            Gauge("ecm.changes", f => f.Head, "Number of the last change");
            Gauge("ecm.index.cursor", f => f.IndexCursor, "Change up to which the index of this node holds everything");
            Gauge("ecm.index.documents", f => f.IndexDocuments, "Cards in the index");
            Gauge("ecm.index.bytes", f => f.IndexBytes, "Bytes of the index");
            Gauge("ecm.jobs.waiting", f => f.JobsWaiting, "Jobs that wait");
            Gauge("ecm.jobs.running", f => f.JobsRunning, "Jobs that run");
            Gauge("ecm.files.parked", f => f.FilesParked, "Files that could not be read");
        }

        /// <summary>Reads the figures again, at most once a second.</summary>
        public async Task RefreshAsync(CancellationToken cancellationToken)
        {
            if (readAt != 0 && clock.GetElapsedTime(readAt) < TimeSpan.FromSeconds(1))
                return;
            figures = await health.FiguresAsync(cancellationToken);
            readAt = clock.GetTimestamp();
        }

        private void Gauge(string name, Func<ServerFigures, long> value, string description) =>
            meter.CreateObservableGauge(name, () => value(figures), unit: null, description);
    }
}
