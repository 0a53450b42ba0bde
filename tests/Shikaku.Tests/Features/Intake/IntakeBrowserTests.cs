using Microsoft.Playwright;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Intake;
using Shikaku.Features.Organisations;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using Shikaku.Tests.Web.Browser;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>A clerk hands in a file in a real browser without script, and reads what is wrong with it.</summary>
public sealed class IntakeBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebServer.StartAsync(server, IntakeFeature.Feature, AuditFeature.Feature);
        await using var database = await RegisterDatabase.OpenAsync(_web.Database, CancellationToken.None);
        var organisation = new Organisation(TestAccounts.Insurer, OrganisationKind.Insurer, "テスト健康保険組合");
        await new OrganisationRegister(database, new byte[32], TimeProvider.System).SetAsync(organisation, new Actor(ActorKind.Command, "test"), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_clerk_uploads_a_file_and_finds_what_to_mend(int width)
    {
        await using (var context = await OpenAsync(width, Role.Clerk, withScript: false))
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "ファイルの取込" }).ClickAsync();
            await page.Locator("#file").SetInputFilesAsync(new FilePayload
            {
                Name = "members.csv",
                MimeType = "text/csv",
                Buffer = System.Text.Encoding.UTF8.GetBytes(File(
                    Line("m1", $"insurer_number={TestAccounts.Insurer}"),
                    Line("m2", $"insurer_number={TestAccounts.Insurer}", "individual_number=123456789010"),
                    Line("m3", $"insurer_number={TestAccounts.Insurer}", $"individual_number={Number(3)}", "name_kanji=山田　様"))),
            });
            await page.GetByRole(AriaRole.Button, new() { Name = "送信する" }).ClickAsync();
            await page.GetByText("行の結果").First.WaitForAsync();
            Assert.Contains("個人番号の検査数字が誤りです", await page.ContentAsync(), StringComparison.Ordinal);
            await Pictures.TakeAsync(page, $"intake-{width}");
            await page.GetByRole(AriaRole.Link, new() { Name = "S110" }).ClickAsync();
            Assert.Equal(1, await page.Locator("table").Last.Locator("tbody tr").CountAsync());
        }

        await AssertUsableAsync("/intakes", width, Role.Clerk);
        await AssertUsableAsync("/audit", width, Role.Supervisor);
        await using var again = await OpenAsync(width, Role.Clerk, withScript: true);
        var list = await again.NewPageAsync();
        await list.GotoAsync("/intakes");
        await list.Locator("tbody a").First.ClickAsync();
        Assert.Empty(await Accessibility.ViolationsOfAsync(list));
    }

    private async Task AssertUsableAsync(string path, int width, Role role)
    {
        await using var context = await OpenAsync(width, role, withScript: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await Pictures.TakeAsync(page, $"{path.Trim('/')}-list-{width}");
        Assert.Empty(await Accessibility.ViolationsOfAsync(page));
        Assert.False(await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), "the page is wider than the screen");
    }

    private async Task<IBrowserContext> OpenAsync(int width, Role role, bool withScript)
    {
        var context = await chromium.OpenAsync(_web.Address, width, withScript);
        await context.AddCookiesAsync([new() { Name = TestAccounts.Cookie, Value = role.ToString(), Url = _web.Address.ToString() }]);
        return context;
    }
}
