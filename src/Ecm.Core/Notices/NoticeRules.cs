using System.Text.Json.Nodes;
using Ecm.Core.Access;
using Ecm.Core.Audit;
using Ecm.Core.CardTypes;
using Ecm.Core.People;
using Ecm.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Notices;

/// <summary>Who is told of what: reads entries of the audit and answers lines for people who may read the card now. Nobody is told of their own acts.</summary>
internal sealed class NoticeRules(CardTypeCatalog types, Callers callers)
{
    /// <summary>Other actions are nobody's news.</summary>
    public static readonly IReadOnlyList<string> Actions = ["access.set", "access.takeover", "card.accept", "card.comment", "card.create", "card.patch", "card.propose", "file.parked"];

    private const string User = "user:";
    private const string Group = "group:";

    /// <summary>The lines for one entry.</summary>
    public async Task<IReadOnlyList<Told>> OfAsync(EcmDbContext db, AuditEntry entry, string json, CancellationToken cancellationToken)
    {
        var payload = JsonNode.Parse(json)!.AsObject();
        // Most cards are uploads, whose fields are empty: they are nobody's news, and nothing is asked of the database.
        if (entry.Action.StartsWith("card.", StringComparison.Ordinal) && entry.Action != "card.comment" && payload["fields"] is not JsonObject { Count: > 0 })
            return [];
        if (await db.Readable(db.Cards, Caller.System).AsNoTracking().SingleOrDefaultAsync(c => c.Id == entry.ObjectId && c.TrashedAt == null, cancellationToken) is not { } card)
            return [];
        var (kind, people) = entry.Action switch
        {
            "access.set" => (NoticeKind.Access, await OpenedForAsync(db, payload, cancellationToken)),
            "access.takeover" => (NoticeKind.TakenOver, [card.AuthorId]),
            "card.comment" => (NoticeKind.Comment, await TalkingAsync(db, card, entry.Number, cancellationToken)),
            "file.parked" => (NoticeKind.Parked, await BroughtByAsync(db, payload, cancellationToken)),
            _ => (NoticeKind.Responsible, await ResponsibleAsync(db, card.Type, payload, cancellationToken)),
        };
        var told = new List<Told>();
        foreach (var person in people.Distinct().Where(p => p != entry.ActorId && p != Guid.Empty))
            if (await callers.FindAsync(person, cancellationToken) is { } caller && await db.Readable(db.Cards, caller).AnyAsync(c => c.Id == card.Id, cancellationToken))
                told.Add(new Told(person, kind, card.Id, entry.ActorId, entry.At));
        return told;
    }

    /// <summary>People, and members of groups, who are named in a list anew. Roles and everybody are no persons to be told.</summary>
    private static async Task<IReadOnlyList<Guid>> OpenedForAsync(EcmDbContext db, JsonObject payload, CancellationToken cancellationToken)
    {
        List<string> named = [.. (payload["entries"] as JsonObject ?? []).Where(e => !MayRead(e.Value?[0]) && MayRead(e.Value?[1])).Select(e => e.Key)];
        var groups = IdsOf(named, Group);
        var members = await db.GroupMembers.Where(m => groups.Contains(m.GroupId)).Select(m => m.UserId).ToListAsync(cancellationToken);
        return [.. IdsOf(named, User), .. members];
    }

    private static bool MayRead(JsonNode? word) => word is not null && AccessLevels.Parse(word.GetValue<string>()) >= AccessLevel.Read;

    private static List<Guid> IdsOf(IEnumerable<string> principals, string kind) =>
        [.. principals.Where(p => p.StartsWith(kind, StringComparison.Ordinal)).Select(p => Guid.TryParse(p[kind.Length..], out var id) ? id : Guid.Empty)];

    /// <summary>Who made the card, who is responsible for it, and who has said something about it before.</summary>
    private static async Task<IReadOnlyList<Guid>> TalkingAsync(EcmDbContext db, Cards.Card card, long number, CancellationToken cancellationToken)
    {
        var before = await db.Audit.Where(e => e.ObjectId == card.Id && e.Number < number && e.Action == "card.comment").Select(e => e.ActorId).Distinct().ToListAsync(cancellationToken);
        return [card.AuthorId, card.ResponsibleId ?? Guid.Empty, .. before];
    }

    private static async Task<IReadOnlyList<Guid>> BroughtByAsync(EcmDbContext db, JsonObject payload, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(payload["fileId"]?.GetValue<string>(), out var file) || payload["version"]?.GetValue<int>() is not { } number)
            return [];
        return await db.FileVersions.Where(v => v.FileId == file && v.Number == number).Select(v => v.AuthorId).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> ResponsibleAsync(EcmDbContext db, string type, JsonObject payload, CancellationToken cancellationToken)
    {
        var field = (await types.CurrentAsync(db, cancellationToken)).Of(type).FieldOfColumn("responsible");
        var change = field is null ? null : (payload["fields"] as JsonObject)?[field.Key];
        return Guid.TryParse(change?[1]?.GetValue<string>(), out var person) ? [person] : [];
    }
}
