using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations.Vendors;
using Shikaku.Features.Stops;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops.Residue;

/// <summary>Residue on pages, as files and for systems: who sees what, and what cannot be asked for.</summary>
public sealed class ResidueWebTests(RegisterServer server) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;

    private readonly ManualClock _clock = ManualClock.On("2025-09-15");
    private StopDesk _desk = null!;
    private WebServer _web = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await OpenAsync(server, _clock);
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        await _desk.Checked.CheckAsync("left", 2, OtherBirth, "lost_on=20250901", "loss_reason=03");
        await _desk.Checked.CheckAsync("address", 3, OtherAddress);
        _ = await new InsurerVendors(_desk.Setup.Database, _desk.Setup.Ring, _clock).SetAsync(Operator, new InsurerVendor(Insurer, new DateOnly(2025, 1, 1), "甲社"), CancellationToken.None);
        _web = await WebServer.StartOverAsync(_desk.Checked.Register.Address, _desk.Setup.Database, _desk.Setup.Ring, MembersFeature.Feature, StopsFeature.Feature);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task An_insurers_figures_lead_to_the_members_behind_them()
    {
        using var clerk = _web.BrowserOf($"Clerk.tanaka.{Insurer}");
        var page = await WebServer.PageOfAsync(await clerk.GetAsync($"/residue/{Insurer}?day=2025-10-15"));
        var figures = page.QuerySelectorAll("table").First(table => table.TextContent.Contains("残存 加入中", StringComparison.Ordinal));
        Assert.Equal(["×（資格情報）", "1", "1", "2", "2", "1", "1", "2", "100.0", "-"], figures.QuerySelector("tbody tr")!.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        var links = figures.QuerySelector("tbody tr")!.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToArray();
        Assert.Equal(7, links.Length);
        Assert.Contains($"/residue/{Insurer}?day=2025-10-15&until=2025-09-15", (await WebServer.PageOfAsync(await clerk.GetAsync($"/residue/{Insurer}?day=2025-10-15"))).QuerySelectorAll("main p a").Select(link => link.GetAttribute("href")));
        foreach (var (link, members) in links.Zip(["birth", "left", "birth left", "birth left", "birth", "left", "birth left"]))
        {
            var rows = await WebServer.PageOfAsync(await clerk.GetAsync(link));
            Assert.Equal(members, string.Join(' ', rows.QuerySelectorAll("tbody .row-note").Select(note => note.TextContent.Split('　')[0])));
            Assert.All(rows.QuerySelectorAll("tbody a"), row => Assert.StartsWith($"/results/{Insurer}/", row.GetAttribute("href"), StringComparison.Ordinal));
        }

        Assert.Equal($"/residue/{Insurer}", (await WebServer.PageOfAsync(await clerk.GetAsync($"/results/{Insurer}"))).QuerySelector(".link-row a:last-child")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_ministry_sees_counts_by_insurer_and_goes_down_to_one_without_any_member()
    {
        using var ministry = _web.BrowserOf("Oversight.ito");
        var page = await WebServer.PageOfAsync(await ministry.GetAsync("/residue?day=2025-10-15"));
        var link = page.QuerySelectorAll("tbody a").Select(each => each.GetAttribute("href")!).Single();
        Assert.Equal($"/residue?day=2025-10-15&insurer={Insurer}", link);
        var one = await WebServer.PageOfAsync(await ministry.GetAsync(link));
        Assert.Contains("ベンダ 甲社", one.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(one.QuerySelectorAll("tbody a"));
        foreach (var path in new[] { $"/residue/{Insurer}", $"/residue/{Insurer}/table.csv", $"/residue/{Insurer}/members" })
        {
            using var refused = await ministry.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var unknown = await ministry.GetAsync("/residue?insurer=133017");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_insurer_does_not_see_all_and_nobody_another()
    {
        using var clerk = _web.BrowserOf($"Clerk.tanaka.{Insurer}");
        using var all = await clerk.GetAsync("/residue");
        Assert.Equal(HttpStatusCode.Forbidden, all.StatusCode);
        using var stranger = _web.BrowserOf("Clerk.abe.01040013");
        foreach (var path in new[] { $"/residue/{Insurer}", $"/residue/{Insurer}/trend.csv", $"/residue/{Insurer}/jumps.csv", $"/residue/{Insurer}/members?figure=Detected" })
        {
            using var other = await stranger.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }
    }

    [Fact]
    public async Task The_tables_are_taken_away_as_files_that_add_up()
    {
        using var operators = _web.BrowserOf("Operator.ops");
        Assert.Equal(
            [
                "day,from,until,view,group,name,scheme,prefecture,vendor,detected_current,detected_lost,detected,stopped,residue_current,residue_lost,residue,residue_share,share_of_all,residue_month_before,change",
                $"20251015,,20251015,×（資格情報）,{Insurer},テスト健康保険組合,健康保険組合,東京都,甲社,1,1,2,2,1,1,2,100.0,100.0,0,-",
                $"20251015,,20251015,×（医療情報）,{Insurer},テスト健康保険組合,健康保険組合,東京都,甲社,1,0,1,1,1,0,1,100.0,100.0,0,-",
            ],
            Lines(await operators.GetStringAsync("/residue/table.csv?day=2025-10-15")));
        Assert.Single(Lines(await operators.GetStringAsync("/residue/table.csv?day=2025-10-15&from=2025-01-01&until=2025-09-14&by=Vendor")));
        Assert.StartsWith("20251015,,20251015,×（資格情報）,甲社,,,,,1,1,2,", Lines(await operators.GetStringAsync("/residue/table.csv?day=2025-10-15&by=Vendor"))[1], StringComparison.Ordinal);
        var trend = Lines(await operators.GetStringAsync($"/residue/trend.csv?day=2025-10-15&insurer={Insurer}"));
        Assert.Equal(1 + (3 * (31 + 13)), trend.Length);
        Assert.Equal(["×（資格情報）,day,20251014,0,2,0", "×（資格情報）,day,20251015,0,2,2"], trend[30..32]);
        Assert.Equal("×（資格情報）,month,20251015,0,2,2", trend[44]);
        Assert.Equal("×（資格情報）,month,20250915,2,2,0", trend[43]);
        Assert.Single(Lines(await operators.GetStringAsync("/residue/jumps.csv?day=2025-10-15")));
    }

    [Fact]
    public async Task A_system_asks_for_the_same_figures()
    {
        using var system = new HttpClient { BaseAddress = _web.Address };
        system.DefaultRequestHeaders.Add(TestAccounts.Header, $"Clerk.vendor.{Insurer}");
        var report = await system.GetFromJsonAsync<JsonElement>($"/api/v1/insurers/{Insurer}/residue?day=2025-10-15&view=Medical");
        Assert.Equal((1, 100.0m, JsonValueKind.Null), (
            report.GetProperty("total").GetProperty("residue").GetProperty("total").GetInt32(), report.GetProperty("total").GetProperty("residuePercent").GetDecimal(),
            report.GetProperty("total").GetProperty("changePercent").ValueKind));
        Assert.Equal((31, 13, 0), (report.GetProperty("daily").GetArrayLength(), report.GetProperty("monthly").GetArrayLength(), report.GetProperty("jumps").GetArrayLength()));
        Assert.Equal("甲社", report.GetProperty("groups")[0].GetProperty("vendor").GetString());
        using var all = await system.GetAsync("/api/v1/residue");
        Assert.Equal(HttpStatusCode.Forbidden, all.StatusCode);
        using var unfit = await system.GetAsync($"/api/v1/insurers/{Insurer}/residue?day=gestern");
        Assert.Equal("WEB.FILTER", (await unfit.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("day=2999-01-01", "きょうより後の日は選べません。")]
    [InlineData("day=0001-01-01", "2015年10月5日より前の日は選べません。")]
    [InlineData("day=heute", "日付が正しくありません。")]
    [InlineData("from=2025-10-02&until=2025-10-01", "終わりより後の日です。")]
    [InlineData("view=Alles", "選択肢から選んでください。")]
    [InlineData("by=Haus", "選択肢から選んでください。")]
    [InlineData("insurer=a%00b", "使えない文字（制御文字）が入っています。")]
    public async Task What_cannot_be_asked_for_is_told_at_its_field(string query, string message)
    {
        using var operators = _web.BrowserOf("Operator.ops");
        using var answer = await operators.GetAsync("/residue?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, (await WebServer.PageOfAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_refused_too_for_a_control_character()
    {
        using var operators = _web.BrowserOf("Operator.ops");
        using var system = new HttpClient { BaseAddress = _web.Address };
        system.DefaultRequestHeaders.Add(TestAccounts.Header, "Operator.ops");
        foreach (var (client, path) in new[] { (operators, "/residue/table.csv"), (system, "/api/v1/residue"), (system, "/api/v1/residue.csv") })
        {
            using var answer = await client.GetAsync(path + "?insurer=a%00b");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_implementing_body_sees_an_insurers_figures_and_nobody_behind_them()
    {
        using var operators = _web.BrowserOf("Operator.ops");
        var page = await WebServer.PageOfAsync(await operators.GetAsync($"/residue/{Insurer}?day=2025-10-15"));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        Assert.Empty(page.QuerySelectorAll("tbody a"));
        using var refused = await operators.GetAsync($"/residue/{Insurer}/members?figure=Detected");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static string[] Lines(string csv) => csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
