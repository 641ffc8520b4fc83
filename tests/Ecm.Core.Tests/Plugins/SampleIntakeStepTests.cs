using Ecm.Abstractions.Cards;
using Ecm.Abstractions.Intake;
using Ecm.Core.Plugins;
using Ecm.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ecm.Core.Tests.Plugins;

/// <summary>The sample intake step, through the door the server uses.</summary>
public sealed class SampleIntakeStepTests : IDisposable
{
    private readonly PluginFolder folder = new();

    [Theory]
    [InlineData("ООО «Ромашка»\nДоговор поставки № А-1312/Б от 12.03.2024\nг. Тверь", "Договор поставки № А-1312/Б от 12.03.2024", "\"2024-03-12\"")]
    [InlineData("АКТ № 7 от «5» марта 2024 г.", "АКТ № 7 от «5» марта 2024", null)]
    [InlineData("Счёт № 117-к от 5 марта 2024 г.", "Счёт № 117-к от 5 марта 2024", "\"2024-03-05\"")]
    [InlineData("Просто письмо", null, null)]
    public async Task Head_of_the_first_page_is_proposed(string page, string? title, string? date)
    {
        var proposal = await RunAsync(page, "№ 999 от 01.01.2001");

        proposal.Title.Should().Be(title);
        proposal.Values.Select(v => (v.Field, v.Value, v.Page)).Should().Equal(date is null ? [] : [("documentDate", date, 1)]);
    }

    [Fact]
    public async Task File_without_pages_gets_no_proposal() => (await RunAsync()).Should().BeEquivalentTo(IntakeProposal.None);

    public void Dispose() => folder.Dispose();

    private async Task<IntakeProposal> RunAsync(params string[] pages)
    {
        folder.Add("Sample.IntakeStep");
        using var host = PluginLoading.Host(folder);
        var file = new IntakeFile(new CardSnapshot { Id = Guid.Empty, Type = "document", Title = "scan.pdf" }, Guid.Empty, "scan.pdf", "application/pdf", pages);
        var answer = await host.GetRequiredService<PluginCalls>().CallAsync(
            host.GetServices<PluginPort<IIntakeStep>>().Single(), PluginCalls.BackgroundBudget, (step, token) => step.RunAsync(file, token), CancellationToken.None);
        return answer.Value;
    }
}
