using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Accounts.Pages;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using Shikaku.Web;
using Shikaku.Web.Safety;
using static Shikaku.Tests.Features.Accounts.AccountBrowser;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>The pages of accounts, as a browser without script sees them.</summary>
public sealed class AccountPagesTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;
    private RegisterHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AccountWorld.OpenAsync(server);
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Null, _world.Clock);
        _host = await RegisterHost.StartAsync(_world.Database, _world.Ring, settings, [AccountsFeature.Feature], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_invited_sets_up_signs_in_and_signs_out()
    {
        var link = await _world.InviteAsync("yamamoto");
        var user = (await _world.FindAsync("yamamoto")).User.Id;
        using var browser = Browser();
        await browser.OpenAsync(Invitations.PathOf(link));
        Assert.Equal((HttpStatusCode.OK, "利用の開始"), (browser.Status, browser.Title));

        await browser.SubmitAsync(Fields("password", Password, "repeated", OtherPassword, "code", "000000"));
        Assert.Contains("二つのパスワードが同じではありません", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(Fields("password", "password1234", "repeated", "password1234", "code", _world.CodeOf(SecretOn(browser, user))));
        Assert.Contains("推測されやすい", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("password1234", browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var secret = SecretOn(browser, user);
        await browser.SubmitAsync(Fields("password", Password, "repeated", Password, "code", _world.CodeOf(secret)));
        Assert.Equal("復旧コード", browser.Title);
        await browser.OpenAsync(Invitations.PathOf(link));
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);

        _world.Clock.Pass(TimeSpan.FromMinutes(1));
        await browser.OpenAsync("/");
        Assert.Equal((HttpStatusCode.Unauthorized, "サインイン"), (browser.Status, browser.Title));
        await SignInAsync(browser, "yamamoto", Password, secret);
        Assert.Equal((HttpStatusCode.OK, "ホーム"), (browser.Status, browser.Title));
        Assert.Equal("テスト 06130488yamamotoさん", browser.Page.QuerySelector(".site-user span")!.TextContent);
    }

    [Theory]
    [InlineData("http", "^session=[^;]+; path=/; samesite=strict; httponly$")]
    [InlineData("https", "^__Host-session=[^;]+; path=/; secure; samesite=strict; httponly$")]
    public void The_cookie_is_out_of_reach_of_scripts_and_other_sites(string scheme, string expected)
    {
        var protection = new KeyRingProtection(KeyRing.Create(DateTimeOffset.UnixEpoch));
        using var services = new ServiceCollection().AddSingleton<IDataProtectionProvider>(protection).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Scheme = scheme;
        new SessionCookie(Guid.Empty, SecretToken.New()).Set(context);
        Assert.Matches(expected, context.Response.Headers.SetCookie.ToString());
    }

    [Fact]
    public async Task An_unknown_name_is_answered_as_a_wrong_password()
    {
        await _world.EnrolAsync("yamamoto");
        List<string> answers = [];
        foreach (var name in new[] { "yamamoto", "nobody" })
        {
            using var browser = Browser();
            await browser.OpenAsync("/sign-in");
            await browser.SubmitAsync(Fields("name", name, "password", OtherPassword));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
            answers.Add(browser.Text);
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task After_the_password_alone_every_page_asks_to_sign_in()
    {
        await _world.EnrolAsync("yamamoto", role: Role.Supervisor);
        using var browser = Browser();
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync(Fields("name", "yamamoto", "password", Password));
        Assert.Equal("確認コードの入力", browser.Title);
        foreach (var path in new[] { "/", "/account", "/users", "/api-keys/issue" })
        {
            await browser.OpenAsync(path);
            Assert.Equal((HttpStatusCode.Unauthorized, "サインイン"), (browser.Status, browser.Title));
        }
    }

    [Fact]
    public async Task A_session_that_ends_while_somebody_types_loses_nothing()
    {
        var user = await _world.EnrolAsync("yamamoto", role: Role.Supervisor);
        using var browser = await SignedInAsync(user);
        await browser.OpenAsync("/users/invite");
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(Fields("name", "suzuki", "display-name", "鈴木花子", "role", "Clerk"));

        Assert.Equal((HttpStatusCode.Unauthorized, "サインイン"), (browser.Status, browser.Title));
        Assert.DoesNotContain("鈴木花子", browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await FillInAsync(browser, user);
        Assert.Equal("操作を続ける", browser.Title);
        await browser.SubmitAsync();
        Assert.Equal("利用者の追加の確認", browser.Title);
        Assert.Contains("鈴木花子", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.Equal("利用者を追加しました", browser.Title);
    }

    [Fact]
    public async Task A_password_is_not_kept_for_a_session_that_has_ended()
    {
        var user = await _world.EnrolAsync("yamamoto");
        using var browser = await SignedInAsync(user);
        await browser.OpenAsync("/account/password");
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(Fields("present", Password, "password", OtherPassword, "repeated", OtherPassword));
        await FillInAsync(browser, user);
        Assert.Equal((HttpStatusCode.OK, "パスワードの変更"), (browser.Status, browser.Title));
        Assert.DoesNotContain(OtherPassword, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_of_a_session_that_has_ended_is_signing_out()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto"));
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(form: ".site-user form");
        Assert.Equal((HttpStatusCode.OK, "サインイン"), (browser.Status, browser.Title));
        Assert.DoesNotContain("有効な時間が過ぎました", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com/")]
    public async Task Nobody_is_led_to_another_site_by_signing_in(string path)
    {
        var user = await _world.EnrolAsync("yamamoto");
        using var browser = Browser();
        await browser.OpenAsync(new Uri(_host.Addresses.Single()).GetLeftPart(UriPartial.Authority) + path);
        Assert.Equal("サインイン", browser.Title);
        await FillInAsync(browser, user);
        Assert.Equal("ホーム", browser.Title);
    }

    [Fact]
    public async Task The_cookie_of_one_user_with_the_token_of_another_opens_nothing()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var other = await _world.EnrolAsync("suzuki");
        var mixed = new SessionCookie(other.User.Id, await _world.SignInAsync(user)).ToText(new KeyRingProtection(_world.Ring));
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(_host.Addresses.Single()) };
        foreach (var cookie in new[] { mixed, "", "x", $"{user.User.Id:N}.x" })
        {
            client.DefaultRequestHeaders.Remove("Cookie");
            client.DefaultRequestHeaders.Add("Cookie", "session=" + cookie);
            using var answer = await client.GetAsync("/");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_one_user_has_typed_another_does_not_see()
    {
        var user = await _world.EnrolAsync("yamamoto", role: Role.Supervisor);
        var other = await _world.EnrolAsync("suzuki", OtherInsurer, Role.Supervisor);
        using var browser = await SignedInAsync(user);
        await browser.OpenAsync("/users/invite");
        _world.Clock.Pass(TimeSpan.FromMinutes(31));
        await browser.SubmitAsync(Fields("name", "tanaka", "display-name", "田中次郎", "role", "Clerk"));
        await FillInAsync(browser, other);
        Assert.Equal("ホーム", browser.Title);
    }

    [Fact]
    public async Task A_page_that_was_asked_for_is_shown_after_signing_in()
    {
        var user = await _world.EnrolAsync("yamamoto", role: Role.Supervisor);
        using var browser = Browser();
        await browser.OpenAsync("/api-keys/issue");
        await FillInAsync(browser, user);
        Assert.Equal("APIキーの発行", browser.Title);
    }

    [Fact]
    public async Task A_supervisor_takes_a_user_in_changes_and_disables_the_user()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        await browser.OpenAsync("/users/invite");
        Assert.Equal(["Clerk", "Supervisor"], browser.Page.QuerySelectorAll("input[name=role]").Select(input => input.GetAttribute("value")));
        await browser.SubmitAsync(Fields("name", "Suzuki 1", "role", "Clerk"));
        Assert.Contains("利用者名の形", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(Fields("name", "suzuki", "display-name", "鈴木", "role", "Clerk"));
        await browser.SubmitAsync(button: FormView.Correct);
        Assert.Equal("鈴木", browser.Page.QuerySelector("#display-name")!.GetAttribute("value"));
        await browser.SubmitAsync();
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.StartsWith(new Uri(new Uri(_host.Addresses.Single()), "/invitation/").ToString(), browser.ShownLink, StringComparison.Ordinal);

        var address = $"/users/{Insurer}/{(await _world.FindAsync("suzuki")).User.Id}";
        await browser.OpenAsync(address + "/change");
        await browser.SubmitAsync(Fields("role", "Supervisor"));
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.Contains("責任者", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync(address + "/disable");
        await browser.SubmitAsync();
        Assert.Equal(UserState.Disabled, (await _world.FindAsync("suzuki")).State);
        Assert.Contains("利用を再開する", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_what_another_has_changed_meanwhile_is_refused_on_the_page()
    {
        await _world.InviteAsync("suzuki");
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        var seen = await _world.FindAsync("suzuki");
        await browser.OpenAsync($"/users/{Insurer}/{seen.User.Id}/disable");
        Done(await _world.Users.ChangeAsync(Command, seen.ToReference(), "鈴木", Role.Supervisor, CancellationToken.None));
        await browser.SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
    }

    [Fact]
    public async Task Every_page_about_users_and_keys_is_closed_to_a_clerk_and_hides_what_is_another_insurers()
    {
        await _world.InviteAsync("suzuki", OtherInsurer);
        var theirs = (await _world.FindAsync("suzuki")).User.Id.ToString();
        var key = Done(await _world.ApiKeys.IssueAsync(Command, new ApiKeyRequest(OtherInsurer, "基幹", Right.ViewIntakes, 10), CancellationToken.None));
        using var clerk = await SignedInAsync(await _world.EnrolAsync("tanaka"));
        using var supervisor = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        var routes = _host.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => route.StartsWith("/users", StringComparison.Ordinal) || route.StartsWith("/api-keys", StringComparison.Ordinal))
            .ToArray();
        Assert.Equal(10, routes.Length);
        foreach (var route in routes)
        {
            var path = Regex.Replace(route, @"\{action[^/]*", "disable", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Replace("{organisation}", OtherInsurer, StringComparison.Ordinal)
                .Replace("{id:guid}", theirs, StringComparison.Ordinal)
                .Replace("{key}", key.Id, StringComparison.Ordinal);
            await clerk.OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
            await supervisor.OpenAsync(path);
            Assert.Equal(route.Contains('{', StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, supervisor.Status);
            Assert.DoesNotContain("suzuki", supervisor.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_is_issued_opens_the_interface_and_is_withdrawn()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        await browser.OpenAsync("/api-keys/issue");
        Assert.DoesNotContain("利用者を管理する", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(Fields("name", "基幹システム", "scopes", "SubmitIntakes,ViewIntakes", "days", "90"));
        Assert.Contains("ファイルを送る、取込の状態と結果を見る", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(button: FormView.Confirm);
        var key = browser.ShownKey;

        Assert.Equal(HttpStatusCode.OK, await AskAsync(key));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key[..^1] + (key[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(""));
        await browser.OpenAsync($"/api-keys/{Insurer}/{ApiKeyText.Parse(key)!.Id}/withdraw");
        await browser.SubmitAsync();
        Assert.Contains("取消済み", browser.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(key));
    }

    [Fact]
    public async Task A_user_changes_the_own_password_and_second_factor()
    {
        var user = await _world.EnrolAsync("yamamoto");
        using var browser = await SignedInAsync(user);
        await browser.OpenAsync("/account/password");
        await browser.SubmitAsync(Fields("present", OtherPassword, "password", OtherPassword, "repeated", OtherPassword));
        Assert.Contains(Problems.PasswordRefused.Title, browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(Fields("present", Password, "password", OtherPassword, "repeated", OtherPassword));
        Assert.Equal("自分の設定", browser.Title);
        Assert.Contains("パスワードを変更しました", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/account");
        Assert.DoesNotContain("変更しました", browser.Text, StringComparison.Ordinal);

        await browser.OpenAsync("/account/factor");
        var secret = SecretOn(browser, user.User.Id);
        await browser.SubmitAsync(Fields("present", OtherPassword, "code", _world.WrongCodeOf(secret)));
        Assert.Contains(Problems.CodeRefused.Title, browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(Fields("present", OtherPassword, "code", _world.CodeOf(secret)));
        Assert.Equal("復旧コード", browser.Title);
        await browser.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
    }

    private AccountBrowser Browser() => new(new Uri(_host.Addresses.Single()));

    private async Task<AccountBrowser> SignedInAsync(TestUser user)
    {
        var browser = Browser();
        await browser.OpenAsync("/sign-in");
        await FillInAsync(browser, user);
        return browser;
    }

    private async Task FillInAsync(AccountBrowser browser, TestUser user)
    {
        _world.Clock.Pass(TimeSpan.FromMinutes(1));
        await SignInAsync(browser, user.Name, Password, user.Secret);
    }

    private async Task SignInAsync(AccountBrowser browser, string name, string password, byte[] secret)
    {
        await browser.SubmitAsync(Fields("name", name, "password", password));
        await browser.SubmitAsync(Fields("code", _world.CodeOf(secret)));
    }

    private byte[] SecretOn(AccountBrowser browser, Guid user) =>
        FactorProposal.TryOpen(_world.Ring, user, browser.Page.QuerySelector("input[name=factor]")!.GetAttribute("value")!)!;

    private async Task<HttpStatusCode> AskAsync(string key)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_host.Addresses.Single()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await client.GetAsync("/api/v1/caller");
        return answer.StatusCode;
    }
}
