using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ecm.Core.ChangeSets;

namespace Ecm.Core.Audit;

/// <summary>
/// The hash chain of the audit. Entry n: H(n) = SHA-256(H(n-1) ‖ number ‖ microseconds ‖ actor ‖ agent ‖ action ‖ object kind ‖ object id ‖ payload hash),
/// payload hash = SHA-256(salt ‖ payload). Strings are UTF-8 with their length before them, numbers little-endian.
/// </summary>
internal static class AuditChain
{
    private static readonly JsonSerializerOptions PayloadJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Draws numbers for what a scope leaves, gives them to the cards, and adds the chained entries to its context.</summary>
    public static void Append(ChangeScope scope, ChangeHead head)
    {
        foreach (var pending in scope.Entries)
        {
            var number = pending.Number = ++head.Number;
            var salt = RandomNumberGenerator.GetBytes(16);
            var json = pending.Payload.ToJsonString(PayloadJson);
            var entry = new AuditEntry
            {
                Number = number,
                At = Whole(scope.Now),
                ActorId = scope.Caller.UserId,
                Agent = scope.Caller.Agent,
                Action = pending.Action,
                ObjectKind = pending.ObjectKind,
                ObjectId = pending.ObjectId,
                PayloadHash = PayloadHash(salt, json),
                Hash = [],
            };
            entry.Hash = HashOf(head.AuditHash, entry);
            scope.Db.Audit.Add(entry);
            scope.Db.AuditPayloads.Add(new AuditPayload { Number = number, Salt = salt, Json = json });
            head.AuditHash = entry.Hash;
            if (pending.Card is { } card)
            {
                card.Change = number;
                if (pending.AccessOnly)
                    card.AccessChange = number;
                else
                    card.ContentChange = number;
            }
        }
    }

    /// <summary>The hash an entry must have after the one before it.</summary>
    public static byte[] HashOf(byte[] previous, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, entry.Number);
        Append(hash, (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        hash.AppendData(entry.ActorId.ToByteArray(bigEndian: true));
        Append(hash, entry.Agent ?? "");
        Append(hash, entry.Action);
        Append(hash, entry.ObjectKind);
        hash.AppendData(entry.ObjectId.ToByteArray(bigEndian: true));
        hash.AppendData(entry.PayloadHash);
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of a payload.</summary>
    public static byte[] PayloadHash(byte[] salt, string json) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(json)]);

    /// <summary>Databases keep microseconds; the chain must not know more.</summary>
    private static DateTimeOffset Whole(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
