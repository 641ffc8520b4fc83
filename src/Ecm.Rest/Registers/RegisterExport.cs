using System.Globalization;
using CsvHelper;
using Ecm.Core.Access;
using Ecm.Core.CardTypes;
using Ecm.Core.Registers;
using Ecm.Core.Results;
using Ecm.Rest.Requests;
using Ecm.Rest.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniExcelLibs;

namespace Ecm.Rest.Registers;

/// <summary>A journal as a spreadsheet: CSV as it is read, or XLSX.</summary>
internal static class RegisterExport
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<Results<FileStreamHttpResult, ProblemResult>> ExportAsync(
        Caller caller, string name, Core.Registers.Registers registers, BookRows rows, CardTypeCatalog types, CancellationToken cancellationToken,
        string format = "csv", int? year = null, string? number = null, string? q = null, Guid? party = null, Guid? responsible = null, string? state = null, Day? from = null, Day? to = null)
    {
        if (await registers.FindAsync(name, cancellationToken) is not { } register)
            return new ProblemResult(Problems.NotFound());
        if (format is not ("csv" or "xlsx"))
            return new ProblemResult(Problems.ParameterWrong("format"));
        var columns = BookColumns.Of(await types.CurrentAsync(cancellationToken), name);
        var filter = new BookFilter { Year = year, Number = number, Words = q, PartyId = party, ResponsibleId = responsible, State = state, From = from?.Value, To = to?.Value };
        var lines = await rows.OpenAsync(caller, name, filter, columns, cancellationToken);
        if (!lines.Succeeded)
            return new ProblemResult(lines.Problem);
        var headings = columns.Select(c => c.Label.In(caller.Language)).ToArray();

        // Through a file: a workbook is written back and forth, and an answer that has begun could not say any more what went wrong.
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            // The two libraries write without waiting, so they have a thread of their own.
            await Task.Run(
                () =>
                {
                    if (format == "csv")
                        WriteCsv(file, caller.Language, headings, lines.Value);
                    else
                        WriteXlsx(file, headings, lines.Value);
                },
                cancellationToken);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        var title = $"{register.Label.In(caller.Language)}{(year is null ? "" : $" {year}")}";
        return TypedResults.Stream(file, format == "csv" ? "text/csv; charset=utf-8" : Xlsx, $"{title}.{format}");
    }

    /// <summary>With the mark and the separator that spreadsheet programs of the language expect; what could be taken for a formula is not.</summary>
    private static void WriteCsv(Stream file, string language, string[] headings, IAsyncEnumerable<IReadOnlyList<object?>> lines)
    {
        var culture = CultureInfo.GetCultureInfo(language == "ru" ? "ru-RU" : "en-GB");
        using var csv = CsvWriter.Create(file, CsvWriterOptions.Default with { Separator = language == "ru" ? ';' : ',', FormatProvider = culture, WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var heading in headings)
            csv.WriteField(heading);
        csv.EndRecord();
        foreach (var line in lines.ToBlockingEnumerable())
        {
            foreach (var value in line.Select(Cell))
            {
                // A number below zero is no formula: the library writes it itself.
                if (value is decimal number)
                    csv.WriteField(number);
                else
                    csv.WriteField(value is DateOnly day ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) : value?.ToString());
            }

            csv.EndRecord();
        }
    }

    /// <summary>Roubles are numbers, to be added up; other sums name their currency, so that nobody adds them to roubles.</summary>
    private static object? Cell(object? value) => value switch
    {
        BookSum { Currency: "RUB" } sum => sum.Minor / 100m,
        BookSum sum => string.Create(CultureInfo.InvariantCulture, $"{sum.Minor / 100m:0.00} {sum.Currency}"),
        _ => value,
    };

    private static void WriteXlsx(Stream file, string[] headings, IAsyncEnumerable<IReadOnlyList<object?>> lines)
    {
        var unique = headings.Select((heading, at) => Array.IndexOf(headings, heading) == at ? heading : $"{heading} {at + 1}").ToArray();
        var rows = lines.ToBlockingEnumerable().Select(line => unique.Zip(line).ToDictionary(pair => pair.First, pair => Cell(pair.Second) is DateOnly day ? day.ToDateTime(default) : Cell(pair.Second)));
        // The library takes the headings from the first line: an empty journal gets an empty one.
        file.SaveAs(rows.DefaultIfEmpty(unique.ToDictionary(heading => heading, _ => (object?)null)));
    }
}
