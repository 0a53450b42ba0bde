using System.Net;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Checks.Runs.CheckedRegister;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>What a page of missing numbers does is what somebody said: nothing comes of an answer that was left out or that does not exist.</summary>
public sealed class MissingWebTests(RegisterServer server)
{
    [Fact]
    public async Task A_number_that_was_found_goes_only_when_somebody_says_that_it_is_another_persons()
    {
        await using var desk = await OpenAsync(server, Office);
        await using var web = await StartAsync(desk);
        await desk.SetOfficeAsync(Shikaku.Features.Organisations.WelfareOfficeType.C);
        desk.Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        var entry = await desk.InquireAsync("m1", "name_kana=");
        var version = (await desk.EntryOfAsync(entry)).Version.ToString();
        using var browser = web.BrowserOf($"Clerk.tanaka.{Office}");
        foreach (var step in new[] { "", "zz", "Reject" })
        {
            using var answer = await WebServer.PostAsync(browser, $"/missing/{Office}/{entry}/eyes", new() { ["version"] = version, ["step"] = step });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal("Examining", await desk.StateAsync("m1"));
        Assert.Equal(["1"], await desk.QueryAsync("SELECT count(person_key)::text FROM register.missing_number WHERE upper_inf(recorded)"));
        using var rejected = await WebServer.PostAsync(browser, $"/missing/{Office}/{entry}/eyes", new() { ["version"] = version, ["step"] = "reject" });
        Assert.Equal("SentBack S204", await desk.StateAsync("m1"));
    }

    [Fact]
    public async Task No_step_but_the_last_asks_the_registry_or_ends_the_search()
    {
        await using var desk = await OpenAsync(server);
        await using var web = await StartAsync(desk);
        await desk.TakeInAsync(LineWithout("m1"));
        var entry = (await desk.EntryAsync("m1")).Id;
        await desk.AskNoticeAsync(entry);
        var fields = new Dictionary<string, string>
        {
            ["version"] = (await desk.EntryOfAsync(entry)).Version.ToString(),
            ["failure"] = "NoReply",
            ["why"] = "誤って送ったため",
            ["step"] = "zz",
        };
        using var browser = web.BrowserOf($"Clerk.tanaka.{desk.Insurer}");
        foreach (var journey in new[] { "inquiry", "withdraw" })
        {
            using var answer = await WebServer.PostAsync(browser, $"/missing/{desk.Insurer}/{entry}/{journey}", fields);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal("NoticeAsked", await desk.StateAsync("m1"));
        using var done = await WebServer.PostAsync(browser, $"/missing/{desk.Insurer}/{entry}/inquiry", new(fields) { ["step"] = "confirm" });
        Assert.Equal("Inquiring", await desk.StateAsync("m1"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("Noted", HttpStatusCode.OK)]
    [InlineData("99", HttpStatusCode.UnprocessableEntity)]
    [InlineData("0", HttpStatusCode.UnprocessableEntity)]
    public async Task The_list_is_narrowed_by_a_state_that_exists(string state, HttpStatusCode status)
    {
        await using var desk = await OpenAsync(server);
        await using var web = await StartAsync(desk);
        using var browser = web.BrowserOf($"Clerk.tanaka.{desk.Insurer}");
        foreach (var list in new[] { "", "/missing-numbers.csv" })
        {
            using var page = await browser.GetAsync($"/missing/{desk.Insurer}{list}?state={state}");
            Assert.Equal(status, page.StatusCode);
        }

        using var system = new HttpClient { BaseAddress = web.Address };
        system.DefaultRequestHeaders.Add(TestAccounts.Header, $"Clerk.vendor.{desk.Insurer}");
        using var sent = await system.GetAsync($"/api/v1/insurers/{desk.Insurer}/missing-numbers?state={state}");
        Assert.Equal(status, sent.StatusCode);
    }

    private static Task<WebServer> StartAsync(MissingDesk desk) => WebServer.StartOverAsync(
        desk.Checked.Register.Address, desk.Setup.Database, desk.Setup.Ring, Shikaku.Features.MissingNumbers.MissingFeature.Feature,
        Shikaku.Features.Members.MembersFeature.Feature);
}
