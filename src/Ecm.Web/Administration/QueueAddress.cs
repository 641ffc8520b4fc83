using Ecm.Core.Jobs;
using Ecm.Web.Wording;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecm.Web.Administration;

/// <summary>What the page of the queue shows, as its address.</summary>
internal sealed record QueueAddress(WorkState? State, string? Reason)
{
    public bool IsFiltered => State is not null || Reason is not null;

    public WorkFilter Filter => new(State, Reason);

    public static QueueAddress Parse(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var state = query.TryGetValue("state", out var word) && Enum.TryParse<WorkState>(word, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : (WorkState?)null;
        return new QueueAddress(state, query.TryGetValue("reason", out var reason) && Words.Intake.Reasons.ContainsKey($"{reason}") ? $"{reason}" : null);
    }

    public override string ToString()
    {
        var parts = new Dictionary<string, string?>();
        if (State is { } state)
            parts["state"] = state.ToString().ToLowerInvariant();
        if (Reason is not null)
            parts["reason"] = Reason;
        return QueryHelpers.AddQueryString("/admin/jobs", parts);
    }
}
