using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ecm.Abstractions.Searching;
using Ecm.Core.Storage;

namespace Ecm.Core.Search;

/// <summary>
/// The opaque cursors of search: the position of the last hit, bound to its question, unreadable and unforgeable (a position holds a score, and no
/// score is shown). The same position of the same question is always the same cursor: the initialisation vector is a keyed hash of both
/// (the synthetic-IV construction of RFC 5297), which is checked again after decryption.
/// </summary>
internal sealed class SearchCursors(ServerSecret secret)
{
    private const int VectorLength = 16;

    public string Write(SearchPosition position, SearchQuestion question)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(position);
        var vector = Vector(plain, question);
        using var aes = Cipher();
        return Base64Url.EncodeToString([.. vector, .. aes.EncryptCbc(plain, vector)]);
    }

    public bool TryRead(string cursor, SearchQuestion question, out SearchPosition? position)
    {
        position = null;
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            if (bytes.Length <= VectorLength)
                return false;
            using var aes = Cipher();
            var plain = aes.DecryptCbc(bytes.AsSpan(VectorLength), bytes.AsSpan(0, VectorLength));
            if (!CryptographicOperations.FixedTimeEquals(Vector(plain, question), bytes.AsSpan(0, VectorLength)))
                return false;
            position = JsonSerializer.Deserialize<SearchPosition>(plain);
            return position is not null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or JsonException)
        {
            return false;
        }
    }

    private Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = secret.Derive("search-cursor-cipher");
        return aes;
    }

    private byte[] Vector(byte[] plain, SearchQuestion question)
    {
        // Where the reader stands does not change the question.
        var asked = JsonSerializer.Serialize(question with { Cursor = null, Page = 1, After = null, Facets = [] });
        byte[] bound = [.. Encoding.UTF8.GetBytes(asked), 0, .. plain];
        return HMACSHA256.HashData(secret.Derive("search-cursor-vector"), bound)[..VectorLength];
    }
}
