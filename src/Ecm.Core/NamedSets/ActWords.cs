using System.Text.Json;
using Ecm.Core.Access;
using Ecm.Core.Results;

namespace Ecm.Core.NamedSets;

/// <summary>Acts as they are asked for and kept: a word and its values.</summary>
internal static class ActWords
{
    public const string Undo = "undo";

    /// <summary>Sample data are made; never asked for by this word.</summary>
    public const string Samples = "samples";

    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Strict;

    /// <summary>The act that a request means.</summary>
    public static Result<CardAct> Parse(string act, JsonElement values)
    {
        try
        {
            return act switch
            {
                "fields" when Object(values) is { } fields && fields.Count > 0 => new SetFields(fields),
                "move" when Object(values) is { Count: 1 } move && move.TryGetValue("parentId", out var parent) => Move(parent),
                "access" when values.ValueKind == JsonValueKind.Object => Access(values),
                "type" when Object(values) is { Count: 1 } type && type.TryGetValue("type", out var name) && name.GetString() is { } next => new GiveType(next),
                "share" when values.ValueKind == JsonValueKind.Object => Share(values),
                "register" when values.ValueKind == JsonValueKind.Object => Register(values),
                "register" when Nothing(values) => new RegisterEach(null, null),
                "accept" when Nothing(values) => new AcceptSeen(Shown: null),
                "accept" when values.ValueKind == JsonValueKind.Object => Accept(values),
                "trash" when Nothing(values) => new Trash(Into: true),
                "restore" when Nothing(values) => new Trash(Into: false),
                "fields" or "move" or "access" or "share" or "type" or "register" or "accept" or "trash" or "restore" => Problems.BodyWrong("values"),
                _ => Problems.ParameterWrong("act"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A value of another kind, or half of a surrogate pair, of which no string can be made.
            return Problems.BodyWrong("values");
        }
    }

    private static Dictionary<string, JsonElement>? Object(JsonElement values) =>
        values.ValueKind == JsonValueKind.Object ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.Clone()) : null;

    private static bool Nothing(JsonElement values) =>
        values.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (values.ValueKind == JsonValueKind.Object && !values.EnumerateObject().Any());

    private static Result<CardAct> Move(JsonElement parent) => parent.ValueKind switch
    {
        JsonValueKind.Null => new MoveBelow(null),
        JsonValueKind.String when parent.TryGetGuid(out var id) => new MoveBelow(id),
        _ => Problems.BodyWrong("values"),
    };

    private static Result<CardAct> Access(JsonElement values)
    {
        var asked = values.Deserialize<AccessValues>(ValuesJson)!;
        return new GiveAccess(new CardAccessSetting(asked.Inherit, asked.List, [.. (asked.Entries ?? []).Select(e => e is null ? new EntryText("", "") : new EntryText(e.Principal, e.Level))]));
    }

    private static Result<CardAct> Accept(JsonElement values)
    {
        var shown = values.Deserialize<Dictionary<Guid, IReadOnlyDictionary<string, JsonElement>?>>(ValuesJson)!;
        return shown.Values.Contains(null) ? Problems.BodyWrong("values") : new AcceptSeen(shown!);
    }

    private static Result<CardAct> Share(JsonElement values)
    {
        var asked = values.Deserialize<ShareValues>(ValuesJson)!;
        return asked.Entries is { Count: > 0 } entries ? new ShareWith([.. entries.Select(e => e ?? new EntryText("", ""))]) : Problems.BodyWrong("values");
    }

    private static Result<CardAct> Register(JsonElement values)
    {
        var asked = values.Deserialize<RegisterValues>(ValuesJson)!;
        return new RegisterEach(asked.Register, asked.Date);
    }

    private static readonly JsonSerializerOptions ValuesJson = new(Json) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private sealed record AccessValues(bool Inherit = false, string? List = null, IReadOnlyList<EntryText?>? Entries = null);

    private sealed record ShareValues(IReadOnlyList<EntryText?>? Entries = null);

    private sealed record RegisterValues(string? Register = null, DateOnly? Date = null);
}
