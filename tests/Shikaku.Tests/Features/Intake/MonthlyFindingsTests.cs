using System.Net;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Intake;
using Shikaku.Features.Intake.Monthly;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Features.Stops;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>How often each code was found, month by month, and what stands behind a count.</summary>
public sealed class MonthlyFindingsTests(RegisterServer server) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;

    private readonly ManualClock _clock = ManualClock.On("2025-09-30");
    private MadeUpRegister _register = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await MadeUpRegister.CreateAsync(server, _clock);
        await _register.TakeInAsync(File(Line("m1", "address=麹町1-1"), Line("m2", $"individual_number={Number(2)}", "address=千代田1-1")));
        _clock.Pass(TimeSpan.FromDays(1));
        await _register.TakeInAsync(File(Line("m3", $"individual_number={Number(3)}", "address=千代田1-1"), Line("m4", $"individual_number={Number(4)}")));
        var notice = MemberDesk.Addition("m5", $"individual_number={Number(5)}", "address=千代田1-1") with { Id = "n-5" };
        Assert.Null((await new MemberDesk(_register).SendAsync(notice)).Refusal);
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task Rows_are_counted_in_the_month_in_which_they_were_taken_in_by_japanese_days()
    {
        Assert.Equal(["S106 2 2/0 0", "S107 2 2/0 0", "Z09 1 1/0 0"], Order(await CodesAsync("2025-09")));
        Assert.Equal(["S106 2 1/1 2", "S107 2 1/1 2", "Z09 2 1/1 1"], Order(await CodesAsync("2025-10")));
        Assert.Equal(["Z09 0 0/0 2"], await CodesAsync("2025-11", FindingCode.Z09));
        Assert.Empty(await CodesAsync("2025-12"));
        var report = await ReportAsync("2025-10", FindingCode.Z09);
        Assert.Equal([0, 1, 2], report.Months.TakeLast(3).Select(report.RowsIn));
        Assert.Equal("健康保険組合", Assert.Single(report.Groups(InsurerGrouping.Scheme)).Key);
    }

    [Fact]
    public async Task A_row_with_one_code_at_two_columns_counts_once()
    {
        _clock.GoTo("2025-12-01");
        await _register.TakeInAsync(File(Line("m9", $"individual_number={Number(9)}", "name_kanji=", "birth_date=")));
        Assert.Contains("S104 1 1/0 0", await CodesAsync("2025-12"));
    }

    [Fact]
    public async Task Others_see_counts_and_the_insurer_alone_what_stands_behind_them()
    {
        var findings = new MonthlyFindings(_register.Setup);
        var question = new MonthlyQuestion(new DateOnly(2025, 10, 1), FindingCode.Z09, Insurer);
        var sources = (await findings.SourcesAsync(MadeUpRegister.Clerk, question, 0, 10, CancellationToken.None)).Result;
        Assert.Equal([(true, 1L), (false, 1L)], sources.OrderByDescending(source => source.Intake is not null).Select(source => (source.Intake is not null, source.Rows)));
        Assert.Equal(MemberKey.Of(Insurer, "m5"), Assert.Single(sources, source => source.Member is not null).Member);
        await _register.AddInsurerAsync("01040013");
        Assert.Equal("ACC.NOT_FOUND", (await findings.SourcesAsync(StopDesk.CallerOf("abe", Role.Clerk, "01040013"), question, 0, 10, CancellationToken.None)).Refusal?.Problem.Code);
        Assert.Equal("ACC.NOT_FOUND", (await findings.MakeAsync(StopDesk.CallerOf("abe", Role.Clerk, "01040013"), question, CancellationToken.None)).Refusal?.Problem.Code);
        Assert.Equal("ACC.NOT_ALLOWED", (await findings.MakeAsync(MadeUpRegister.Clerk, question with { Insurer = null }, CancellationToken.None)).Refusal?.Problem.Code);
    }

    [Fact]
    public async Task Pages_and_files_show_the_counts_to_whom_they_belong()
    {
        await using var web = await WebServer.StartOverAsync(_register.Address, _register.Setup.Database, _register.Setup.Ring, IntakeFeature.Feature, MembersFeature.Feature);
        using var ministry = web.BrowserOf("Oversight.ito");
        var all = await WebServer.PageOfAsync(await ministry.GetAsync("/findings?month=2025-10&code=Z09"));
        Assert.Equal(["Z09", "住所に市・区・郡・町・村がありません", "2", "1", "1", "1", "+100.0"], all.QuerySelector("tbody tr")!.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Contains($"/findings?month=2025-10&code=Z09&insurer={Insurer}", all.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")));
        Assert.Contains($"202510,Z09,住所に市・区・郡・町・村がありません,{Insurer},テスト健康保険組合,健康保険組合,東京都,未登録,2,1,1,1", await ministry.GetStringAsync("/findings/months.csv?month=2025-10"), StringComparison.Ordinal);
        foreach (var path in new[] { $"/findings/{Insurer}", $"/findings/{Insurer}/sources?code=Z09" })
        {
            using var refused = await ministry.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var clerk = web.BrowserOf($"Clerk.tanaka.{Insurer}");
        using var own = await clerk.GetAsync("/findings?month=2025-10");
        Assert.Equal($"/findings/{Insurer}?month=2025-10", own.Headers.Location!.ToString());
        using var reception = web.BrowserOf("Reception.sato");
        using var stranger = await reception.GetAsync("/findings?month=gestern");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);
        var page = await WebServer.PageOfAsync(await clerk.GetAsync($"/findings/{Insurer}?month=2025-10"));
        var link = page.QuerySelectorAll("tbody a").Select(each => each.GetAttribute("href")!).Single(each => each.Contains("Z09", StringComparison.Ordinal));
        var sources = await WebServer.PageOfAsync(await clerk.GetAsync(link));
        Assert.Equal(2, sources.QuerySelectorAll("tbody tr").Length);
        foreach (var source in sources.QuerySelectorAll("tbody a"))
        {
            using var behind = await clerk.GetAsync(source.GetAttribute("href"));
            Assert.Equal(HttpStatusCode.OK, behind.StatusCode);
        }

        foreach (var unfit in new[] { "month=2999-01", "month=gestern", "code=Z99", "by=Haus", "insurer=a%00b" })
        {
            using var answer = await ministry.GetAsync("/findings?" + unfit);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        using var without = await clerk.GetAsync($"/findings/{Insurer}/sources");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
    }

    private static IEnumerable<string> Order(string[] lines) => lines.Order(StringComparer.Ordinal);

    private async Task<string[]> CodesAsync(string month, FindingCode? code = null) =>
        [.. (await ReportAsync(month, code)).Codes().Select(line => $"{line.Code} {line.Rows} {line.FileRows}/{line.Notices} {line.Former}")];

    private async Task<MonthlyReport> ReportAsync(string month, FindingCode? code = null) =>
        (await new MonthlyFindings(_register.Setup).MakeAsync(StopDesk.Operator, new MonthlyQuestion(DateOnly.Parse(month + "-01", System.Globalization.CultureInfo.InvariantCulture), code, null), CancellationToken.None)).Result;
}
