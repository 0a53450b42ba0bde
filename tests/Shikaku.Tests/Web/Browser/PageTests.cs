using Microsoft.Playwright;
using Shikaku.Features.Accounts;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Web.Browser;

/// <summary>
/// The frame and the components in a real browser: usable by keyboard, by reader, on a narrow screen, and without script. With the environment variable
/// <c>SHIKAKU_SCREENSHOTS</c> naming a folder, pictures of the pages are left there to be looked at.
/// </summary>
public sealed class PageTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private const int Narrow = 360;
    private const int Wide = 1280;

    private WebServer _web = null!;

    public async ValueTask InitializeAsync() => _web = await WebServer.StartAsync(server, Gallery.Feature);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData("/", Wide)]
    [InlineData("/", Narrow)]
    [InlineData("/nowhere", Wide)]
    [InlineData("/gallery?page=7", Wide)]
    [InlineData("/gallery?page=7", Narrow)]
    public async Task Nothing_on_a_page_keeps_anybody_from_using_it(string path, int width)
    {
        await using var context = await OpenAsync(width);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // The browser itself notes every answer that is an error.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        await page.GotoAsync(path);
        await Pictures.TakeAsync(page, $"{path.Trim('/').Split('?')[0]}-{width}");

        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.Empty(complaints);
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), "the page is wider than the screen");
        Assert.True(await page.EvaluateAsync<bool>("getComputedStyle(document.body).display === 'flex'"), "the style sheet was not taken");
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_in_the_order_of_reading_and_shows_where_it_is()
    {
        await using var context = await OpenAsync(Wide);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/gallery");
        const string Reachable = "a[href], button, input:not([type=hidden]), select, textarea, [tabindex='0']";

        // Of radio buttons the keyboard reaches one; the arrows choose among them.
        var expected = await page.EvaluateAsync<int>($"[...document.querySelectorAll(\"{Reachable}\")].filter(e => e.type !== 'radio' || e.id === 'sex-1').length");
        await page.EvaluateAsync($"window.order = [...document.querySelectorAll(\"{Reachable}\")]");
        var last = -1;
        for (var reached = 0; reached < expected; reached++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (place, isSeen) = (
                await page.EvaluateAsync<int>("order.indexOf(document.activeElement)"),
                await page.EvaluateAsync<bool>("parseFloat(getComputedStyle(document.activeElement).outlineWidth) > 0"));
            Assert.True(place > last && isSeen, $"after {last} the keyboard reaches {place}, seen: {isSeen}");
            last = place;
        }

        await page.GotoAsync("/gallery");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task A_form_works_without_script_tells_what_is_wrong_and_keeps_what_was_filled_in()
    {
        await using var context = await OpenAsync(Wide, withScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/gallery");
        await page.GetByLabel("年号").SelectOptionAsync("昭和");
        await page.Locator("#birth-year").FillAsync("55");
        await page.Locator("#password").FillAsync("秘密");
        await page.GetByText("女", new() { Exact = true }).ClickAsync();
        await page.GetByText("自己情報を提供しない").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();

        Assert.Equal("誤りがあります：部品の見本 | Shikaku", await page.TitleAsync());
        await Pictures.TakeAsync(page, "faulty");
        Assert.Equal(["漢字氏名を入力してください。", "生年月日を確かめてください。"], await page.Locator(".error-summary li").AllTextContentsAsync());
        Assert.Equal(("55", ""), (await page.Locator("#birth-year").InputValueAsync(), await page.Locator("#password").InputValueAsync()));
        Assert.True(await page.Locator("#sex-2").IsCheckedAsync());
        Assert.True(await page.Locator("#flags-2").IsCheckedAsync());
        Assert.Equal("name-hint name-error", await page.Locator("#name").GetAttributeAsync("aria-describedby"));

        await page.Locator(".error-summary a").First.ClickAsync();
        await page.Locator("#name").FillAsync("山本　花子");
        await page.Locator("#birth-month").FillAsync("4");
        await page.Locator("#birth-day").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_page_of_errors_is_as_usable_as_any()
    {
        await using var context = await OpenAsync(Wide);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/gallery");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();

        Assert.Equal(2, await page.Locator(".error-summary li").CountAsync());
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gallery")]
    [InlineData("/nowhere")]
    public async Task The_markup_holds_no_script_and_no_style(string path)
    {
        using var browser = _web.Browser(Role.Clerk);
        var page = await WebServer.PageOfAsync(await browser.GetAsync(path));

        Assert.Empty(page.QuerySelectorAll("script, style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task A_table_is_sorted_and_turned_by_links_that_keep_the_filter()
    {
        using var browser = _web.Browser(Role.Clerk);
        var page = await WebServer.PageOfAsync(await browser.GetAsync("/gallery?state=open&order=lines&page=7"));

        var headings = page.QuerySelectorAll("table:first-of-type thead th a").Select(link => link.GetAttribute("href")).Take(3);
        Assert.Equal(["/gallery?state=open&order=received", "/gallery?state=open&order=name", "/gallery?state=open&order=lines&descending="], headings);
        Assert.Equal("ascending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal(
            ["前へ", "1", "5", "6", "7", "8", "9", "25", "次へ"],
            page.QuerySelectorAll(".pagination a").Select(link => link.TextContent));
        Assert.Equal("/gallery?state=open&order=lines&page=8", page.QuerySelector(".pagination a[rel=next]")!.GetAttribute("href"));
    }

    private async Task<IBrowserContext> OpenAsync(int width, bool withScript = true)
    {
        var context = await chromium.OpenAsync(_web.Address, width, withScript);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = nameof(Role.Clerk), Url = _web.Address.ToString() }]);
        return context;
    }
}
