using System.Net;
using Shikaku.Features.Members;
using Shikaku.Tests.Features.Accounts;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Web;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Web;

/// <summary>A session ends in the middle of a journey: after signing in again the clerk is where the clerk was, with all that was typed, and nothing of it was left behind.</summary>
public sealed class EndedSessionTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal)
    {
        ["member_id"] = "m1",
        ["acquired_on"] = "2026-11-01",
        ["name_kanji"] = "基金　洋子",
        ["name_kana"] = "キキン　ヨウコ",
        ["birth_date"] = "昭和55年1月1日",
        ["address"] = "東京都千代田区麹町１丁目１番地",
        ["individual_number"] = MemberLines.Number(1),
        ["symbol"] = "101",
        ["number"] = "1",
        ["sex"] = "2",
        ["acquisition_method"] = "1",
    };

    private readonly StringWriter _log = new();

    private AccountWorld _world = null!;
    private RegisterHost _host = null!;
    private TestUser _clerk = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AccountWorld.OpenAsync(server);
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Synchronized(_log), _world.Clock);
        _host = await RegisterHost.StartAsync(_world.Database, _world.Ring, settings, WebFeatures.All, CancellationToken.None);
        _clerk = await _world.EnrolAsync("yamamoto");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_registration_goes_on_from_the_first_step()
    {
        using var browser = await BeginAsync();
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(Typed);
        await ComeBackAsync(browser);
        await browser.SubmitAsync();
        Assert.Equal("加入者の登録の確認", browser.Title);
        Assert.All(
            [Typed["name_kanji"], Typed["name_kana"], Typed["address"]], text => Assert.Contains(text, browser.Text, StringComparison.Ordinal));
        await browser.SubmitAsync(button: NoticeForm.Confirm);
        Assert.Contains("加入者を登録しました。", browser.Text, StringComparison.Ordinal);
        await NothingIsLeftBehindAsync();
    }

    [Fact]
    public async Task A_registration_goes_on_from_the_last_step_and_happens_once()
    {
        using var browser = await BeginAsync();
        await browser.SubmitAsync(Typed);
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(button: NoticeForm.Confirm);
        Assert.Empty(await _world.QueryAsync("SELECT version_id::text FROM register.qualification"));
        await ComeBackAsync(browser);
        await browser.SubmitAsync();
        Assert.Contains("加入者を登録しました。", browser.Text, StringComparison.Ordinal);
        Assert.Single(await _world.QueryAsync("SELECT version_id::text FROM register.qualification"));
        await NothingIsLeftBehindAsync();
    }

    [Fact]
    public async Task Wrong_passwords_and_codes_on_the_way_back_lose_nothing()
    {
        using var browser = await BeginAsync();
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(Typed);
        await browser.SubmitAsync(new Dictionary<string, string> { ["name"] = "yamamoto", ["password"] = OtherPassword });
        Assert.Contains("入力した内容は残っています", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(new Dictionary<string, string> { ["password"] = Password });
        await browser.SubmitAsync(new Dictionary<string, string> { ["code"] = _world.WrongCodeOf(_clerk.Secret) });
        _world.Clock.Pass(TimeSpan.FromMinutes(11));
        await browser.SubmitAsync(new Dictionary<string, string> { ["code"] = _world.CodeOf(_clerk.Secret) });
        Assert.Equal((HttpStatusCode.Unauthorized, "サインイン"), (browser.Status, browser.Title));
        await ComeBackAsync(browser);
        await browser.SubmitAsync();
        Assert.Contains(Typed["name_kanji"], browser.Text, StringComparison.Ordinal);
    }

    private async Task<AccountBrowser> BeginAsync()
    {
        var browser = new AccountBrowser(new Uri(_host.Addresses.Single()));
        await browser.OpenAsync("/sign-in");
        await SignInAsync(browser);
        await browser.OpenAsync($"/members/{Insurer}/register");
        Assert.Equal("加入者の登録", browser.Title);
        return browser;
    }

    private async Task ComeBackAsync(AccountBrowser browser)
    {
        Assert.Equal((HttpStatusCode.Unauthorized, "サインイン"), (browser.Status, browser.Title));
        Assert.Contains("入力した内容は残っています", browser.Text, StringComparison.Ordinal);
        Assert.All(Typed.Values.Where(text => text.Length > 4), text => Assert.DoesNotContain(text, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal));
        await SignInAsync(browser);
        Assert.Equal("操作を続ける", browser.Title);
    }

    private async Task SignInAsync(AccountBrowser browser)
    {
        _world.Clock.Pass(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync(new Dictionary<string, string> { ["name"] = "yamamoto", ["password"] = Password });
        await browser.SubmitAsync(new Dictionary<string, string> { ["code"] = _world.CodeOf(_clerk.Secret) });
    }

    /// <summary>Neither in the log, which also has the path of every request, nor in the tables of signing in.</summary>
    private async Task NothingIsLeftBehindAsync()
    {
        await _host.StopAsync();
        var left = _log + string.Concat(await _world.QueryAsync("SELECT row_to_json(each)::text FROM account.session AS each"));
        Assert.Contains("/register", left, StringComparison.Ordinal);
        Assert.All(
            new[] { Typed["name_kanji"], Typed["name_kana"], Typed["address"], Typed["individual_number"] }.SelectMany(text => new[] { text, Uri.EscapeDataString(text) }),
            text => Assert.DoesNotContain(text, left, StringComparison.Ordinal));
    }
}
