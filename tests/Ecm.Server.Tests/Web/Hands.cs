using Microsoft.Playwright;

namespace Ecm.Server.Tests.Web;

/// <summary>What a person does at a page, counted: each key that is no text and each click. Typing costs nothing here, as the text has to be typed anyway.</summary>
internal sealed class Hands(IPage page)
{
    // More than any screen has; whoever would have to press as often finds another way.
    private const int Most = 150;

    /// <summary>Keys and clicks so far.</summary>
    public int Acts { get; private set; }

    /// <summary>Presses a key, or several together.</summary>
    public Task PressAsync(string key)
    {
        Acts++;
        return page.Keyboard.PressAsync(key);
    }

    /// <summary>Presses keys one after another.</summary>
    public async Task PressAsync(params IEnumerable<string> keys)
    {
        foreach (var key in keys)
            await PressAsync(key);
    }

    /// <summary>Clicks.</summary>
    public Task ClickAsync(ILocator place)
    {
        Acts++;
        return place.ClickAsync();
    }

    /// <summary>Types where the focus is.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Types instead of what stands where the focus is.</summary>
    public async Task RetypeAsync(string text)
    {
        await PressAsync("Control+KeyA");
        await TypeAsync(text);
    }

    /// <summary>Goes to something with Tab.</summary>
    public Task TabToAsync(ILocator place) => GoToAsync(place, "Tab");

    /// <summary>Goes to the link of a row with J.</summary>
    public Task WalkToAsync(ILocator link) => GoToAsync(link, "KeyJ");

    /// <summary>Goes to something with Tab and presses Enter there.</summary>
    public async Task EnterAsync(ILocator place)
    {
        await TabToAsync(place);
        await PressAsync("Enter");
    }

    /// <summary>Goes to a list and chooses one of it.</summary>
    public async Task ChooseAsync(ILocator list, string value, string key = "Tab")
    {
        await GoToAsync(list, key);
        await PressAsync("Home");
        for (var left = Most; await list.InputValueAsync() != value; left--)
        {
            left.Should().BePositive($"«{value}» is in the list");
            await PressAsync("ArrowDown");
        }
    }

    private async Task GoToAsync(ILocator place, string key)
    {
        await Assertions.Expect(place).ToHaveCountAsync(1);
        for (var left = Most; !await place.EvaluateAsync<bool>("e => e === document.activeElement"); left--)
        {
            left.Should().BePositive($"«{key}» leads to {place}");
            await PressAsync(key);
        }
    }
}
