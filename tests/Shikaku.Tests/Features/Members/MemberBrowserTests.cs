using Microsoft.Playwright;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;

namespace Shikaku.Tests.Features.Members;

/// <summary>The pages of the members in a real browser: a clerk's way through them, usable by everybody on every one.</summary>
public sealed class MemberBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private WebServer _web = null!;

    public async ValueTask InitializeAsync() => _web = await WebServer.StartAsync(server, MembersFeature.Feature);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Nothing_on_a_clerks_way_keeps_anybody_from_using_it(int width)
    {
        await using var context = await chromium.OpenAsync(_web.Address, width, withScript: true);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = nameof(Role.Supervisor), Url = _web.Address.ToString() }]);
        var page = await context.NewPageAsync();
        var day = Qualification.TextOf(JapanTime.Today(TimeProvider.System).AddDays(-30))!;

        await page.GotoAsync($"/members/{TestAccounts.Insurer}/register");
        await LookAsync(page, $"member-register-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"member-register-wrong-{width}");
        await FillAsync(
            page, ("member_id", "m1"), ("acquired_on", day), ("name_kanji", "基金　洋子"), ("name_kana", "キキン　ヨウコ"), ("birth_date", "昭和55年1月1日"),
            ("address", "東京都千代田区麹町１丁目１番地"), ("individual_number", MemberLines.Number(1)), ("symbol", "101"), ("number", "1"));
        await page.SelectOptionAsync("#sex", "2");
        await page.SelectOptionAsync("#acquisition_method", "1");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"member-register-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await LookAsync(page, $"member-registered-{width}");

        await page.GotoAsync($"/members/{TestAccounts.Insurer}");
        await FillAsync(page, ("name_kana", "ききん"));
        await page.GetByRole(AriaRole.Button, new() { Name = "検索する" }).ClickAsync();
        await LookAsync(page, $"member-search-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "基金　洋子" }).ClickAsync();
        var other = await context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await ChangeAsync(page, "変更・訂正");
        await ChangeAsync(other, "変更・訂正");
        await FillAsync(page, ("address", "大阪府大阪市北区梅田１丁目１番地"), ("fact_on", day), ("reason", "住所変更届"));
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"member-change-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await LookAsync(page, $"member-changed-{width}");

        await FillAsync(other, ("address", "京都府京都市中京区１番地"));
        await other.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(other, $"member-conflict-{width}");

        await ChangeAsync(page, "喪失");
        await LookAsync(page, $"member-lose-{width}");
        await FillAsync(page, ("lost_on", day), ("reason", "資格喪失届"));
        await page.SelectOptionAsync("#loss_reason", "03");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"member-lose-check-{width}");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "個人番号をすべて表示する" }).ClickAsync();
        await LookAsync(page, $"member-number-{width}");
    }

    private static Task ChangeAsync(IPage page, string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            await page.FillAsync("#" + name, value);
        }
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Pictures.TakeAsync(page, name);
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), $"{name} is wider than the screen");
    }
}
