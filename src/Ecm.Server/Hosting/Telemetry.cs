using System.Diagnostics.Metrics;
using Ecm.Core;
using Ecm.Core.Health;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ecm.Server.Hosting;

/// <summary>Metrics at <c>/metrics</c>, and traces and metrics sent out by OTLP when <c>Telemetry:Endpoint</c> is set; nothing leaves the server otherwise.</summary>
internal static class Telemetry
{
    private const string MeterName = "Ecm";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<FigureGauges>();
        var telemetry = services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter());
        if (configuration["Telemetry:Endpoint"] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https"))
            throw new StartupException($"The setting Telemetry:Endpoint is '{endpoint}'. It must be the address of a collector, such as http://127.0.0.1:4318.");
        telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation());
        telemetry.UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf, collector);
    }

    /// <summary>Figures of the product as gauges, read when somebody asks for them.</summary>
    internal sealed class FigureGauges : IDisposable
    {
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

        public void Dispose() => meter.Dispose();

        private void Gauge(string name, Func<ServerFigures, long> value, string description) =>
            meter.CreateObservableGauge(name, () => value(figures), unit: null, description);
    }
}
