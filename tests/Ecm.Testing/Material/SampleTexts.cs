namespace Ecm.Testing.Material;

/// <summary>Texts written for the tests.</summary>
public static class SampleTexts
{
    /// <summary>A page of a contract in Russian with Latin words.</summary>
    public const string Contract = """
        ДОГОВОР ПОСТАВКИ № 17/2024

        г. Вологда                                                       12 марта 2024 г.

        Общество с ограниченной ответственностью «Северный лес», именуемое в дальнейшем «Поставщик», в лице генерального директора Кузнецова Андрея Павловича, действующего на основании Устава, с одной стороны, и акционерное общество «Мебельная фабрика Заря», именуемое в дальнейшем «Покупатель», в лице директора по закупкам Беловой Ирины Юрьевны, действующей на основании доверенности от 10 января 2024 года, с другой стороны, заключили настоящий договор о нижеследующем.

        1. Предмет договора

        Поставщик обязуется передать в собственность Покупателя пиломатериалы хвойных пород, а Покупатель обязуется принять и оплатить товар на условиях настоящего договора. Наименование, количество, цена и сроки поставки каждой партии указываются в спецификациях, которые являются неотъемлемой частью договора. Заявки направляются по электронной почте sales@example.com в формате Microsoft Excel.

        2. Цена и порядок расчётов

        Общая сумма договора составляет 1 250 000 (один миллион двести пятьдесят тысяч) рублей, включая налог на добавленную стоимость. Оплата производится в течение десяти банковских дней после подписания товарной накладной. Обязательство по оплате считается исполненным в день зачисления денежных средств на расчётный счёт Поставщика.

        3. Ответственность сторон

        За просрочку поставки Поставщик уплачивает неустойку в размере 0,1 процента стоимости недопоставленного товара за каждый день просрочки. Стороны освобождаются от ответственности, если надлежащее исполнение оказалось невозможным вследствие обстоятельств непреодолимой силы: пожара, наводнения, запретительных мер государственных органов.
        """;

    /// <summary>A page of an English letter.</summary>
    public const string Letter = """
        Dear Sir or Madam,

        We refer to our framework agreement dated 4 February 2023 and confirm receipt of the second shipment of measuring instruments. Unfortunately two of the boxes were damaged during transport, and the calibration certificates for the pressure gauges are missing.

        Please send the certificates by courier and let us know whether the damaged instruments will be repaired or replaced. According to clause 7 of the agreement the supplier bears the cost of delivery and insurance.

        Yours faithfully,
        Margaret Holloway
        Head of Procurement
        """;
}
