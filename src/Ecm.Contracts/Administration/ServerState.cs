using System.Text.Json.Serialization;

namespace Ecm.Contracts.Administration;

/// <summary>How the server fares, in figures.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="People">Users who are not blocked.</param>
/// <param name="Parts">The parts of the node that answers.</param>
/// <param name="Parked">Files that could not be read, by reason, the most frequent first.</param>
/// <param name="Queue">What is still to be done.</param>
/// <param name="Index">The search index of the node that answers.</param>
/// <param name="Storage">The store of files.</param>
/// <param name="Audit">The chain of the audit.</param>
public sealed record ServerState(
    string Version, int People, IReadOnlyList<ServerPart> Parts, IReadOnlyList<ParkedFiles> Parked, QueueState Queue, IndexState Index, StorageState Storage, AuditState Audit);

/// <summary>A part of the server.</summary>
/// <param name="Name"><c>database</c>, <c>blobs</c>, <c>search</c>, <c>reading</c> or <c>plugin:NAME</c>.</param>
/// <param name="State"><c>ok</c>, <c>degraded</c> or <c>down</c>.</param>
/// <param name="Detail">What is the matter.</param>
public sealed record ServerPart(string Name, string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail);

/// <summary>How many files could not be read for one reason.</summary>
/// <param name="Reason">A stable word.</param>
/// <param name="Count">How many.</param>
public sealed record ParkedFiles(string Reason, int Count);

/// <summary>What is still to be done.</summary>
/// <param name="Waiting">Jobs that wait.</param>
/// <param name="Running">Jobs that are carried out.</param>
/// <param name="OldestSince">Since when the oldest of them is there.</param>
/// <param name="LastReadAt">When a file was last read to its end.</param>
public sealed record QueueState(
    int Waiting,
    int Running,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? OldestSince,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastReadAt);

/// <summary>The search index of a node.</summary>
/// <param name="Generation">Changes with everything that changes its meaning.</param>
/// <param name="Documents">Cards it holds.</param>
/// <param name="Bytes">Its size on the disk.</param>
/// <param name="Cursor">The change up to which it holds everything.</param>
/// <param name="Head">The last change there is.</param>
/// <param name="BehindSince">When the first change was made that it lacks.</param>
/// <param name="Rebuilding">A new one is being filled beside it.</param>
/// <param name="Rebuilt">The change up to which the new one is filled.</param>
/// <param name="Verified">When it was last compared with the database.</param>
public sealed record IndexState(
    string Generation,
    long Documents,
    long Bytes,
    long Cursor,
    long Head,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? BehindSince,
    bool Rebuilding,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Rebuilt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VerifiedAt? Verified);

/// <summary>The store of files.</summary>
/// <param name="Versions">Contents of files.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Free">Bytes that still fit; absent when the store does not know.</param>
/// <param name="Verified">When all of them were last hashed.</param>
public sealed record StorageState(
    long Versions,
    long Bytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Free,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VerifiedAt? Verified);

/// <summary>The chain of the audit.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Verified">When it was last recomputed.</param>
public sealed record AuditState(long Entries, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VerifiedAt? Verified);

/// <summary>A verification that came to its end.</summary>
/// <param name="At">When.</param>
/// <param name="Faults">How many it found.</param>
public sealed record VerifiedAt(DateTimeOffset At, int Faults);
