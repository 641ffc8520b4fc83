using Ecm.Abstractions.Intake;
using Ecm.Abstractions.Numbering;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fixture.Faulty;

/// <summary>Does what its setting <c>Fault</c> says; without it, it is a plugin like any other.</summary>
public sealed class FaultyPlugin : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection)
    {
        switch (ownSection["Fault"])
        {
            case "throws":
                throw new InvalidOperationException("no licence file");
            case "hangs":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "clears":
                services.Clear();
                break;
            case "transient":
                services.AddTransient<INumberingScheme, YamlVersionScheme>();
                break;
            case "constructor":
                services.AddSingleton<INumberingScheme>(_ => throw new InvalidOperationException("no licence file"));
                break;
            case { } step when step.StartsWith("step-", StringComparison.Ordinal):
                services.AddSingleton<IIntakeStep>(new FaultyStep(step));
                break;
            default:
                services.AddSingleton<INumberingScheme, YamlVersionScheme>();
                break;
        }
    }
}

/// <summary>Breaks the contract of a step in the way its setting says.</summary>
internal sealed class FaultyStep(string fault) : IIntakeStep
{
    public string Name => fault == "step-without-name" ? null! : fault;

    public ValueTask<IntakeProposal> RunAsync(IntakeFile file, CancellationToken cancellationToken) => fault switch
    {
        "step-throws" => throw new InvalidOperationException("no paper"),
        "step-answers-null" => ValueTask.FromResult<IntakeProposal>(null!),
        _ => ValueTask.FromResult(new IntakeProposal { Title = "Не тот заголовок" }),
    };
}

/// <summary>Says which version of its private dependency it got.</summary>
internal sealed class YamlVersionScheme : INumberingScheme
{
    public string Name => "yaml-version";

    public NumberPlan Plan(NumberRequest request) =>
        new("c", "", $"{typeof(YamlDotNet.Serialization.IDeserializer).Assembly.GetName().Version!.Major}-{{counter}}");
}
