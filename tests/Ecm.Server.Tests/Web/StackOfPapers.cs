using Ecm.Testing;
using Ecm.Testing.Material;
using Ecm.Testing.Product;

namespace Ecm.Server.Tests.Web;

/// <summary>What lies on a clerk's desk in the morning, as files: a contract and a second scan of it, its annex, a note in words that are in no dictionary, letters, one of them twice and one locked.</summary>
internal sealed class StackOfPapers : IDisposable
{
    public const string Password = "весна";
    public const string ContractTitle = "контракт-41", Contract = $"{ContractTitle}.pdf", ContractAgain = "скан_ещё_раз.pdf", Annex = "спецификация.pdf", Locked = "под-замком.pdf", Copy = "письмо-1-копия.pdf", NoteTitle = "памятка";

    private const int Others = 6;

    private readonly TemporaryFolder folder = new();
    private readonly List<Scan> scans = [];

    /// <summary>Makes the papers.</summary>
    /// <param name="count">How many; those that the others leave are letters.</param>
    public StackOfPapers(int count)
    {
        var paper = TemplateTexts.Pages(0, TemplateValues.Of(5));
        var contract = Keep(Scan.Noisy(Contract, paper));
        var again = Keep(Scan.Again(paper));
        var annex = Keep(Scan.Noisy(Annex, [$"Спецификация № 1\nк договору поставки № {TemplateValues.Of(5).Number}\n\nДоска обрезная, 40 куб. м."]));
        Letters = [.. Enumerable.Range(1, count - Others).Select(n => Keep(Scan.Noisy($"письмо-{n}.pdf", [$"Исх. № {200 + n} от 12.03.2024\n\nО переносе сроков отгрузки вагона {n}.\n\nПросим сообщить о готовности."])))];
        Notes = [Keep(Scan.Noisy($"{NoteTitle}.pdf", ["Гидрошлаков и Бетонмашева подписали комплектовку"]))];
        Contracts = [contract];
        Annexes = [annex];
        Troubles = [again, InFolder(Copy), InFolder(Locked)];
        File.Copy(Letters[0], InFolder(Copy));
        PagePrinter.Print(InFolder("открыто.pdf"), "Исх. № 200 от 11.03.2024\n\nО задержке отгрузки.");
        Tool.Run("qpdf", "--encrypt", Password, "owner", "256", "--", InFolder("открыто.pdf"), InFolder(Locked));
    }

    /// <summary>The contract.</summary>
    public IReadOnlyList<string> Contracts { get; }

    /// <summary>What belongs to it.</summary>
    public IReadOnlyList<string> Annexes { get; }

    /// <summary>What the machine is not sure to have read.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Letters that can be read, all different.</summary>
    public IReadOnlyList<string> Letters { get; }

    /// <summary>What comes once the others are in: the contract scanned again, one letter byte by byte the same, and one that is locked.</summary>
    public IReadOnlyList<string> Troubles { get; }

    public void Dispose()
    {
        scans.ForEach(s => s.Dispose());
        folder.Dispose();
    }

    private string Keep(Scan scan)
    {
        scans.Add(scan);
        return scan.Path;
    }

    private string InFolder(string name) => Path.Combine(folder.Path, name);
}
