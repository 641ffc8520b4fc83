namespace Ecm.Core.Results;

/// <summary>What may go wrong while bytes come in or go out.</summary>
public static partial class Problems
{
    /// <summary>A piece of an upload begins elsewhere than the last one ended.</summary>
    public static Problem WrongOffset(long stored) => new("wrong-offset", 409) { Arguments = [stored] };

    /// <summary>A piece is too short, or goes beyond the file.</summary>
    public static Problem PieceWrong(int shortest) => new("piece-wrong", 400) { Arguments = [shortest] };

    /// <summary>One person has too many unfinished uploads.</summary>
    public static Problem TooManyUploads(int most) => new("too-many-uploads", 429) { Arguments = [most], RetryAfter = 600 };

    /// <summary>An earlier version was read with a password that is not kept.</summary>
    public static Problem RestoreUnlocked() => new("restore-unlocked", 409);

    /// <summary>The store has no room.</summary>
    public static Problem StoreFull() => new("store-full", 507) { RetryAfter = 300 };

    /// <summary>The store cannot be used now.</summary>
    public static Problem StoreUnavailable() => new("store-unavailable", 503) { RetryAfter = 30 };

    /// <summary>The bytes of an earlier version are damaged or gone.</summary>
    public static Problem BytesLost() => new("bytes-lost", 409);

    /// <summary>The store gives out what it has and takes nothing in until an administrator has seen to it.</summary>
    public static Problem StoreReadOnly() => new("store-read-only", 503) { RetryAfter = 300 };
}
