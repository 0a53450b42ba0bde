using System.Globalization;
using Microsoft.Playwright;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>The pages of results and confirmations in a real browser: the clerk's way, the second person's, and fifty rows by keyboard.</summary>
public sealed class StopBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;

    private StopDesk _desk = null!;
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await OpenAsync(server);
        _web = await WebServer.StartOverAsync(_desk.Checked.Register.Address, _desk.Setup.Database, _desk.Setup.Ring, MembersFeature.Feature, StopsFeature.Feature);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_clerk_confirms_a_supervisor_approves_and_a_file_with_bad_rows_is_answered(int width)
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        await _desk.Checked.CheckAsync("names", 2, OtherNames);
        await _desk.Checked.CheckAsync("address", 3, OtherAddress);
        await _desk.Checked.CheckAsync("more", 4, OtherAddress);
        await _desk.Checked.CheckAsync("unknown", 5, null);

        await using var clerks = await ContextAsync(width, $"Clerk.tanaka.{Insurer}", withScript: true);
        var page = await clerks.NewPageAsync();
        await page.GotoAsync("/results");
        await LookAsync(page, $"results-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "birth" }).ClickAsync();
        await LookAsync(page, $"result-birth-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "確認登録をする" }).ClickAsync();
        await LookAsync(page, $"confirm-{width}");
        await page.GetByLabel("P8").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"confirm-wrong-{width}");
        await page.FillAsync("#evidence", "個人番号カードの写し");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"confirm-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await page.GetByText("責任者の承認を待っています").WaitForAsync();
        await LookAsync(page, $"result-next-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "番号を削除する" }).ClickAsync();
        await page.FillAsync("#why", "別人の番号と判明したため");
        await page.GetByRole(AriaRole.Button, new() { Name = "確認へ進む" }).ClickAsync();
        await LookAsync(page, $"delete-check-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "確定する" }).ClickAsync();
        await page.GetByText("番号を削除しました").WaitForAsync();
        await page.GotoAsync($"/results/{Insurer}?state=NumberDeleted");
        await LookAsync(page, $"results-deleted-{width}");

        await page.GotoAsync($"/results/{Insurer}/files");
        var day = _desk.Setup.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "confirmations.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(
                $"insurer_number,member_id,突合結果ID,理由コード,確認者,承認者,確認日,備考\n{Insurer},address,{(await _desk.StandingAsync("address")).ResultId},P8,,,{day},住民票\n"
                + $"{Insurer},more,{Guid.CreateVersion7()},P8,,,{day},\n06010011,other,{Guid.CreateVersion7()},P8,,,{day},\n"),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "送信する" }).ClickAsync();
        await page.GetByText("受け付けられない行が 2 件あります").WaitForAsync();
        await LookAsync(page, $"batch-{width}");
        var batch = page.Url;

        await using var supervisors = await ContextAsync(width, $"Supervisor.sato.{Insurer}", withScript: true);
        var second = await supervisors.NewPageAsync();
        await second.GotoAsync($"/results/{Insurer}/approvals");
        await LookAsync(second, $"approvals-{width}");
        await second.GetByRole(AriaRole.Link, new() { Name = "birth" }).ClickAsync();
        await LookAsync(second, $"approval-{width}");
        await second.GetByRole(AriaRole.Button, new() { Name = "承認する" }).ClickAsync();
        await second.GetByText("承認しました").WaitForAsync();
        Assert.Equal("Confirmed None", await _desk.StateAsync("birth"));
        await second.GotoAsync(batch);
        await second.GetByRole(AriaRole.Button, new() { Name = "まとめて承認する" }).ClickAsync();
        await second.GetByText("1件のうち0件を確かめました").First.WaitForAsync();
        await LookAsync(second, $"batch-refused-{width}");
        await second.GetByRole(AriaRole.Link, new() { Name = "address" }).ClickAsync();
        await LookAsync(second, $"batch-row-{width}");
        await second.GetByRole(AriaRole.Link, new() { Name = "ファイルへ戻る" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "まとめて承認する" }).ClickAsync();
        await second.GetByText("1件を承認し").WaitForAsync();
        await LookAsync(second, $"batch-approved-{width}");
        Assert.Equal("Confirmed None", await _desk.StateAsync("address"));

        await second.GotoAsync($"/results/{Insurer}/{MemberKey.Of(Insurer, "birth")}/2024-04-01");
        await LookAsync(second, $"result-confirmed-{width}");
        await second.GotoAsync($"/members/{Insurer}/{MemberKey.Of(Insurer, "birth")}");
        await LookAsync(second, $"member-standing-{width}");

        await using var ministry = await ContextAsync(width, "Oversight", withScript: true);
        var counts = await ministry.NewPageAsync();
        await counts.GotoAsync("/results/counts");
        await LookAsync(counts, $"counts-{width}");
    }

    [Fact]
    public async Task A_clerk_clears_fifty_rows_by_keyboard_alone()
    {
        const int Rows = 50;
        for (var i = 1; i <= Rows; i++)
        {
            _desk.Checked.Registry.Set(Number(i), OtherAddress);
        }

        await _desk.Checked.Register.TakeInAsync(File(Enumerable.Range(1, Rows).Select(i => Line($"m{i:D2}", $"individual_number={Number(i)}"))));
        await _desk.Checked.RunAsync();
        await using var context = await ContextAsync(1280, $"Clerk.tanaka.{Insurer}", withScript: false);
        var page = await context.NewPageAsync();
        var keyboard = await context.NewCDPSessionAsync(page);
        var first = (await _desk.QueryAsync("SELECT member_key || '/2024-04-01' FROM stops.standing ORDER BY asked_at, result_id LIMIT 1"))[0];
        await page.GotoAsync($"/results/{Insurer}/{first}");

        // P1 to P8 stand below 9 in the list of reasons: the eighth arrow leads to P8, which needs no second person here.
        await OpenFormAsync(page, keyboard);
        for (var i = 0; i < 8; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await FinishAsync(page);
        for (var i = 2; i <= Rows; i++)
        {
            await OpenFormAsync(page, keyboard);
            await FinishAsync(page);
        }

        Assert.Equal($"/results/{Insurer}", new Uri(page.Url).AbsolutePath);
        Assert.Equal([$"{Rows}"], await _desk.QueryAsync("SELECT count(*)::text FROM stops.standing WHERE upper_inf(recorded) AND state = 'Confirmed'"));
    }

    /// <summary>From the form to the next result: Enter, Enter.</summary>
    private static async Task FinishAsync(IPage page)
    {
        await page.Locator("input[type=radio]:focus").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("button:focus", new() { HasText = "確定する" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("確認登録をしました").WaitForAsync();
    }

    /// <summary>Alt and K, as the keyboard sends them: the driver's own press leaves out the letter that access keys go by.</summary>
    private static async Task OpenFormAsync(IPage page, ICDPSession keyboard)
    {
        foreach (var type in new[] { "keyDown", "keyUp" })
        {
            await keyboard.SendAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type,
                ["modifiers"] = 1,
                ["key"] = "k",
                ["code"] = "KeyK",
                ["text"] = type == "keyUp" ? "" : "k",
                ["unmodifiedText"] = "k",
                ["windowsVirtualKeyCode"] = 75,
            });
        }

        await page.WaitForURLAsync(url => url.Contains("/confirm", StringComparison.Ordinal));
    }

    private async Task<IBrowserContext> ContextAsync(int width, string person, bool withScript)
    {
        var context = await chromium.OpenAsync(_web.Address, width, withScript);
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
