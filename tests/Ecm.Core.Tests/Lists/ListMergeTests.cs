using Ecm.Abstractions;
using Ecm.Abstractions.Cards;
using Ecm.Core.Lists;

namespace Ecm.Core.Tests.Lists;

/// <summary>What people made of a list when its file brings another one.</summary>
public sealed class ListMergeTests
{
    private static readonly ListDefinition Stock = Of("post", "courier", "fax");

    [Fact]
    public void List_that_people_left_alone_is_the_files_and_what_it_brings_no_more_is_hidden()
    {
        var merged = ListMerge.Merge(Stock, Of("email", "post", "fax"), Stock);

        merged.Items.Select(i => (i.Key, i.Hidden)).Should().Equal(("email", false), ("post", false), ("fax", false), ("courier", true));
    }

    [Fact]
    public void Item_that_people_changed_stays_as_they_have_it_and_the_others_follow()
    {
        var edited = Stock with { Items = [Stock.Items[0] with { Label = new("Почта России", "Post") }, Stock.Items[1], Stock.Items[2] with { Hidden = true }] };
        var now = Stock with { Label = new("Доставка", "Delivery"), Items = [Stock.Items[0], Stock.Items[1] with { Label = new("Нарочный", "Courier") }, Stock.Items[2]] };

        var merged = ListMerge.Merge(Stock, now, edited);

        merged.Label.Ru.Should().Be("Доставка");
        merged.Items.Select(i => i.Label.Ru).Should().Equal("Почта России", "Нарочный", "fax");
        merged.Items[2].Hidden.Should().BeTrue();
    }

    [Fact]
    public void New_items_of_the_file_come_after_the_one_they_follow_there_and_what_people_removed_stays_away()
    {
        var edited = Stock with { Items = [Stock.Items[2], Item("own"), Stock.Items[0]] };

        var merged = ListMerge.Merge(Stock, Of("first", "post", "email", "courier", "fax", "last"), edited);

        merged.Items.Select(i => i.Key).Should().Equal("first", "fax", "last", "own", "post", "email");
    }

    private static ListDefinition Of(params string[] keys) => new("ways", new Localized("Способ", "Way"), [.. keys.Select(Item)]);

    private static ChoiceDefinition Item(string key) => new(key, new Localized(key, key));
}
