using System.Net;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;

namespace Shikaku.Tests.Features.Audit;

/// <summary>Who changed what, as supervisors and the implementing body see it.</summary>
public sealed class AuditWebTests(RegisterServer server) : IAsyncLifetime
{
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await WebServer.StartAsync(server, AuditFeature.Feature);
        await using var database = await RegisterDatabase.OpenAsync(_web.Database, CancellationToken.None);
        var register = new OrganisationRegister(database, new byte[32], TimeProvider.System);
        foreach (var (number, name) in new[] { (TestAccounts.Insurer, "一"), (TestAccounts.Insurer, "二"), ("01040013", "別") })
        {
            await register.SetAsync(new Organisation(number, OrganisationKind.Insurer, name), new Actor(ActorKind.Person, "kobayashi"), CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task A_supervisor_sees_the_changes_of_the_own_insurer()
    {
        using var browser = _web.Browser(Role.Supervisor);
        var page = await WebServer.PageOfAsync(await browser.GetAsync("/audit"));
        var rows = page.QuerySelectorAll("tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.All(rows, row => Assert.Contains("組織の登録・変更", row.TextContent, StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("#organisation"));
        var csv = await browser.GetStringAsync("/audit/changes.csv");
        Assert.StartsWith("sequence,made_at,actor,operation,reason,evidence,rows,events\n2,", csv, StringComparison.Ordinal);
        Assert.Equal(4, csv.Split('\n').Length);
    }

    [Fact]
    public async Task The_changes_can_be_narrowed_to_days_and_operations()
    {
        using var browser = _web.Browser(Role.Supervisor);
        Assert.Contains("この条件の変更はありません", await browser.GetStringAsync("/audit?to=2020-01-01"), StringComparison.Ordinal);
        Assert.Contains("この条件の変更はありません", await browser.GetStringAsync("/audit?operation=intake.apply"), StringComparison.Ordinal);
        Assert.Contains("kobayashi", await browser.GetStringAsync("/audit?from=0001-01-01&to=9999-12-31"), StringComparison.Ordinal);
        Assert.Contains("kobayashi", await browser.GetStringAsync("/audit?from=2020-01-01&operation=organisation.set"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=x", "from")]
    [InlineData("to=2026-02-30", "to")]
    [InlineData("operation=x", "operation")]
    [InlineData("organisation=99999999", "organisation")]
    [InlineData("organisation=a%00b", "organisation")]
    public async Task A_filter_that_cannot_be_read_is_told_at_its_field_and_gives_no_file(string query, string field)
    {
        using var browser = _web.Browser(Role.Operator);
        using var answer = await browser.GetAsync("/audit?" + query);
        var page = await WebServer.PageOfAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector("tbody tr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync("/audit/changes.csv?" + query)).StatusCode);
    }

    [Fact]
    public async Task Another_insurers_changes_are_not_found_and_clerks_see_none()
    {
        using var supervisor = _web.Browser(Role.Supervisor);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync("/audit?organisation=01040013")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync("/audit/changes.csv?organisation=01040013")).StatusCode);
        using var clerk = _web.Browser(Role.Clerk);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/audit")).StatusCode);
    }

    [Fact]
    public async Task The_implementing_body_chooses_the_organisation()
    {
        using var browser = _web.Browser(Role.Operator);
        var page = await WebServer.PageOfAsync(await browser.GetAsync("/audit?organisation=01040013"));
        Assert.Single(page.QuerySelectorAll("tbody tr"));
    }
}
