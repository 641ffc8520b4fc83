using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Ecm.Abstractions.Plugins;
using Ecm.Core.Plugins;
using Ecm.Core.Plugins.Settings;
using Ecm.Core.Storage;
using Ecm.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ecm.Core.Tests.Plugins;

/// <summary>A node with one plugin that has settings, over a database that it may share with others.</summary>
internal sealed class SettingsWorld
{
    public const string Plugin = "Some.Plugin";

    public SettingsWorld(TestDatabase database, Type? type = null)
    {
        Slot = SettingsSlot.Of(Plugin, type ?? typeof(MailSettings));
        var plugins = new LoadedPlugins([new LoadedPlugin(Plugin, "1.0.0", []) { Settings = Slot }, new LoadedPlugin("Plain", "1.0.0", [])], []);
        Health = new PluginHealth(plugins, database.Clock);
        var calls = new PluginCalls(Health, database.Clock, NullLogger<PluginCalls>.Instance);
        Settings = new PluginSettings(database.Get<IDbContextFactory<EcmDbContext>>(), database.Changes, calls, new SettingsCipher(database.Get<IDataProtectionProvider>()), plugins);
    }

    public SettingsSlot Slot { get; }

    public PluginHealth Health { get; }

    public PluginSettings Settings { get; }

    /// <summary>What the plugin sees.</summary>
    public MailSettings Current => new CurrentSettings<MailSettings>(Slot).Current;

    public static IReadOnlyDictionary<string, JsonElement> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(v => v.Name, v => JsonSerializer.SerializeToElement(v.Value));
}

/// <summary>Settings as a plugin would write them.</summary>
public sealed record MailSettings : IValidatableObject
{
    [Setting("Сервер", "Server"), Required, StringLength(20)]
    public string Server { get; init; } = "localhost";

    [Setting("Пароль", "Password", Secret = true), StringLength(20, MinimumLength = 4)]
    public string? Password { get; init; }

    [Setting("Порт", "Port"), Range(1, 65535)]
    public int Port { get; init; } = 25;

    [Setting("Пауза", "Pause"), Range(1, 65535)]
    public int? Pause { get; init; } = 5;

    [Setting("Защита", "Security")]
    public MailSecurity Security { get; init; }

    [Setting("Получатели", "Recipients"), MinLength(1)]
    public IReadOnlyList<string> Recipients { get; init; } = ["office"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Security == MailSecurity.Tls && Port == 25)
            yield return new ValidationResult("порт 25 без защиты.", [nameof(Port)]);
        if (Server == "breaks")
            throw new InvalidOperationException("no mail today");
    }
}

/// <summary>The same after years: another limit, another kind, and one that is gone.</summary>
public sealed record LaterMailSettings
{
    [Setting("Сервер", "Server"), Required, StringLength(6)]
    public string Server { get; init; } = "mail";

    [Setting("Порт", "Port")]
    public bool Port { get; init; }

    [Setting("Пауза", "Pause")]
    public int Pause { get; init; } = 1;
}

public enum MailSecurity
{
    [Setting("нет", "none")]
    None,

    [Setting("TLS", "TLS")]
    Tls,
}
