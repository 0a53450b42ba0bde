using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>Results and confirmations over HTTP: for systems, and for whom there are counts only.</summary>
public sealed class StopWebTests(RegisterServer server) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;
    private const string Api = $"/api/v1/insurers/{Insurer}";

    private StopDesk _desk = null!;
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await OpenAsync(server);
        _web = await WebServer.StartOverAsync(_desk.Checked.Register.Address, _desk.Setup.Database, _desk.Setup.Ring, MembersFeature.Feature, StopsFeature.Feature);
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        await _desk.Checked.CheckAsync("address", 2, OtherAddress);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData("1234-5678-9018", "9018")]
    [InlineData("a%00b", "%00")]
    public async Task The_list_does_not_look_for_a_number_or_a_control_character_and_does_not_give_it_back(string reason, string echo)
    {
        using var clerk = _web.BrowserOf($"Clerk.tanaka.{Insurer}");
        using var answer = await clerk.GetAsync($"/results/{Insurer}?reason={reason}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(echo, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var system = System($"Clerk.vendor.{Insurer}");
        Assert.Equal(2, (await system.GetFromJsonAsync<JsonElement>($"{Api}/results?reason={reason}")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("2024-10-31", true)]
    [InlineData("2024-11-01", false)]
    public async Task A_result_tells_the_limit_of_what_was_stopped_by_then(string stopped, bool hasLimit)
    {
        var clock = ManualClock.On(stopped);
        await using var desk = await OpenAsync(server, clock);
        await desk.Checked.CheckAsync("current", 1, OtherBirth);
        await using var web = await WebServer.StartOverAsync(desk.Checked.Register.Address, desk.Setup.Database, desk.Setup.Ring, MembersFeature.Feature, StopsFeature.Feature);
        using var clerk = web.BrowserOf($"Clerk.tanaka.{Insurer}");
        var page = await WebServer.PageOfAsync(await clerk.GetAsync(Shikaku.Features.Stops.Pages.ResultPages.PathOf(Insurer, QualificationOf("current"))));
        Assert.Contains("確かめられなければ、番号を削除します。", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(hasLimit, page.Body!.TextContent.Contains("（期限 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_reads_the_list_page_by_page_and_as_a_file()
    {
        using var system = System($"Clerk.vendor.{Insurer}");
        var first = await system.GetFromJsonAsync<JsonElement>($"{Api}/results?count=1");
        Assert.Equal((2, "birth", "×", "all", "different"), (
            first.GetProperty("total").GetInt32(), Of(first, "memberId"), Of(first, "mark"), Of(first, "stop"), first.GetProperty("results")[0].GetProperty("items")[2].GetString()));
        Assert.Equal("address", Of(await system.GetFromJsonAsync<JsonElement>($"{Api}/results?skip=1"), "memberId"));
        Assert.Equal("address", Of(await system.GetFromJsonAsync<JsonElement>($"{Api}/results?mark=MedicalStop"), "memberId"));
        var lines = (await system.GetStringAsync($"{Api}/results.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("insurer_number,member_id,突合結果ID,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Insurer},birth,{(await _desk.StandingAsync("birth")).ResultId},20240401,×,all,不一致（停止中）,加入中,exact,exact,different,exact,exact,D-DIGIT,", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("基金", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_confirms_takes_back_and_takes_away()
    {
        using var system = System($"Clerk.vendor.{Insurer}");
        var result = (await _desk.StandingAsync("address")).ResultId;
        var path = $"{Api}/results/{MemberKey.Of(Insurer, "address")}/2024-04-01";
        using var wrong = await system.PostAsJsonAsync($"{path}/confirmation", new { resultId = result, reasonCode = "P99" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "S303"), (wrong.StatusCode, (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        using var confirmed = await system.PostAsJsonAsync($"{path}/confirmation", new { resultId = result, reasonCode = "P8" });
        var confirmation = await confirmed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Approved", confirmation.GetProperty("state").GetString());
        using var withdrawn = await system.PostAsJsonAsync($"{Api}/confirmations/{confirmation.GetProperty("id").GetGuid()}/withdrawal", new { reason = "取り違え" });
        Assert.Equal("Withdrawn", (await withdrawn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        using var deleted = await system.PostAsJsonAsync($"{path}/number-deletion", new { resultId = result, reason = "別人" });
        Assert.Equal((HttpStatusCode.NoContent, "NumberDeleted All"), (deleted.StatusCode, await _desk.StateAsync("address")));
    }

    [Fact]
    public async Task A_system_sends_a_file_and_fetches_the_answer_to_each_row()
    {
        using var system = System($"Clerk.vendor.{Insurer}");
        var day = _desk.Setup.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var csv = $"insurer_number,member_id,突合結果ID,理由コード,確認日\n{Insurer},address,{(await _desk.StandingAsync("address")).ResultId},P8,{day}\n{Insurer},birth,x,P8,{day}\n";
        using var sent = await system.PostAsync($"{Api}/confirmation-files", new StringContent(csv, Encoding.UTF8, "text/csv"));
        var batch = await sent.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((2, 1, 1), (batch.GetProperty("rows").GetInt32(), batch.GetProperty("accepted").GetInt32(), batch.GetProperty("waiting").GetInt32()));
        var id = batch.GetProperty("id").GetGuid();
        Assert.Equal(1, (await system.GetFromJsonAsync<JsonElement>($"{Api}/confirmation-files/{id}")).GetProperty("waiting").GetInt32());
        var answers = (await system.GetStringAsync($"{Api}/confirmation-files/{id}/result.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(",P8,承認待ち,,", answers[1], StringComparison.Ordinal);
        Assert.EndsWith("受付不可,S301,突合結果IDが最新のものではありません。", answers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ministry_sees_counts_and_no_member_the_implementing_body_both()
    {
        using var ministry = _web.BrowserOf("Oversight.ito");
        var counts = await ministry.GetStringAsync("/results/counts");
        Assert.Contains(Insurer, counts, StringComparison.Ordinal);
        Assert.DoesNotContain("/results/" + Insurer, counts, StringComparison.Ordinal);
        foreach (var path in new[] { "/results", $"/results/{Insurer}", $"/results/{Insurer}/results.csv", $"/results/{Insurer}/approvals", $"/results/{Insurer}/files", PathOf("birth") })
        {
            using var answer = await ministry.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{path}: {answer.StatusCode}");
        }

        using var body = _web.BrowserOf("Operator.ops");
        using var home = await body.GetAsync("/results");
        Assert.Equal("/results/counts", home.Headers.Location!.ToString());
        Assert.Contains("/results/" + Insurer, await body.GetStringAsync("/results/counts"), StringComparison.Ordinal);
        Assert.Contains("birth", await body.GetStringAsync($"/results/{Insurer}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_member_shows_the_mark_the_stop_and_since_when()
    {
        using var clerk = _web.BrowserOf($"Clerk.tanaka.{Insurer}");
        var page = await WebServer.PageOfAsync(await clerk.GetAsync($"/members/{Insurer}/{MemberKey.Of(Insurer, "birth")}"));
        var text = page.QuerySelector(".result-head")!.TextContent;
        Assert.Contains("×", text, StringComparison.Ordinal);
        Assert.Contains("資格情報と医療・薬剤等の情報を停止", text, StringComparison.Ordinal);
        Assert.Contains("日から", text, StringComparison.Ordinal);
        Assert.Equal(PathOf("birth"), page.QuerySelector(".result-head a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_that_was_chosen_goes_along_to_a_result_and_on_to_the_next()
    {
        using var clerk = _web.BrowserOf($"Clerk.tanaka.{Insurer}");
        await _desk.Checked.CheckAsync("more", 3, OtherAddress);
        var list = await WebServer.PageOfAsync(await clerk.GetAsync($"/results/{Insurer}?mark=MedicalStop"));
        var first = list.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!).First();
        Assert.Equal($"{PathOf("address")}?mark=MedicalStop", first);
        var page = await WebServer.PageOfAsync(await clerk.GetAsync(first));
        Assert.Null(page.QuerySelector("a[rel=prev]"));
        Assert.Equal($"{PathOf("more")}?mark=MedicalStop", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    private static string PathOf(string member) => $"/results/{Insurer}/{MemberKey.Of(Insurer, member)}/2024-04-01";

    private static string? Of(JsonElement page, string name) => page.GetProperty("results")[0].GetProperty(name).GetString();

    private HttpClient System(string person)
    {
        var client = new HttpClient { BaseAddress = _web.Address };
        client.DefaultRequestHeaders.Add(TestAccounts.Header, person);
        return client;
    }
}
