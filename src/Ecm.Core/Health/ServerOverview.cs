namespace Ecm.Core.Health;

/// <summary>All that an administrator wants to know at first.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="People">Users who are not blocked.</param>
/// <param name="Health">The parts of this node.</param>
/// <param name="Parked">Files that could not be read, by reason, the most frequent first.</param>
/// <param name="Queue">What is still to be done.</param>
/// <param name="Index">This node's search index.</param>
/// <param name="Storage">The store of files.</param>
/// <param name="Audit">The chain of the audit.</param>
public sealed record ServerOverview(
    string Version, int People, HealthReport Health, IReadOnlyList<ParkedReason> Parked, QueueFigures Queue, IndexFigures Index, StorageFigures Storage, AuditFigures Audit);

/// <summary>How many files stopped for one reason.</summary>
/// <param name="Reason">A stable word.</param>
/// <param name="Count">How many.</param>
public sealed record ParkedReason(string Reason, int Count);

/// <summary>What is still to be done.</summary>
/// <param name="Waiting">Jobs that wait.</param>
/// <param name="Running">Jobs that are carried out.</param>
/// <param name="OldestSince">Since when the oldest of them is there; null: there is none.</param>
/// <param name="LastReadAt">When a file was last read to its end; null: none was.</param>
public sealed record QueueFigures(int Waiting, int Running, DateTimeOffset? OldestSince, DateTimeOffset? LastReadAt);

/// <summary>The search index of this node.</summary>
/// <param name="Generation">Changes with everything that changes its meaning.</param>
/// <param name="Documents">Cards it holds.</param>
/// <param name="Bytes">Its size on the disk.</param>
/// <param name="Cursor">The change up to which it holds everything.</param>
/// <param name="Head">The last change there is.</param>
/// <param name="BehindSince">When the first change was made that it lacks; null: it lacks none.</param>
/// <param name="Rebuilding">A new one is being filled beside it.</param>
/// <param name="Rebuilt">The change up to which the new one is filled; null: it has not begun.</param>
/// <param name="Verified">When it was last compared with the database.</param>
public sealed record IndexFigures(
    string Generation, long Documents, long Bytes, long Cursor, long Head, DateTimeOffset? BehindSince, bool Rebuilding, long? Rebuilt, VerificationNote? Verified);

/// <summary>The store of files.</summary>
/// <param name="Versions">Contents of files.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Free">Bytes that still fit; null: the store does not know.</param>
/// <param name="Verified">When all of them were last hashed.</param>
public sealed record StorageFigures(long Versions, long Bytes, long? Free, VerificationNote? Verified);

/// <summary>The chain of the audit.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Verified">When it was last recomputed.</param>
public sealed record AuditFigures(long Entries, VerificationNote? Verified);

/// <summary>A verification that came to its end.</summary>
/// <param name="At">When.</param>
/// <param name="Faults">How many it found.</param>
public sealed record VerificationNote(DateTimeOffset At, int Faults);
