using System.Net;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Accounts.Pages;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using Shikaku.Web;
using static Shikaku.Tests.Features.Accounts.AccountBrowser;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>Lists of users and keys, and what happens to a button that is pressed twice.</summary>
public sealed class AccountAdministrationPageTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;
    private RegisterHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await OpenAsync(server);
        var settings = new WebSettings(["http://127.0.0.1:0"], [], TextWriter.Null, _world.Clock);
        _host = await RegisterHost.StartAsync(_world.Database, _world.Ring, settings, [AccountsFeature.Feature], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_button_pressed_twice_issues_one_key_and_shows_the_same_again_for_a_minute_only()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        await browser.OpenAsync("/api-keys/issue");
        await browser.SubmitAsync(Fields("name", "基幹システム", "scopes", "SubmitIntakes", "days", "90"));
        var check = browser.Page;
        await browser.SubmitAsync(button: FormView.Confirm);
        var key = browser.ShownKey;

        browser.GoTo(check);
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.Equal(key, browser.ShownKey);
        _world.Clock.Pass(TimeSpan.FromMinutes(2));
        browser.GoTo(check);
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.Equal((HttpStatusCode.Conflict, Problems.ApiKeyIssued.Title), (browser.Status, browser.Title));
        Assert.Single(await _world.QueryAsync("SELECT key_id FROM account.api_key"));
        Assert.Single(await _world.EventsAsync(), text => text.Contains("apikey.issue ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_pressed_twice_takes_one_user_in_and_shows_the_same_link_again_for_a_minute_only()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        await browser.OpenAsync("/users/invite");
        await browser.SubmitAsync(Fields("name", "suzuki", "role", "Clerk"));
        var check = browser.Page;
        await browser.SubmitAsync(button: FormView.Confirm);
        var link = browser.ShownLink;

        browser.GoTo(check);
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.Equal(link, browser.ShownLink);
        _world.Clock.Pass(TimeSpan.FromMinutes(2));
        browser.GoTo(check);
        await browser.SubmitAsync(button: FormView.Confirm);
        Assert.Contains(Problems.SignInNameTaken.Title, browser.Text, StringComparison.Ordinal);
        Assert.Single(await _world.EventsAsync(), text => text.Contains("suzuki", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_confirmation_without_the_secret_of_the_page_is_asked_for_again()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        await browser.OpenAsync("/api-keys/issue");
        await browser.SubmitAsync(Fields("name", "基幹システム", "scopes", "SubmitIntakes", "days", "90"));
        await browser.SubmitAsync(Fields("once", "x"), FormView.Confirm);
        Assert.Equal("APIキーの発行の確認", browser.Title);
        Assert.Empty(await _world.QueryAsync("SELECT key_id FROM account.api_key"));
    }

    [Fact]
    public async Task Users_are_narrowed_turned_by_pages_and_saved_as_a_file()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("operator1", "operator", Role.Operator));
        for (var i = 0; i < 51; i++)
        {
            await _world.InviteAsync($"clerk{i:D2}");
        }

        await browser.OpenAsync("/users");
        Assert.Contains("52 件", browser.Text, StringComparison.Ordinal);
        Assert.Equal(50, browser.Page.QuerySelectorAll("tbody tr").Length);
        await browser.OpenAsync(browser.Page.QuerySelector(".pagination a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(2, browser.Page.QuerySelectorAll("tbody tr").Length);
        await browser.OpenAsync($"/users?organisation={Insurer}&name=Clerk1&role=Clerk&state=Invited");
        Assert.Equal(10, browser.Page.QuerySelectorAll("tbody tr").Length);
        await browser.OpenAsync(browser.Page.QuerySelector(".table-head a")!.GetAttribute("href")!);
        var file = browser.Page.DocumentElement.TextContent;
        Assert.Contains($"sign_in_name,display_name,organisation,role,state\nclerk10,clerk10さん,{Insurer},Clerk,Invited\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("clerk20", file, StringComparison.Ordinal);
        await browser.OpenAsync("/users?state=Active");
        Assert.Equal("operator1", browser.Page.QuerySelector("tbody a")!.TextContent);
    }

    [Theory]
    [InlineData("/users?role=king", "role")]
    [InlineData("/users?state=x", "state")]
    [InlineData("/users?organisation=99999999", "organisation")]
    [InlineData("/users?name=a%00b", "name")]
    [InlineData("/api-keys?state=1", "state")]
    [InlineData("/api-keys?organisation=x", "organisation")]
    public async Task A_filter_that_cannot_be_read_is_told_at_its_field_and_gives_no_file(string path, string field)
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("operator1", "operator", Role.Operator));
        await browser.OpenAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotEmpty(browser.Page.QuerySelector($"#{field}-error")!.TextContent);
        Assert.Null(browser.Page.QuerySelector("tbody tr"));
        await browser.OpenAsync(path.Replace("?", path.StartsWith("/users", StringComparison.Ordinal) ? "/users.csv?" : "/api-keys.csv?", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, Problems.FilterUnfit.Title), (browser.Status, browser.Title));
    }

    [Fact]
    public async Task Keys_are_narrowed_and_saved_as_a_file_without_their_secrets()
    {
        using var browser = await SignedInAsync(await _world.EnrolAsync("yamamoto", role: Role.Supervisor));
        var first = Done(await _world.ApiKeys.IssueAsync(Supervisor, new ApiKeyRequest(Insurer, "=基幹", Right.ViewIntakes, 1), CancellationToken.None));
        Done(await _world.ApiKeys.IssueAsync(Supervisor, new ApiKeyRequest(Insurer, "会計", Right.ViewIntakes, 10), CancellationToken.None));
        Done(await _world.ApiKeys.WithdrawAsync(Supervisor, Insurer, first.Id, CancellationToken.None));
        await browser.OpenAsync("/api-keys?state=Valid");
        Assert.Equal("会計", browser.Page.QuerySelector("tbody td")!.TextContent.Trim());
        await browser.OpenAsync("/api-keys?state=Withdrawn&name=基");
        Assert.Contains("取消済み", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("会計", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync("/api-keys/api-keys.csv");
        Assert.Contains($"{first.Id},'=基幹,{Insurer},ViewIntakes,", browser.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Secret, browser.Page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    private async Task<AccountBrowser> SignedInAsync(TestUser user) => new(new Uri(_host.Addresses.Single()), await _world.CookieOfAsync(user));
}
