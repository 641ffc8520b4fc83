using System.Globalization;

namespace Ecm.Testing.Material;

/// <summary>The values by which two documents of one template differ.</summary>
public sealed record TemplateValues(string Number, DateOnly Date, long Sum, string Party, string Director, string Inn, string Address, int Days)
{
    private static readonly string[] Forms = ["ООО", "АО", "ПАО", "ИП"];
    private static readonly string[] Firsts = ["Северный", "Южный", "Новый", "Первый", "Уральский", "Невский", "Волжский", "Зелёный", "Городской", "Балтийский", "Донской", "Быстрый"];
    private static readonly string[] Seconds = ["лес", "завод", "мост", "парус", "комбинат", "транзит", "элеватор", "карьер", "водоканал", "проект", "рассвет", "металл"];
    private static readonly string[] Surnames = ["Кузнецова", "Белоусова", "Тихонова", "Гаврилова", "Широкова", "Мельникова", "Жданова", "Лаптева", "Чернышёва", "Воробьёва"];
    private static readonly string[] Names = ["Андрея Павловича", "Сергея Ильича", "Ивана Юрьевича", "Петра Михайловича", "Олега Борисовича", "Виктора Львовича"];
    private static readonly string[] Streets = ["Садовая", "Фабричная", "Набережная", "Заводская", "Лермонтова", "Гоголя", "Пушкина", "Полевая"];
    private static readonly string[] Towns = ["Вологда", "Тверь", "Псков", "Калуга", "Пермь", "Омск", "Томск", "Рязань"];

    /// <summary>Values of a seed.</summary>
    public static TemplateValues Of(int seed)
    {
        var random = new Random(seed * 7919 + 13);
        return new TemplateValues(
            $"{random.Next(1, 900)}/{random.Next(1000, 9999)}", new DateOnly(2021, 1, 1).AddDays(random.Next(1800)), random.Next(10_000, 9_000_000) * 100L,
            $"{Pick(Forms)} «{Pick(Firsts)} {Pick(Seconds)}»", $"{Pick(Surnames)} {Pick(Names)}", $"{random.NextInt64(1_000_000_000, 9_999_999_999)}",
            $"г. {Pick(Towns)}, ул. {Pick(Streets)}, д. {random.Next(1, 150)}", random.Next(5, 95));

        string Pick(string[] from) => from[random.Next(from.Length)];
    }
}

/// <summary>Business documents of a few templates, which are alike but for their values, each of two pages.</summary>
public static class TemplateTexts
{
    public const int Templates = 5;

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>The pages of a document.</summary>
    public static string[] Pages(int template, TemplateValues v)
    {
        var day = v.Date.ToString("dd MMMM yyyy", Russian);
        var sum = (v.Sum / 100).ToString("N0", Russian).Replace('\u00A0', ' ');
        return template switch
        {
            0 => [
                $"ДОГОВОР ПОСТАВКИ № {v.Number}\nг. Вологда {day} г.\n\nОбщество с ограниченной ответственностью «Торговый дом Онега», именуемое в дальнейшем «Поставщик», в лице генерального директора Соловьёва Дмитрия Игоревича, действующего на основании Устава, с одной стороны, и {v.Party}, именуемое в дальнейшем «Покупатель», в лице директора {v.Director}, действующего на основании Устава, с другой стороны, заключили настоящий договор о нижеследующем.\n\n1. Предмет договора\nПоставщик обязуется передать в собственность Покупателя пиломатериалы хвойных пород, а Покупатель обязуется принять и оплатить товар на условиях настоящего договора. Наименование, количество, цена и сроки поставки каждой партии указываются в спецификациях, которые являются неотъемлемой частью договора.\n\n2. Цена и порядок расчётов\nОбщая сумма договора составляет {sum} рублей 00 копеек, включая налог на добавленную стоимость. Оплата производится в течение {v.Days} банковских дней после подписания товарной накладной.",
                $"3. Ответственность сторон\nЗа просрочку поставки Поставщик уплачивает неустойку в размере 0,1 процента стоимости недопоставленного товара за каждый день просрочки. Стороны освобождаются от ответственности, если надлежащее исполнение оказалось невозможным вследствие обстоятельств непреодолимой силы: пожара, наводнения, запретительных мер государственных органов.\n\n4. Срок действия\nДоговор вступает в силу со дня подписания и действует до полного исполнения сторонами своих обязательств.\n\n5. Реквизиты сторон\nПоставщик: ООО «Торговый дом Онега», ИНН 3525123450, г. Вологда, ул. Мира, д. 5\nПокупатель: {v.Party}, ИНН {v.Inn}, {v.Address}\nПодписи сторон"],
            1 => [
                $"АКТ СДАЧИ-ПРИЁМКИ ВЫПОЛНЕННЫХ РАБОТ № {v.Number}\nг. Москва {v.Date:dd.MM.yyyy}\n\nМы, нижеподписавшиеся, представитель исполнителя начальник участка Фролов Николай Степанович и представитель заказчика {v.Party} в лице {v.Director}, составили настоящий акт о том, что исполнитель выполнил, а заказчик принял работы по капитальному ремонту кровли административного здания по адресу: {v.Address}. Работы выполнены в полном объёме и в установленный срок, качество работ соответствует требованиям технического задания и строительных норм. Заказчик претензий по объёму, качеству и срокам не имеет.",
                $"Стоимость выполненных работ составляет {sum} рублей, в том числе налог на добавленную стоимость. Ранее перечисленный аванс засчитывается в счёт оплаты. Заказчик перечисляет исполнителю остаток в течение {v.Days} календарных дней со дня подписания акта. Гарантийный срок на выполненные работы составляет двадцать четыре месяца. Акт составлен в двух экземплярах, имеющих одинаковую юридическую силу, по одному для каждой стороны.\nИНН заказчика {v.Inn}\nПодпись исполнителя Подпись заказчика"],
            2 => [
                $"Исх. № {v.Number} от {v.Date:dd.MM.yyyy}\nРуководителю {v.Party}\n{v.Address}\n\nО погашении задолженности\n\nСообщаем, что по состоянию на дату настоящего письма за вашей организацией числится задолженность по оплате тепловой энергии в размере {sum} рублей. Срок оплаты истёк, письменных возражений по объёму потреблённой энергии от вас не поступало. Просим погасить задолженность в течение {v.Days} дней с момента получения письма, в противном случае мы будем вынуждены ограничить подачу тепловой энергии и обратиться в арбитражный суд с требованием о взыскании долга, неустойки и судебных расходов.",
                $"Напоминаем, что в соответствии с договором теплоснабжения потребитель обязан оплачивать тепловую энергию до десятого числа месяца, следующего за расчётным. При наличии разногласий просим направить уполномоченного представителя для проведения сверки расчётов, имея при себе доверенность, копии платёжных поручений и показания приборов учёта.\nИНН плательщика {v.Inn}\nДиректор по сбыту Архипова Марина Олеговна"],
            3 => [
                $"ДОГОВОР АРЕНДЫ НЕЖИЛОГО ПОМЕЩЕНИЯ № {v.Number}\n{day} года\n\nАкционерное общество «Городские площади», именуемое «Арендодатель», с одной стороны, и {v.Party}, именуемое «Арендатор», в лице {v.Director}, с другой стороны, договорились о следующем. Арендодатель передаёт, а Арендатор принимает во временное пользование нежилое помещение по адресу: {v.Address}, для размещения офиса. Помещение передаётся по акту приёма-передачи в состоянии, пригодном для использования по назначению, с действующими сетями электроснабжения, отопления и водоснабжения.",
                $"Арендная плата составляет {sum} рублей в месяц и вносится не позднее пятого числа оплачиваемого месяца. Коммунальные услуги оплачиваются отдельно по показаниям счётчиков. Арендатор вправе отказаться от договора, предупредив Арендодателя за {v.Days} дней. Арендатор обязан содержать помещение в исправности, за свой счёт производить текущий ремонт, не производить перепланировку без письменного согласия Арендодателя, соблюдать правила пожарной безопасности.\nИНН Арендатора {v.Inn}\nПодписи и печати сторон"],
            _ => [
                $"SERVICE AGREEMENT No. {v.Number}\ndated {v.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}\n\nThis agreement is made between Holloway Instruments Limited, hereinafter called the Contractor, and {v.Party}, hereinafter called the Customer. The Contractor shall maintain and calibrate the measuring instruments listed in the schedule, keep records of every calibration and replace worn parts at its own expense. The Customer shall grant the Contractor access to its premises during working hours and shall name a person responsible for the instruments.",
                $"The yearly fee amounts to {sum} roubles and is due within {v.Days} days after receipt of the invoice. If payment is late the Contractor may suspend its services after written notice. Neither party is liable for delay caused by circumstances beyond its reasonable control, including fire, flood and acts of government. The agreement is governed by the law of the place where the instruments are installed, and any dispute shall be settled by the court of that place.\nTaxpayer number {v.Inn}\n{v.Address}"],
        };
    }
}
