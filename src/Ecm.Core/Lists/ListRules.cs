using Ecm.Core.CardTypes;
using Ecm.Core.Registers;
using Ecm.Core.Storage;

namespace Ecm.Core.Lists;

/// <summary>What a shared list must keep to.</summary>
internal static class ListRules
{
    private const int LongestKey = 100;

    public static IEnumerable<ListFault> Check(ListDefinition list)
    {
        if (!RegisterFiles.IsName(list.Name))
            yield return new ListFault("name", new("имя — строчные латинские буквы, цифры и дефисы, начинается с буквы, не больше 50 знаков.", "a name is lower-case Latin letters, digits and dashes, begins with a letter and has at most 50 characters."));
        if (CardTypeRules.FaultOf(list.Label) is { } label)
            yield return new ListFault("label", label);
        if (list.Items.All(i => i.Hidden))
            yield return new ListFault("items", new("нужно хотя бы одно значение, которое можно выбрать.", "at least one item that can be chosen is needed."));
        if (list.Items.Count > CardTypeFieldRules.MostChoices)
            yield return new ListFault("items", new($"значений не больше {CardTypeFieldRules.MostChoices}.", $"there are at most {CardTypeFieldRules.MostChoices} items."));
        foreach (var key in CardTypeRules.Repeated(list.Items.Select(i => i.Key)))
            yield return new ListFault($"items.{key}", new($"ключ «{key}» есть дважды.", $"key '{key}' is there twice."));
        foreach (var item in list.Items)
        {
            if (string.IsNullOrWhiteSpace(item.Key) || item.Key.Length > LongestKey || !KeptText.IsName(item.Key))
                yield return new ListFault($"items.{item.Key}", new($"ключ — одна строка, не больше {LongestKey} знаков.", $"a key is one line of at most {LongestKey} characters."));
            if (CardTypeRules.FaultOf(item.Label) is { } wrong)
                yield return new ListFault($"items.{item.Key}", wrong);
        }
    }
}
