using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Ecm.Extraction.Worker.Documents;

/// <summary>Tables (XLSX): sheet after sheet, its name first, then row after row as a reader sees the values, formulas as their last result.</summary>
internal static class SheetText
{
    private static readonly OpenXmlConfiguration Reading = new() { FillMergedCells = false, EnableSharedStringCache = true };

    public static void Read(string path, DocumentWriter writer)
    {
        // Looks at what it says to unpack to.
        new OfficeArchive(path).Dispose();
        foreach (var sheet in MiniExcel.GetSheetNames(path))
        {
            writer.Write(sheet);
            writer.Line();
            using var file = File.OpenRead(path);
            foreach (IDictionary<string, object?> row in file.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: Reading))
            {
                foreach (var value in row.Values)
                {
                    writer.Write(Shown(value));
                    writer.Cell();
                }

                writer.Line();
                if (writer.Full)
                    return;
            }

            writer.Section();
        }
    }

    private static string Shown(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.ReplaceLineEndings(" ") ?? "",
    };
}
