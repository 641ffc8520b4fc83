using System.ComponentModel.DataAnnotations;
using Ecm.Abstractions;
using Ecm.Abstractions.Plugins;
using Ecm.Abstractions.Web.Cards;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fixture.Tabs;

/// <summary>Tabs that throw: one while it is drawn, one at a click. The third is for memos alone. A setting throws as well, so that the plugin can be switched off by faults.</summary>
public sealed class TabsPlugin : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection) => services
        .AddPluginSettings<TabSettings>()
        .AddSingleton(new CardTab("memo", new Localized("Для записок", "For memos"), typeof(ThrowsOnClick)) { Types = ["memo"], Order = 3 })
        .AddSingleton(new CardTab("click", new Localized("Нажатие", "Click"), typeof(ThrowsOnClick)) { Order = 2 })
        .AddSingleton(new CardTab("drawn", new Localized("Рисование", "Drawing"), typeof(ThrowsOnce)) { Order = 1 });
}

public sealed record TabSettings : IValidatableObject
{
    [Setting("Сбой", "Fault")]
    public bool Throws { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Throws ? throw new InvalidOperationException("broken settings") : [];
}
