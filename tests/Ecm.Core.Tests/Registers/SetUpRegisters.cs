using System.Text.Json;
using Ecm.Abstractions;
using Ecm.Abstractions.Numbering;
using Ecm.Core.Access;
using Ecm.Core.Cards;
using Ecm.Core.CardTypes;
using Ecm.Core.Plugins;
using Ecm.Core.Registers;
using Ecm.Core.Tests.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Tests.Registers;

/// <summary>An office with the stock numbering plugin and one register of a file, <c>letters</c>, where letters are registered.</summary>
internal sealed class SetUpRegisters : IDisposable
{
    private const string Plugin = "Ecm.Plugins.Numbering";

    private readonly PluginFolder plugins = new();
    private readonly TemporaryFolder config = new();
    private readonly ServiceProvider host;

    public SetUpRegisters()
    {
        Directory.CreateDirectory(Path.Combine(config.Path, "registers"));
        Write("letters", "вх. {counter}");
        plugins.Add(Plugin);
        host = PluginLoading.Host(plugins);
    }

    public static RegisterDefinition Of(string name, string template, string period = "yearly", string? counter = null)
    {
        var settings = new Dictionary<string, string> { ["template"] = template, ["period"] = period };
        if (counter is not null)
            settings["counter"] = counter;
        return new RegisterDefinition(name, new Localized(name, name), "template", settings);
    }

    /// <summary>Writes the file of a register.</summary>
    public void Write(string name, string template, string period = "yearly", string label = "Письма") => File.WriteAllText(
        FileOf(name), $"name: {name}\nlabel: {{ ru: {label}, en: Letters }}\nscheme: template\nsettings: {{ template: '{template}', period: {period} }}\n");

    /// <summary>Takes the file of a register away.</summary>
    public void Remove(string name) => File.Delete(FileOf(name));

    public async Task<TestDatabase> OpenAsync(bool postgreSql = false)
    {
        var database = await TestDatabase.CreateAsync(
            services => services.AddPluginWorld(config.Path, Plugin).AddSingleton(host.GetServices<PluginPort<INumberingScheme>>().Single()), postgreSql);
        await database.CommitAsync(new ImportCardTypes([new() { Name = "letter", Label = new Localized("Письмо", "Letter"), Register = "letters" }]));
        await StartAsync(database);
        return database;
    }

    /// <summary>What a start of the server does: the files are read, and brought into the database.</summary>
    public Task StartAsync(TestDatabase database) => new RegisterImport(
        new RegisterFiles(new ConfigFiles(Microsoft.Extensions.Options.Options.Create(new ConfigOptions { ConfigFolder = config.Path }))),
        database.Get<NumberTrials>(), database.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Core.Storage.EcmDbContext>>(), database.Changes).RunAsync(default);

    /// <summary>Registers a letter.</summary>
    public async Task<Results.Result<Registration>> RegisterAsync(TestDatabase database, string? register = null, DateOnly? date = null)
    {
        var id = Guid.CreateVersion7();
        await database.CommitAsync(new CreateCard(id, "letter", "Письмо", null, new Dictionary<string, JsonElement>(), null, ByPerson: false));
        return await database.Get<Core.Registers.Registers>().RegisterAsync(Caller.System, id, register, date, null, default);
    }

    /// <summary>The number of a letter that is registered.</summary>
    public async Task<string> NumberAsync(TestDatabase database, string? register = null, DateOnly? date = null) => (await RegisterAsync(database, register, date)).Value.Number;

    public void Dispose()
    {
        host.Dispose();
        plugins.Dispose();
        config.Dispose();
    }

    private string FileOf(string name) => Path.Combine(config.Path, "registers", $"{name}.yaml");
}
