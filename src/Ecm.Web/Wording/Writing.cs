using System.Globalization;

namespace Ecm.Web.Wording;

/// <summary>How dates, numbers, sizes and counts are written. Pieces that belong together hold a no-break space.</summary>
internal sealed class Writing
{
    private const char NoBreak = '\u00A0';

    private static readonly Writing Russian = new("ru-RU", ["Б", "КБ", "МБ", "ГБ"]);
    private static readonly Writing English = new("en-GB", ["B", "KB", "MB", "GB"]);

    private readonly string[] units;

    private Writing(string culture, string[] units)
    {
        Culture = CultureInfo.GetCultureInfo(culture);
        this.units = units;
    }

    public CultureInfo Culture { get; }

    /// <summary>The order of names in a list.</summary>
    public StringComparer Alphabet => StringComparer.Create(Culture, ignoreCase: true);

    private bool IsRussian => this == Russian;

    public static Writing In(string language) => language == "ru" ? Russian : English;

    /// <summary>A document's day: 05.03.2024.</summary>
    public string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment as people say it: the hour today and yesterday, then the day of the week with day and hour (чт 26.11, 18:00), of other years the day alone.</summary>
    public string Moment(DateTimeOffset at, OrganisationTime time)
    {
        var (local, now) = (time.Local(at), time.Now);
        var hour = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (now.Date - local.Date).Days switch
        {
            0 => hour,
            1 => $"{(IsRussian ? "вчера" : "yesterday")}{NoBreak}{hour}",
            _ when now.Year == local.Year => $"{local.ToString("ddd", Culture)}{NoBreak}{local:dd.MM},{NoBreak}{hour}",
            _ => local.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A moment in full, for the hint over the short form.</summary>
    public string FullMoment(DateTimeOffset at, OrganisationTime time) => time.Local(at).ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Bytes in the unit that keeps the number short: 1,2 МБ.</summary>
    public string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1000 && unit < units.Length - 1; unit++)
            value /= 1024;
        return $"{value.ToString(unit == 0 || value >= 100 ? "0" : "0.#", Culture)}{NoBreak}{units[unit]}";
    }

    /// <summary>A share: 96 %. Never 100 of what is not all.</summary>
    public string Share(double share) => $"{Math.Floor(share * 100).ToString(Culture)}{NoBreak}%";

    /// <summary>A whole number with its groups.</summary>
    public string Number(long value) => value.ToString("#,0", Culture);

    /// <summary>A number with the form of the word that it takes: 21 документ, 2 документа, 5 документов.</summary>
    public string Count(long number, Counted word) => $"{Number(number)}{NoBreak}{word.Form(number, IsRussian)}";

    /// <summary>An amount: 4 850 000,00 ₽.</summary>
    public string Money(long minor, string currency)
    {
        var sign = currency switch { "RUB" => "₽", "USD" => "$", "EUR" => "€", _ => currency };
        return $"{(minor / 100m).ToString("#,0.00", Culture)}{NoBreak}{sign}";
    }
}

/// <summary>A word in the forms it takes after numbers.</summary>
internal sealed record Counted(string RuOne, string RuFew, string RuMany, string EnOne, string EnMany)
{
    public static readonly Counted Differences = new("различие", "различия", "различий", "difference", "differences");
    public static readonly Counted Documents = new("документ", "документа", "документов", "document", "documents");
    public static readonly Counted Days = new("день", "дня", "дней", "day", "days");
    public static readonly Counted Files = new("файл", "файла", "файлов", "file", "files");
    public static readonly Counted Entries = new("запись", "записи", "записей", "entry", "entries");
    public static readonly Counted Cards = new("карточка", "карточки", "карточек", "card", "cards");
    public static readonly Counted Pages = new("страница", "страницы", "страниц", "page", "pages");
    public static readonly Counted Versions = new("версия", "версии", "версий", "version", "versions");

    public static readonly Counted New = new("новый", "новых", "новых", "new", "new");
    public static readonly Counted FilesToDecide = new("файл ждёт решения", "файла ждут решения", "файлов ждут решения", "file to be decided on", "files to be decided on");
    public static readonly Counted FilesInReading = new("файл читается", "файла читаются", "файлов читаются", "file being read", "files being read");
    public static readonly Counted DoubtfulPages = new("страница прочитана плохо", "страницы прочитаны плохо", "страниц прочитано плохо", "page that was read badly", "pages that were read badly");
    public static readonly Counted FilesNotRead = new("файл не прочитан", "файла не прочитано", "файлов не прочитано", "file that could not be read", "files that could not be read");

    public string Form(long number, bool russian)
    {
        if (!russian)
            return number == 1 ? EnOne : EnMany;
        var (tens, units) = (Math.Abs(number % 100), Math.Abs(number % 10));
        return tens is >= 11 and <= 14 ? RuMany : units switch { 1 => RuOne, >= 2 and <= 4 => RuFew, _ => RuMany };
    }
}
