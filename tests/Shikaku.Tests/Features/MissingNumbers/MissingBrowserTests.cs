using Microsoft.Playwright;
using Shikaku.Features.MissingNumbers;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;
using static Shikaku.Tests.Features.Checks.Runs.CheckedRegister;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>The pages of missing numbers in a real browser: list, entry, notice, inquiry, result, and two people's eyes at a welfare office.</summary>
public sealed class MissingBrowserTests(RegisterServer server, Chromium chromium)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_clerk_asks_for_the_notice_then_the_registry_and_finds_what_came_of_it(int width)
    {
        await using var desk = await OpenAsync(server);
        await using var web = await StartAsync(desk);
        await desk.TakeInAsync(LineWithout("m1"), LineWithout("m2", "name_kanji=基金　花子", "name_kana=ｷｷﾝ ﾊﾅｺ"), LineWithout("m3", "address="));
        await using var clerks = await ContextAsync(web, width, $"Clerk.tanaka.{desk.Insurer}");
        var page = await clerks.NewPageAsync();
        await page.GotoAsync("/missing");
        await LookAsync(page, $"missing-list-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "m2" }).ClickAsync();
        await LookAsync(page, $"missing-noted-{width}");
        await page.FillAsync("#askedon", "20991231");
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        await LookAsync(page, $"missing-day-wrong-{width}");
        await page.FillAsync("#askedon", desk.Setup.Today.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        await page.GetByText("届出を求めた日を記録しました").WaitForAsync();
        await LookAsync(page, $"missing-asked-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "住基ネットに照会する" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"missing-inquiry-wrong-{width}");
        await page.GetByLabel("届出がない").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"missing-inquiry-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await page.GetByText("照会を受け付けました").WaitForAsync();
        await LookAsync(page, $"missing-inquiring-{width}");
        desk.Registry.AnswerToItems = _ => [Hits("基金　花子,ｷｷﾝ ﾊﾅｺ,,,19800101,2,大阪府大阪市北区梅田１丁目１番", 7)];
        await desk.Checked.RunAsync();
        await page.ReloadAsync();
        await page.GetByText("住所が一致しない").WaitForAsync();
        await LookAsync(page, $"missing-sent-back-{width}");

        await page.GotoAsync($"/missing/{desk.Insurer}/{(await desk.EntryAsync("m3")).Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "取り下げる" }).ClickAsync();
        await page.FillAsync("#why", "誤って送ったため");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"missing-withdraw-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await page.GetByText("取り下げました").First.WaitForAsync();
        await page.GotoAsync($"/missing/{desk.Insurer}?state=SentBack");
        await LookAsync(page, $"missing-list-sent-back-{width}");

        await using var ministry = await ContextAsync(web, width, "Oversight");
        var counts = await ministry.NewPageAsync();
        await counts.GotoAsync("/missing/counts");
        await LookAsync(counts, $"missing-counts-{width}");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Two_people_of_a_welfare_office_compare_by_eye(int width)
    {
        await using var desk = await OpenAsync(server, Office);
        await using var web = await StartAsync(desk);
        await desk.SetOfficeAsync(Shikaku.Features.Organisations.WelfareOfficeType.C);
        desk.Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        var entry = await desk.InquireAsync("m1", "name_kana=");
        await using var clerks = await ContextAsync(web, width, $"Clerk.tanaka.{Office}");
        var first = await clerks.NewPageAsync();
        await first.GotoAsync($"/missing/{Office}/{entry}");
        await LookAsync(first, $"missing-eyes-{width}");
        await first.GetByRole(AriaRole.Button, new() { Name = "加入者本人である" }).ClickAsync();
        await first.GetByText("別の責任者の確認を待っています").First.WaitForAsync();
        await LookAsync(first, $"missing-eyes-once-{width}");
        await using var supervisors = await ContextAsync(web, width, $"Supervisor.sato.{Office}");
        var second = await supervisors.NewPageAsync();
        await second.GotoAsync($"/missing/{Office}/{entry}");
        await second.GetByRole(AriaRole.Button, new() { Name = "加入者本人である" }).ClickAsync();
        await second.GetByText("個人番号を登録しました").WaitForAsync();
        await LookAsync(second, $"missing-registered-{width}");
        Assert.Equal("3", await desk.RegisteredAsync("m1"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Who_is_registered_at_the_screen_without_number_goes_on_the_list_if_that_is_wanted(int width)
    {
        await using var desk = await OpenAsync(server);
        await using var web = await StartAsync(desk);
        await using var clerks = await ContextAsync(web, width, $"Clerk.tanaka.{desk.Insurer}");
        var page = await clerks.NewPageAsync();
        await page.GotoAsync($"/members/{desk.Insurer}/register");
        foreach (var (name, value) in new[]
        {
            ("member_id", "m1"), ("acquired_on", "20240401"), ("name_kanji", "基金　洋子"), ("name_kana", "キキン　ヨウコ"), ("birth_date", "19800101"),
            ("address", "東京都千代田区麹町１丁目１番地"),
        })
        {
            await page.FillAsync("#" + name, value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "個人番号のない加入者の一覧に載せる" }).CountAsync());
        await page.SelectOptionAsync("#sex", "2");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"missing-register-{width}");
        Assert.Empty(await desk.QueryAsync("SELECT member_id FROM register.missing_number"));
        await page.GetByRole(AriaRole.Button, new() { Name = "個人番号のない加入者の一覧に載せる" }).ClickAsync();
        await page.GetByText("個人番号のない加入者の一覧に載せました").WaitForAsync();
        Assert.Equal(MissingState.Noted, (await desk.EntryAsync("m1")).State);
    }

    private static Task<WebServer> StartAsync(MissingDesk desk) => WebServer.StartOverAsync(
        desk.Checked.Register.Address, desk.Setup.Database, desk.Setup.Ring, MissingFeature.Feature, Shikaku.Features.Members.MembersFeature.Feature);

    private async Task<IBrowserContext> ContextAsync(WebServer web, int width, string person)
    {
        var context = await chromium.OpenAsync(web.Address, width, withScript: true);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = person, Url = web.Address.ToString() }]);
        return context;
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Pictures.TakeAsync(page, name);
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), $"{name} is wider than the screen");
    }
}
