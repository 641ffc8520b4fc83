using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Ecm.Core.Plugins.Settings;

/// <summary>Secrets of plugins as the database keeps them: encrypted by the keys that all nodes share, each plugin by itself.</summary>
internal sealed class SettingsCipher(IDataProtectionProvider protection)
{
    public string Close(string plugin, string secret) => For(plugin).Protect(secret);

    /// <summary>The values with their secrets opened; one that cannot be opened, as its key is lost, is null.</summary>
    public IReadOnlyDictionary<string, JsonElement> Open(string plugin, SettingsForm form, IReadOnlyDictionary<string, JsonElement> stored)
    {
        var secrets = form.Definitions.Where(d => d.Kind == SettingKind.Secret).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        return stored.ToDictionary(s => s.Key, s => secrets.Contains(s.Key) ? JsonSerializer.SerializeToElement(Open(plugin, s.Value)) : s.Value);
    }

    private string? Open(string plugin, JsonElement closed)
    {
        try
        {
            return closed.ValueKind == JsonValueKind.String ? For(plugin).Unprotect(closed.GetString()!) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string plugin) => protection.CreateProtector("Ecm.Plugins.Settings", plugin);
}
