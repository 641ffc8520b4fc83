using Ecm.Contracts.Administration;
using Ecm.Core.Audit;
using Ecm.Core.Health;
using Ecm.Core.Jobs;
using Ecm.Rest.Requests;

namespace Ecm.Rest.Administration;

/// <summary>What Core answers, in the shapes of the contract.</summary>
internal static class AdministrationShapes
{
    public static ServerState ToState(this ServerOverview server)
    {
        var (queue, index, storage) = (server.Queue, server.Index, server.Storage);
        return new ServerState(
            server.Version, server.People,
            [.. server.Health.Parts.Select(p => new ServerPart(p.Name, p.State, p.Detail))],
            [.. server.Parked.Select(p => new ParkedFiles(p.Reason, p.Count))],
            new QueueState(queue.Waiting, queue.Running, queue.OldestSince, queue.LastReadAt),
            new IndexState(index.Generation, index.Documents, index.Bytes, index.Cursor, index.Head, index.BehindSince, index.Rebuilding, index.Rebuilt, Of(index.Verified)),
            new StorageState(storage.Versions, storage.Bytes, storage.Free, Of(storage.Verified)),
            new AuditState(server.Audit.Entries, Of(server.Audit.Verified)));
    }

    public static Contracts.Administration.Verification ToVerification(this VerificationRun run) => new(
        Words.Of(run.Part), run.Running ? "running" : run.Failed ? "failed" : "done", run.Looked, run.Total, run.Report?.Faults, run.Report?.Notes);

    public static QueuedWork ToWork(this WorkItem item) => new()
    {
        Id = item.Id, Kind = item.Kind, State = Words.Of(item.State), Since = item.Since, Attempts = item.Attempts, Error = item.Error, Total = item.Total, Done = item.Done,
        Title = item.Title, FileName = item.FileName, CardId = item.CardId, FileId = item.FileId, SetId = item.SetId,
    };

    public static AuditRecord ToRecord(this AuditLine line) => new()
    {
        Number = line.Number, At = line.At, ActorId = line.ActorId, Actor = line.Actor, Agent = line.Agent, Action = line.Action,
        ObjectKind = line.ObjectKind, ObjectId = line.ObjectId, ObjectName = line.ObjectName, Changes = line.Payload, Closed = line.Closed,
    };

    private static VerifiedAt? Of(VerificationNote? note) => note is null ? null : new VerifiedAt(note.At, note.Faults);
}
