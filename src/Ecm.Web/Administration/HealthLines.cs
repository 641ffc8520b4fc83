using Ecm.Abstractions;
using Ecm.Core.Health;
using Ecm.Core.Plugins;
using Ecm.Web.Wording;

namespace Ecm.Web.Administration;

/// <summary>Something that wants attention: a sentence, and what mends it.</summary>
/// <param name="Kind"><c>bad</c> before <c>warn</c>.</param>
/// <param name="Text">The sentence.</param>
internal sealed record HealthLine(string Kind, string Text)
{
    /// <summary>What the part itself says, for whoever installs things; null: nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The page that tells more; null: none.</summary>
    public string? Link { get; init; }

    /// <summary>Files that could not be read may be read again from here.</summary>
    public bool Retries { get; init; }

    /// <summary>The plugin that may be resumed from here.</summary>
    public string? Resumes { get; init; }
}

/// <summary>Health in sentences, the worst first.</summary>
internal static class HealthLines
{
    private const string Plugin = "plugin:";
    private static readonly TimeSpan LongBehind = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<HealthLine> Of(ServerOverview server, IReadOnlyList<PluginReport> plugins, AdminText text, Writing writing, DateTimeOffset now)
    {
        List<HealthLine?> lines =
        [
            .. server.Health.Parts.Where(p => p.State != "ok").Select(p => Part(p, plugins, text)),
            Faults(server.Audit.Verified, Words.Admin.AuditFaults, "/admin/audit"), Faults(server.Storage.Verified, Words.Admin.StorageFaults, "/admin/storage"),
            Faults(server.Index.Verified, Words.Admin.IndexFaults, "/admin/index"), Parked(), Behind(),
        ];
        return [.. lines.OfType<HealthLine>().OrderBy(l => l.Kind == "bad" ? 0 : 1)];

        HealthLine? Faults(VerificationNote? note, Localized said, string link) =>
            note is { Faults: > 0 } ? new HealthLine("bad", text.Say(said, writing.Number(note.Faults))) { Link = link } : null;

        HealthLine? Parked()
        {
            if (server.Parked.Count == 0)
                return null;
            var reasons = server.Parked.Select(p => text.Say(Words.Admin.ReasonCount, text.Reason(p.Reason), writing.Number(p.Count)));
            var files = writing.Count(server.Parked.Sum(p => p.Count), Counted.Files);
            return new HealthLine("bad", text.Say(Words.Admin.NotRead, files, Capital(string.Join(", ", reasons), writing))) { Link = "/admin/jobs?state=parked", Retries = true };
        }

        HealthLine? Behind() => server.Index.BehindSince is { } since && now - since > LongBehind
            ? new HealthLine("warn", text.Say(Words.Admin.IndexBehind, text.Span(now - since))) { Link = "/admin/index" }
            : null;
    }

    private static HealthLine Part(PartHealth part, IReadOnlyList<PluginReport> plugins, AdminText text) => part switch
    {
        { Name: "database" } => new("bad", text.Say(Words.Admin.DatabaseDown)),
        { Name: "blobs", State: "down" } => new("bad", text.Say(Words.Admin.BlobsDown)) { Detail = part.Detail, Link = "/admin/storage" },
        { Name: "blobs" } => new("bad", text.Say(Words.Admin.BlobsReadOnly)) { Detail = part.Detail, Link = "/admin/storage" },
        { Name: "search", Detail: "rebuilding" } => new("warn", text.Say(Words.Admin.SearchFilling)) { Link = "/admin/index" },
        { Name: "search" } => new("warn", text.Say(Words.Admin.SearchDegraded)) { Detail = part.Detail },
        _ when part.Name.StartsWith(Plugin, StringComparison.Ordinal) => OfPlugin(plugins.First(p => p.Name == part.Name[Plugin.Length..]), text),
        _ => new("warn", text.Say(Words.Admin.ReadingDegraded)) { Detail = part.Detail },
    };

    private static HealthLine OfPlugin(PluginReport plugin, AdminText text) => plugin.State switch
    {
        PluginState.RestartNeeded => new("bad", text.Say(Words.Admin.PluginHangs, plugin.Name)) { Link = "/admin/plugins" },
        PluginState.Off => new("warn", text.Say(Words.Admin.PluginOff, plugin.Name)) { Link = "/admin/plugins", Resumes = plugin.Name },
        PluginState.Ok => new("warn", text.Say(Words.Plugins.UnfitOf, plugin.Name, string.Join(", ", plugin.UnfitSettings.Select(s => text.Say(s))))) { Link = PluginAddress.Of(plugin.Name) },
        _ => new("bad", text.Say(Words.Admin.PluginTripped, plugin.Name, plugin.Errors)) { Link = "/admin/plugins", Resumes = plugin.Name },
    };

    private static string Capital(string text, Writing writing) => text.Length == 0 ? text : char.ToUpper(text[0], writing.Culture) + text[1..];
}
