using System.Text.Json.Nodes;
using Ecm.Core.ChangeSets;
using Ecm.Core.Results;

namespace Ecm.Core.Health;

/// <summary>Tells the audit what a verification found, and so every node and every later start when it was done.</summary>
internal sealed record TellVerification(VerifiedPart Part, VerificationReport Report) : Change
{
    // The same on every node and in every installation: by them the last verification of a part is found.
    private static readonly Guid Storage = new("0b1f3a52-6c1f-4d0a-9a51-6f2f10a70001");
    private static readonly Guid Index = new("0b1f3a52-6c1f-4d0a-9a51-6f2f10a70002");
    private static readonly Guid Audit = new("0b1f3a52-6c1f-4d0a-9a51-6f2f10a70003");

    internal override Task<Problem?> ApplyAsync(ChangeScope scope, CancellationToken cancellationToken)
    {
        var found = new JsonObject
        {
            ["faults"] = Report.Faults.Count, ["blobs"] = Report.Blobs, ["cards"] = Report.Cards, ["entries"] = Report.AuditEntries,
        };
        scope.Record(Part == VerifiedPart.Storage ? "storage.verify" : Part == VerifiedPart.Index ? "index.verify" : "audit.verify", "server", IdOf(Part), found);
        return Task.FromResult<Problem?>(null);
    }

    /// <summary>The object of the entries that tell of a part's verifications.</summary>
    internal static Guid IdOf(VerifiedPart part) => part switch { VerifiedPart.Storage => Storage, VerifiedPart.Index => Index, _ => Audit };
}
