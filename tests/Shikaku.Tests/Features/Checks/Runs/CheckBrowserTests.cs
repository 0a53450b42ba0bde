using Microsoft.Playwright;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Intake;
using Shikaku.Features.Organisations;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>An operator starts a check in a real browser without script, an insurer's clerk sees what came of it, and neither sees what is not theirs.</summary>
public sealed class CheckBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private readonly MadeUpRegistry _registry = new();
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebServer.StartAsync(server, IntakeFeature.Feature, ChecksFeature.With(_registry));
        await using var database = await RegisterDatabase.OpenAsync(_web.Database, CancellationToken.None);
        var organisation = new Organisation(TestAccounts.Insurer, OrganisationKind.Insurer, "テスト健康保険組合");
        await new OrganisationRegister(database, new byte[32], TimeProvider.System).SetAsync(organisation, new Actor(ActorKind.Command, "test"), CancellationToken.None);
        _registry.Set(Number(1), CheckedRegister.SameResident);
        _registry.Set(Number(2), CheckedRegister.SameResident.Replace("19800101", "19810101", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _registry.Dispose();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_file_is_checked_by_itself_and_an_operator_starts_a_run_over_all(int width)
    {
        await UploadAsync(width);
        await using (var context = await OpenAsync(width, Role.Clerk, withScript: false))
        {
            var page = await context.NewPageAsync();
            await OpenFinishedAsync(page);
            await page.Locator("tbody a").First.ClickAsync();
            Assert.Contains("× すべての閲覧停止", await page.ContentAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "チェックを始める" }).CountAsync());
        }

        await using (var context = await OpenAsync(width, Role.Operator, withScript: true))
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(RunPages.List);
            await AssertUsableAsync(page, $"checks-{width}");
            await SetScheduleAsync(page, width);
            await page.GotoAsync(RunPages.List);
            await page.GetByRole(AriaRole.Link, new() { Name = "チェックを始める" }).ClickAsync();
            await AssertUsableAsync(page, $"checks-start-{width}");
            await page.Locator("#" + RunPages.InsurerField).FillAsync("123");
            await page.GetByRole(AriaRole.Button, new() { Name = "始める" }).ClickAsync();
            Assert.Equal(1, await page.Locator(".error-summary li").CountAsync());
            await AssertUsableAsync(page, $"checks-start-wrong-{width}");
            await page.Locator("#" + RunPages.InsurerField).FillAsync(TestAccounts.Insurer);
            await page.GetByRole(AriaRole.Button, new() { Name = "始める" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "登録時" }).First.WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "登録時" }).First.ClickAsync();
            Assert.Contains("変わった判定はありません", await page.ContentAsync(), StringComparison.Ordinal);
            await AssertUsableAsync(page, $"checks-run-{width}");
        }
    }

    private static async Task SetScheduleAsync(IPage page, int width)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "定期チェックの予定" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "予定を追加する" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登録する" }).ClickAsync();
        Assert.Equal(3, await page.Locator(".error-summary li").CountAsync());
        await AssertUsableAsync(page, $"schedule-wrong-{width}");
        await page.Locator("#name").FillAsync("毎月末の全件");
        await page.Locator("#month_day").FillAsync("31");
        await page.Locator("#time").FillAsync("02:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "登録する" }).ClickAsync();
        await page.GetByText("毎月31日（ない月は末日） 02:00").WaitForAsync();
        await AssertUsableAsync(page, $"schedules-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "停止する" }).ClickAsync();
        await page.GetByText("予定を停止しました").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "毎月末の全件" }).ClickAsync();
        Assert.Equal("31", await page.Locator("#month_day").InputValueAsync());
    }

    private static async Task AssertUsableAsync(IPage page, string picture)
    {
        await Pictures.TakeAsync(page, picture);
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), "the page is wider than the screen");
    }

    private static async Task OpenFinishedAsync(IPage page)
    {
        await page.GotoAsync(RunPages.List);
        while (!(await page.ContentAsync()).Contains("完了", StringComparison.Ordinal))
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }
    }

    private async Task UploadAsync(int width)
    {
        await using var context = await OpenAsync(width, Role.Clerk, withScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/intakes");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "members.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(File(
                Line("m1", $"insurer_number={TestAccounts.Insurer}"),
                Line("m2", $"insurer_number={TestAccounts.Insurer}", $"individual_number={Number(2)}"),
                Line("m3", $"insurer_number={TestAccounts.Insurer}", $"individual_number={Number(3)}"))),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "送信する" }).ClickAsync();
        await page.GetByText("行の結果").First.WaitForAsync();
    }

    private async Task<IBrowserContext> OpenAsync(int width, Role role, bool withScript)
    {
        var context = await chromium.OpenAsync(_web.Address, width, withScript);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = role.ToString(), Url = _web.Address.ToString() }]);
        return context;
    }
}
