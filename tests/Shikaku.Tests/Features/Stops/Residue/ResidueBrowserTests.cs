using Microsoft.Playwright;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations.Vendors;
using Shikaku.Features.Stops;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops.Residue;

/// <summary>The operator's way from all insurers down to one, and the clerk's from a figure to the member behind it, in a real browser.</summary>
public sealed class ResidueBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;

    private readonly ManualClock _clock = ManualClock.On("2025-09-15");
    private StopDesk _desk = null!;
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await OpenAsync(server, _clock);
        for (var i = 1; i <= 6; i++)
        {
            await _desk.Checked.CheckAsync($"birth{i}", i, OtherBirth, i % 3 == 0 ? ["lost_on=20250901", "loss_reason=03"] : ["address=麹町1-1"]);
            _clock.Pass(TimeSpan.FromDays(4));
        }

        await _desk.Checked.CheckAsync("address", 7, OtherAddress);
        _web = await WebServer.StartOverAsync(
            _desk.Checked.Register.Address, _desk.Setup.Database, _desk.Setup.Ring, IntakeFeature.Feature, MembersFeature.Feature, StopsFeature.Feature, VendorsFeature.Feature);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_operator_goes_from_all_to_one_and_the_clerk_from_a_figure_to_a_member(int width)
    {
        await using var operators = await ContextAsync(width, "Operator.ops");
        var page = await operators.NewPageAsync();
        await page.GotoAsync("/vendors");
        await page.GetByLabel("保険者番号").FillAsync("123");
        await page.GetByLabel("ベンダの名前").FillAsync("甲社");
        await page.GetByLabel("この日から").FillAsync("2020-04-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "登録する" }).ClickAsync();
        await LookAsync(page, $"vendors-refused-{width}");
        await page.GetByLabel("保険者番号").FillAsync(Insurer);
        await page.GetByRole(AriaRole.Button, new() { Name = "登録する" }).ClickAsync();
        await page.GetByText("のベンダを登録しました").WaitForAsync();
        await LookAsync(page, $"vendors-{width}");

        await page.GotoAsync("/residue?day=2025-11-02");
        await LookAsync(page, $"residue-all-{width}");
        await page.GetByLabel("まとめ方").SelectOptionAsync("都道府県");
        await page.GetByRole(AriaRole.Button, new() { Name = "絞り込む" }).ClickAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "東京都" }).WaitForAsync();
        await page.GotoAsync("/residue?day=2025-11-02");
        await page.GetByRole(AriaRole.Link, new() { Name = "テスト健康保険組合" }).ClickAsync();
        await LookAsync(page, $"residue-one-{width}");
        await page.GotoAsync("/residue?day=2999-01-01");
        await LookAsync(page, $"residue-refused-{width}");
        await page.GotoAsync("/findings?month=2025-09");
        await LookAsync(page, $"findings-all-{width}");

        await using var clerks = await ContextAsync(width, $"Clerk.tanaka.{Insurer}");
        var clerk = await clerks.NewPageAsync();
        await clerk.GotoAsync($"/results/{Insurer}");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "閲覧停止の残存" }).ClickAsync();
        await clerk.GetByLabel("時点").FillAsync("2025-11-02");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "絞り込む" }).ClickAsync();
        await LookAsync(clerk, $"residue-own-{width}");
        await clerk.Locator("table").First.Locator("tbody tr").First.Locator("a").Last.ClickAsync();
        await LookAsync(clerk, $"residue-members-{width}");
        await clerk.Locator("tbody a").First.ClickAsync();
        Assert.Contains($"/results/{Insurer}/{MemberKey.Of(Insurer, "birth1")}/", clerk.Url, StringComparison.Ordinal);

        await clerk.GotoAsync($"/findings/{Insurer}?month=2025-09");
        await clerk.Locator("tbody a").First.ClickAsync();
        await LookAsync(clerk, $"findings-sources-{width}");
    }

    private async Task<IBrowserContext> ContextAsync(int width, string person)
    {
        var context = await chromium.OpenAsync(_web.Address, width, withScript: true);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = person, Url = _web.Address.ToString() }]);
        return context;
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Pictures.TakeAsync(page, name);
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), $"{name} is wider than the screen");
    }
}
