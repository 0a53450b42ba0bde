using Microsoft.Playwright;
using Shikaku.Features.Inspections;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Inspections;

/// <summary>Inspections in a real browser: a clerk finds a wrong number and has the like inspected, a supervisor closes and reports, the operator sees the counters.</summary>
public sealed class InspectionBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;

    private InspectionDesk _desk = null!;
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await InspectionDesk.OpenAsync(server);
        var register = _desk.Stops.Checked.Register;
        _web = await WebServer.StartOverAsync(
            register.Address, register.Setup.Database, register.Setup.Ring, MembersFeature.Feature, StopsFeature.Feature, InspectionsFeature.Feature);
        await _desk.RegisterAsync("wrong", 1, OtherBirth);
        await _desk.RegisterAsync("minor", 2, PlaceholderName);
        await _desk.RegisterAsync("address", 3, OtherAddress);
        await _desk.RegisterAsync("same", 4, CheckedRegister.SameResident);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_wrong_number_has_the_like_inspected_and_the_result_is_reported(int width)
    {
        await using var clerks = await OpenAsync(width, $"Clerk.tanaka.{Insurer}");
        var page = await clerks.NewPageAsync();
        await page.GotoAsync($"/results/{Insurer}");
        await page.GetByRole(AriaRole.Link, new() { Name = "wrong" }).ClickAsync();
        await LookAsync(page, $"result-with-inspection-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "類似事案の点検を始める" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"inspection-start-wrong-{width}");
        await page.Locator("#cause_kind").SelectOptionAsync(nameof(CauseKind.Family));
        await page.Locator("#cause").FillAsync("世帯員の番号を取り違えた");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"inspection-start-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "点検を始める" }).ClickAsync();
        await page.GetByText("点検を始めました").WaitForAsync();
        await LookAsync(page, $"inspection-asking-{width}");
        Assert.Equal("NumberDeleted All", await _desk.Stops.StateAsync("wrong"));
        var campaign = new Uri(page.Url).AbsolutePath;
        await _desk.Stops.Checked.RunAsync();

        await page.GotoAsync(campaign);
        await LookAsync(page, $"inspection-work-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "minor" }).ClickAsync();
        await LookAsync(page, $"inspection-record-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "本人の番号とする" }).ClickAsync();
        await LookAsync(page, $"inspection-record-wrong-{width}");
        await page.Locator("#same_evidence").FillAsync("住民票の写し");
        await page.GetByRole(AriaRole.Button, new() { Name = "本人の番号とする" }).ClickAsync();
        await page.GetByText("二人目の確認を待っています").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "address" }).ClickAsync();
        await LookAsync(page, $"inspection-record-stopped-{width}");
        await page.Locator("#wrong_evidence").FillAsync("本人に電話で確かめた");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"inspection-record-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await page.GetByText("別人の番号として記録しました").WaitForAsync();

        await using var supervisors = await OpenAsync(width, $"Supervisor.sato.{Insurer}");
        var second = await supervisors.NewPageAsync();
        await second.GotoAsync(campaign);
        await second.GetByRole(AriaRole.Link, new() { Name = "minor" }).ClickAsync();
        await LookAsync(second, $"inspection-second-{width}");
        await second.GetByRole(AriaRole.Button, new() { Name = "本人の番号と確認する" }).ClickAsync();
        await second.GetByRole(AriaRole.Link, new() { Name = "点検を終えて報告を作る" }).ClickAsync();
        await LookAsync(second, $"inspection-close-{width}");
        await second.Locator("#prevention").FillAsync("二人で照合してから登録する");
        await second.GetByRole(AriaRole.Button, new() { Name = "点検を終える" }).ClickAsync();
        await second.GetByText("報告を作りました").WaitForAsync();
        await LookAsync(second, $"inspection-report-{width}");
        var file = await second.EvaluateAsync<string>($"fetch('{campaign}/reports.csv').then(answer => answer.text())");
        Assert.Contains(",4,4,1,3,1,2,2,双子・家族の取り違え,", file, StringComparison.Ordinal);
        Assert.DoesNotContain("基金", file, StringComparison.Ordinal);
        await second.GotoAsync(campaign + "?state=All");
        await LookAsync(second, $"inspection-closed-{width}");

        await using var operators = await OpenAsync(width, "Operator.ops");
        var third = await operators.NewPageAsync();
        await third.GotoAsync("/inspections");
        await LookAsync(third, $"inspections-{width}");
        await third.GetByRole(AriaRole.Link, new() { Name = "過去登録分の点検を始める" }).ClickAsync();
        await LookAsync(third, $"inspection-start-all-{width}");
        await third.Locator("#method").SelectOptionAsync("5");
        await third.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await third.GetByRole(AriaRole.Button, new() { Name = "点検を始める" }).ClickAsync();
        await third.GetByText("1 の保険者の点検を始めました").WaitForAsync();
        await third.GotoAsync(campaign);
        Assert.Equal(0, await third.GetByRole(AriaRole.Link, new() { Name = "点検を終えて報告を作る" }).CountAsync());
    }

    private static async Task LookAsync(IPage page, string picture)
    {
        await Pictures.TakeAsync(page, picture);
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), $"{picture} is wider than the screen");
    }

    private async Task<IBrowserContext> OpenAsync(int width, string person)
    {
        var context = await chromium.OpenAsync(_web.Address, width, withScript: true);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = person, Url = _web.Address.ToString() }]);
        return context;
    }
}
