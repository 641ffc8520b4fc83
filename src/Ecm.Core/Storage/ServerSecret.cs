using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Ecm.Core.Storage;

/// <summary>A random secret that all nodes share, made at the first start; keys for narrow purposes are derived from it.</summary>
internal sealed class ServerSecret(IDbContextFactory<EcmDbContext> contexts)
{
    private const int Length = 32;
    private byte[]? secret;

    /// <summary>Loads the secret, or makes it. Called once at start, after the migrations.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var made = RandomNumberGenerator.GetBytes(Length);

        // Two nodes may start at once: only the first one's secret is kept.
        await db.Heads.Where(h => h.Secret == null).ExecuteUpdateAsync(h => h.SetProperty(x => x.Secret, made), cancellationToken);
        secret = await db.Heads.Select(h => h.Secret).SingleAsync(cancellationToken);
    }

    /// <summary>A key of 32 bytes for one purpose.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, secret ?? throw new InvalidOperationException("The server secret has not been loaded."), Length, info: Encoding.UTF8.GetBytes(purpose));
}
