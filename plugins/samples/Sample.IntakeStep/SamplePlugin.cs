using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ecm.Abstractions.Intake;
using Ecm.Abstractions.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sample.IntakeStep;

/// <summary>An intake step of one's own: reads the head of a document.</summary>
public sealed class SamplePlugin : IEcmPlugin
{
    public void ConfigureServices(IServiceCollection services, IConfiguration ownSection) =>
        services.AddSingleton<IIntakeStep, HeadOfDocument>();
}

/// <summary>Finds «Договор поставки № А-1312/Б от 12.03.2024» on the first page and proposes it as the title, its date as the document's date.</summary>
internal sealed partial class HeadOfDocument : IIntakeStep
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly string[] DateForms = ["d.M.yyyy", "d MMMM yyyy"];

    public string Name => "head-of-document";

    public ValueTask<IntakeProposal> RunAsync(IntakeFile file, CancellationToken cancellationToken)
    {
        if (file.Pages is not [var first, ..] || Head().Match(first) is not { Success: true } head)
            return ValueTask.FromResult(IntakeProposal.None);
        ProposedValue[] values = DateOnly.TryParseExact(head.Groups["date"].Value, DateForms, Russian, DateTimeStyles.None, out var date)
            ? [new ProposedValue("documentDate", JsonSerializer.Serialize(date), Page: 1)]
            : [];
        return ValueTask.FromResult(new IntakeProposal { Title = head.Value.Trim(), Values = values });
    }

    [GeneratedRegex(@"^[^\n№]{0,120}№\s*(?<number>[\p{L}\d/.-]{1,40})\s+от\s+«?(?<date>\d{1,2}(\.\d{1,2}\.|»?\s+\p{L}{3,8}\s+)\d{4})", RegexOptions.Multiline, 1000)]
    private static partial Regex Head();
}
