using Ecm.Core.Comparing;

namespace Ecm.Core.Tests.Comparing;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("срок 30 дней", "срок 30 дней", "")]
    [InlineData("срок 30 дней", "срок 90 дней", "30>90")]
    [InlineData("срок дней", "срок 90 дней", ">90")]
    [InlineData("срок 30 рабочих дней", "срок 30 дней", "рабочих>")]
    [InlineData("", "приложение", ">приложение")]
    [InlineData("а б в г д е ж", "а х в у д е ж", "б в г>х в у")]
    [InlineData("а б в в г д е ж", "а х в в у д е ж", "б>х|г>у")]
    public void What_reads_otherwise_is_found_and_neighbours_are_one_difference(string a, string b, string expected) =>
        Said(a, b).Should().Be(expected);

    [Fact]
    public void Differences_turn_the_first_text_into_the_second_whatever_they_are()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var a = Enumerable.Range(0, random.Next(0, 200)).Select(_ => $"с{random.Next(40)}").ToList();
            var b = a.SelectMany(word => random.Next(12) switch { 0 => [], 1 => [word, $"н{random.Next(9)}"], 2 => [$"з{random.Next(9)}"], _ => new[] { word } }).ToList();
            if (round % 10 == 0)
                b.Reverse();

            Applied(a, b, WordDiff.Of(a, b, default)).Should().Equal(b, $"round {round}");
        }
    }

    [Fact]
    public void Contract_of_hundreds_of_pages_with_a_changed_number_has_one_difference()
    {
        var random = new Random(3);
        var a = Enumerable.Range(0, 300_000).Select(_ => $"слово{random.Next(3000)}").ToList();
        var b = a.ToList();
        b[200_000] = "иначе";
        b.InsertRange(1000, Enumerable.Repeat("вставка", 50));

        var found = WordDiff.Of(a, b, default);

        found.Should().Equal(new DifferentWords(1000, 0, 1000, 50), new DifferentWords(200_000, 1, 200_050, 1));
    }

    [Fact]
    public void Texts_with_nothing_in_common_are_one_difference_and_take_no_time_to_tell()
    {
        var a = Enumerable.Range(0, 200_000).Select(i => $"а{i % 70_000}").ToList();
        var b = Enumerable.Range(0, 200_000).Select(i => $"б{i % 70_000}").ToList();

        WordDiff.Of(a, b, default).Should().Equal(new DifferentWords(0, 200_000, 0, 200_000));
    }

    private static string Said(string a, string b)
    {
        var (first, second) = (Words(a), Words(b));
        return string.Join('|', WordDiff.Of(first, second, default)
            .Select(d => $"{string.Join(' ', first.Skip(d.StartA).Take(d.CountA))}>{string.Join(' ', second.Skip(d.StartB).Take(d.CountB))}"));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Applied(List<string> a, List<string> b, IReadOnlyList<DifferentWords> differences)
    {
        var (result, at) = (new List<string>(), 0);
        foreach (var difference in differences)
        {
            result.AddRange(a.Skip(at).Take(difference.StartA - at));
            result.AddRange(b.Skip(difference.StartB).Take(difference.CountB));
            at = difference.StartA + difference.CountA;
        }

        result.AddRange(a.Skip(at));
        return result;
    }
}
