using Microsoft.Playwright;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web.Browser;
using Shikaku.Web;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>The way in, and what each role sees behind it, in a real browser: usable by everybody on every page, wide and narrow.</summary>
public sealed class AccountBrowserTests(RegisterServer server, Chromium chromium) : IAsyncLifetime
{
    private const int Wide = 1280, Narrow = 360;

    private AccountWorld _world = null!;
    private RegisterHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AccountWorld.OpenAsync(server);
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Null, _world.Clock);
        _host = await RegisterHost.StartAsync(_world.Database, _world.Ring, settings, WebFeatures.All, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task The_first_operator_comes_in_by_the_link_sets_up_and_signs_in()
    {
        var link = Done(await _world.FirstOperator.InviteAsync(Command, CancellationToken.None))!;
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Invitations.PathOf(link));
        await LookAsync(page, $"invitation");
        await PressAsync(page, "設定する");
        await LookAsync(page, $"invitation-wrong");

        var secret = await SecretOnAsync(page);
        await FillAsync(page, ("password", Password), ("repeated", Password), ("code", _world.CodeOf(secret)));
        await PressAsync(page, "設定する");
        await LookAsync(page, $"invitation-recovery-codes");
        Assert.Equal("復旧コード", await page.Locator("h1").TextContentAsync());
        await page.GotoAsync(Invitations.PathOf(link));
        await LookAsync(page, $"invitation-used");

        await SignInAsync(page, "operator", secret);
        Assert.Equal("ホーム", await page.Locator("h1").TextContentAsync());
        await LookAsync(page, $"home-operator");
        await PressAsync(page, "サインアウト");
        Assert.Equal("サインイン", await page.Locator("h1").TextContentAsync());
        await SignInAsync(page, "operator", secret);
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
    }

    [Theory]
    [InlineData(nameof(Role.Clerk), Insurer)]
    [InlineData(nameof(Role.Supervisor), Insurer)]
    [InlineData(nameof(Role.Operator), "operator")]
    [InlineData(nameof(Role.Oversight), Ministry)]
    public async Task Every_page_of_a_role_can_be_used_by_everybody(string role, string organisation)
    {
        await using var context = await SignedInAsync(await _world.EnrolAsync("yamamoto", organisation, Enum.Parse<Role>(role)));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await LookAsync(page, $"home-{role}");
        string[] addresses = [.. await page.Locator(".card a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")];
        foreach (var address in addresses.Concat(["/account/password", "/account/factor"]))
        {
            await page.GotoAsync(address);
            await LookAsync(page, $"{address.Trim('/').Replace('/', '-')}-{role}");
        }
    }

    [Fact]
    public async Task A_supervisor_looks_after_users_and_keys()
    {
        await using var context = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/users");
        await FollowAsync(page, "利用者を追加");
        await PressAsync(page, "確認へ進む");
        await LookAsync(page, $"users-invite-wrong");
        await FillAsync(page, ("name", "suzuki"), ("display-name", "鈴木　花子"));
        await page.GetByLabel("担当者").CheckAsync();
        await PressAsync(page, "確認へ進む");
        await LookAsync(page, $"users-invite-check");
        await PressAsync(page, "追加する");
        await LookAsync(page, $"users-invited");

        await page.GotoAsync("/users");
        await LookAsync(page, $"users");
        await FollowAsync(page, "suzuki");
        await LookAsync(page, $"user");
        await FollowAsync(page, "変更 （役割）");
        await LookAsync(page, $"user-change");
        await page.GetByLabel("責任者").CheckAsync();
        await PressAsync(page, "確認へ進む");
        await LookAsync(page, $"user-change-check");
        await PressAsync(page, "変更する");
        await LookAsync(page, $"user-changed");
        await FollowAsync(page, "停止する");
        await LookAsync(page, $"user-disable");
        await PressAsync(page, "停止する");
        await LookAsync(page, $"user-disabled");

        await page.GotoAsync("/api-keys");
        await FollowAsync(page, "APIキーを発行");
        await FillAsync(page, ("name", "基幹システム"));
        await page.GetByLabel("ファイルを送る").CheckAsync();
        await LookAsync(page, $"key-issue");
        await PressAsync(page, "確認へ進む");
        await LookAsync(page, $"key-issue-check");
        await PressAsync(page, "発行する");
        await LookAsync(page, $"key-issued");
        await page.GotoAsync("/api-keys");
        await LookAsync(page, $"keys");
        await FollowAsync(page, "取り消す （基幹システム）");
        await LookAsync(page, $"key-withdraw");
        await PressAsync(page, "取り消す");
        await LookAsync(page, $"key-withdrawn");

        await page.GotoAsync("/audit");
        await LookAsync(page, $"audit-filled");
        await page.GotoAsync("/audit?from=x");
        await LookAsync(page, $"audit-wrong");
    }

    private Task<IBrowserContext> OpenAsync() => chromium.OpenAsync(new Uri(_host.Addresses.Single()), Wide, withScript: true);

    private async Task<IBrowserContext> SignedInAsync(TestUser user)
    {
        var context = await OpenAsync();
        await context.AddCookiesAsync([new() { Name = "session", Value = await _world.CookieOfAsync(user), Url = _host.Addresses.Single() }]);
        return context;
    }

    private async Task SignInAsync(IPage page, string name, byte[] secret)
    {
        _world.Clock.Pass(TimeSpan.FromMinutes(1));
        await page.GotoAsync("/sign-in");
        await LookAsync(page, $"sign-in");
        await FillAsync(page, ("name", name), ("password", OtherPassword));
        await PressAsync(page, "次へ");
        await LookAsync(page, $"sign-in-wrong");
        await FillAsync(page, ("password", Password));
        await PressAsync(page, "次へ");
        await LookAsync(page, $"sign-in-code");
        await FillAsync(page, ("code", _world.WrongCodeOf(secret)));
        await PressAsync(page, "サインイン");
        await LookAsync(page, $"sign-in-code-wrong");
        await FillAsync(page, ("code", _world.CodeOf(secret)));
        await PressAsync(page, "サインイン");
    }

    /// <summary>The secret as somebody copies it by hand from the page.</summary>
    private static async Task<byte[]> SecretOnAsync(IPage page)
    {
        var letters = await page.Locator("dt", new() { HasText = "認証アプリに登録する鍵" }).Locator("xpath=following-sibling::dd[1]").TextContentAsync();
        var bits = string.Concat(letters!.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, TimeBasedCode.SecretLength).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task FollowAsync(IPage page, string link) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            await page.FillAsync("#" + name, value);
        }
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var width in new[] { Narrow, Wide })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Pictures.TakeAsync(page, $"account-{name}-{width}");
            Assert.Empty(await Accessibility.ViolationsOfAsync(page));
            Assert.False(
                await page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"), $"{name} is wider than {width}");
        }
    }
}
