using System.Globalization;
using Shikaku.Core.Residue;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Features.Organisations.Vendors;
using Shikaku.Features.Stops.Residue;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops.Residue;

/// <summary>What was found and what is left over, from the versions on record (CHK-40 to CHK-44, acceptance example 25).</summary>
public sealed class ResidueReportTests(RegisterServer server) : IAsyncLifetime
{
    private const string Insurer = MadeUpRegister.InsurerNumber;

    private static readonly Caller Ministry = new(new Actor(ActorKind.Person, "ito"), "mhlw", OrganisationKind.Ministry, Rights.Of(Role.Oversight));

    private readonly ManualClock _clock = ManualClock.On("2024-10-06");
    private StopDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server, _clock);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task CHK_ex_25_a_stop_that_began_on_the_sixth_is_left_over_from_the_sixth_of_the_next_month()
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        _clock.GoTo("2024-11-10");
        Assert.Equal("1/1/0", await FiguresAsync("2024-11-05", StoppedView.Qualification));
        Assert.Equal("1/1/1", await FiguresAsync("2024-11-06", StoppedView.Qualification));
        Assert.Equal("0/0/0", await FiguresAsync("2024-10-05", StoppedView.Qualification));
        Assert.Equal("0/0/0", await FiguresAsync("2024-11-06", StoppedView.Medical));
        var report = await ReportAsync("2024-11-06");
        Assert.Equal([("2024-11-05", 0L), ("2024-11-06", 1L)], report.Daily(StoppedView.Qualification).TakeLast(2).Select(point => (TextOf(point.Day), point.Residue)));
        Assert.Equal([("2024-10-06", 1L), ("2024-11-06", 0L)], report.Monthly(StoppedView.Qualification).TakeLast(2).Select(point => (TextOf(point.Day), point.Detected)));
    }

    [Fact]
    public async Task CHK_42_views_are_counted_apart_by_those_who_are_members_and_those_who_left()
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        await _desk.Checked.CheckAsync("left", 2, OtherBirth, "lost_on=20240930", "loss_reason=03");
        await _desk.Checked.CheckAsync("address", 3, OtherAddress);
        await _desk.Checked.CheckAsync("unknown", 4, null);
        await _desk.Checked.CheckAsync("placeholder", 5, PlaceholderName);
        await _desk.Checked.CheckAsync("agrees", 6, CheckedRegister.SameResident);
        _clock.GoTo("2024-11-06");
        var totals = (await ReportAsync("2024-11-06")).Totals;
        Assert.Equal(new MembershipCount(1, 1), totals[StoppedView.Qualification].Residue);
        Assert.Equal(new MembershipCount(1, 1), totals[StoppedView.Qualification].Detected);
        Assert.Equal(new MembershipCount(1, 0), totals[StoppedView.Medical].Residue);
        Assert.Equal(new MembershipCount(1, 0), totals[StoppedView.NotCompared].Residue);
    }

    [Fact]
    public async Task A_report_for_a_former_day_says_what_was_known_at_its_end()
    {
        await _desk.Checked.CheckAsync("address", 3, OtherAddress);
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        _clock.GoTo("2024-11-20");
        Assert.Equal("Approved", CodeOf(await _desk.ConfirmAsync("address", "P8")));
        await _desk.Checked.Register.TakeInAsync(File(Change("birth", "lost_on=20241101", "loss_reason=03", "operation=L")));
        _clock.GoTo("2024-11-30");
        Assert.Equal("1/1/1", await FiguresAsync("2024-11-19", StoppedView.Medical));
        Assert.Equal("1/0/0", await FiguresAsync("2024-11-20", StoppedView.Medical));
        Assert.Equal(new MembershipCount(1, 0), (await ReportAsync("2024-11-19")).Totals[StoppedView.Qualification].Residue);
        Assert.Equal(new MembershipCount(0, 1), (await ReportAsync("2024-11-20")).Totals[StoppedView.Qualification].Residue);
        Assert.Equal((1, -1000L), ((await ReportAsync("2024-12-19", today: "2024-12-19")).Totals[StoppedView.Medical].Former, (await ReportAsync("2024-12-19", "2024-12-19")).Totals[StoppedView.Medical].Change));
    }

    [Fact]
    public async Task CHK_40_a_stop_that_was_released_and_came_back_begins_anew()
    {
        await _desk.Checked.CheckAsync("address", 3, OtherAddress);
        _clock.GoTo("2024-11-01");
        var confirmed = (await _desk.ConfirmAsync("address", "P8")).Result;
        _clock.GoTo("2024-11-04");
        await _desk.WithdrawAsync(confirmed.Id, "取り違え");
        _clock.GoTo("2024-12-10");
        Assert.Equal("1/0/0", await FiguresAsync("2024-11-03", StoppedView.Medical));
        Assert.Equal("2/1/0", await FiguresAsync("2024-12-03", StoppedView.Medical));
        Assert.Equal("2/1/1", await FiguresAsync("2024-12-04", StoppedView.Medical));
        Assert.Equal("1/1/1", await FiguresAsync("2024-12-04", StoppedView.Medical, from: "2024-11-02"));
    }

    [Fact]
    public async Task A_stop_that_goes_on_under_another_answer_is_the_same_detection()
    {
        await _desk.Checked.CheckAsync("address", 3, OtherAddress);
        _clock.GoTo("2024-10-20");
        await _desk.Checked.Register.TakeInAsync(File(Change("address", "address=東京都千代田区麹町１丁目９番地", "operation=C")));
        await _desk.Checked.RunAsync();
        Assert.Equal(2, await _desk.Checked.VersionCountAsync("address"));
        _clock.GoTo("2024-11-06");
        Assert.Equal("1/1/1", await FiguresAsync("2024-11-06", StoppedView.Medical));
    }

    [Fact]
    public async Task A_deleted_number_is_left_over_no_longer()
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        _clock.GoTo("2024-11-10");
        await _desk.DeleteNumberAsync("birth", "別人");
        Assert.Equal("1/1/1", await FiguresAsync("2024-11-09", StoppedView.Qualification));
        Assert.Equal("1/0/0", await FiguresAsync("2024-11-10", StoppedView.Qualification));
    }

    [Fact]
    public async Task Figures_stand_by_insurer_scheme_prefecture_and_the_vendor_of_the_day()
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        var vendors = Vendors();
        Assert.True((await vendors.SetAsync(Operator, new InsurerVendor(Insurer, Day("2024-10-01"), " 甲社 "), CancellationToken.None)).Result);
        Assert.True((await vendors.SetAsync(Operator, new InsurerVendor(Insurer, Day("2024-11-01"), "乙社"), CancellationToken.None)).Result);
        Assert.False((await vendors.SetAsync(Operator, new InsurerVendor(Insurer, Day("2024-11-01"), "乙社"), CancellationToken.None)).Result);
        _clock.GoTo("2024-11-10");
        var report = await ReportAsync("2024-11-10");
        Assert.Equal(
            (Insurer, "健康保険組合", "東京都", "乙社"),
            (KeyOf(report, InsurerGrouping.Insurer), KeyOf(report, InsurerGrouping.Scheme), KeyOf(report, InsurerGrouping.Prefecture), KeyOf(report, InsurerGrouping.Vendor)));
        Assert.Equal("甲社", KeyOf(await ReportAsync("2024-10-31"), InsurerGrouping.Vendor));
        Assert.Equal("テスト健康保険組合", report.BodyOf(Insurer).Name);
        Assert.Equal(1000, Assert.Single(report.Groups(InsurerGrouping.Scheme, StoppedView.Qualification)).ShareOfAll);

        _clock.GoTo("2024-11-15");
        Assert.True((await vendors.SetAsync(Operator, new InsurerVendor(Insurer, Day("2024-11-01"), null), CancellationToken.None)).Result);
        Assert.Equal(("乙社", "未登録"), (KeyOf(await ReportAsync("2024-11-14"), InsurerGrouping.Vendor), KeyOf(await ReportAsync("2024-11-15"), InsurerGrouping.Vendor)));
        Assert.Equal(["vendor.set", "vendor.set", "vendor.set"], await _desk.QueryAsync("SELECT operation FROM audit.change WHERE operation = 'vendor.set'"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task A_vendor_is_set_by_the_implementing_body_alone_and_for_an_insurer_on_record()
    {
        var vendors = Vendors();
        Task<string?> CodeAsync(Caller caller, string insurer, string vendor) => SetAsync(vendors, caller, new InsurerVendor(insurer, Day("2024-10-01"), vendor));
        Assert.Equal("ACC.NOT_ALLOWED", await CodeAsync(Supervisor, Insurer, "甲社"));
        Assert.Equal("ACC.NOT_FOUND", await CodeAsync(Operator, "01040013", "甲社"));
        Assert.Equal("ORG.VENDOR", await CodeAsync(Operator, Insurer, new string('甲', 101)));
        Assert.Equal("ORG.VENDOR", await CodeAsync(Operator, Insurer, "甲\n社"));
        Assert.Equal("ORG.VENDOR", await CodeAsync(Operator, Insurer, "甲社 1234-5678-9018"));
        Assert.Equal("ACC.NOT_FOUND", (await vendors.ListAsync(Ministry, 0, 10, CancellationToken.None)).Refusal?.Problem.Code);
    }

    [Theory]
    [InlineData("0001-01-01", "ORG.VENDOR_DAY")]
    [InlineData("1899-12-31", "ORG.VENDOR_DAY")]
    [InlineData("1900-01-01", null)]
    [InlineData("2025-10-06", null)]
    [InlineData("2025-10-07", "ORG.VENDOR_DAY")]
    [InlineData("9999-12-31", "ORG.VENDOR_DAY")]
    public async Task A_vendor_is_recorded_from_a_day_that_may_be_until_a_year_ahead(string day, string? code)
    {
        _clock.GoTo("2024-10-06");
        Assert.Equal(code, await SetAsync(Vendors(), Operator, new InsurerVendor(Insurer, Day(day), "甲社")));
    }

    [Fact]
    public async Task Behind_each_figure_stand_its_members()
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        await _desk.Checked.CheckAsync("left", 2, OtherBirth, "lost_on=20240930", "loss_reason=03");
        _clock.GoTo("2024-11-01");
        await _desk.Checked.CheckAsync("late", 3, OtherBirth);
        _clock.GoTo("2024-11-08");
        Assert.Equal("Approved", CodeOf(await _desk.ConfirmAsync("birth", "P8", "戸籍で確認") is { Result: { } proposed } ? await _desk.ApproveAsync(proposed.Id) : default!));
        _clock.GoTo("2024-11-10");
        Assert.Equal(["birth 2024-11-08", "left", "late"], await MembersAsync("2024-11-10", ResidueFigure.Detected));
        Assert.Equal(["left", "late"], await MembersAsync("2024-11-10", ResidueFigure.Stopped));
        Assert.Equal(["left"], await MembersAsync("2024-11-10", ResidueFigure.Residue));
        var found = new ResidueRowChoice(ResidueQuestion.Of(Day("2024-11-10"), Insurer), StoppedView.Qualification, ResidueFigure.Detected, null);
        var past = (await new ResidueReports(_desk.Setup).RowsAsync(Clerk, found, 4900, 50, CancellationToken.None)).Result;
        Assert.Equal((0, 3L), (past.Rows.Count, past.Total));
        Assert.Equal(["birth", "left"], await MembersAsync("2024-11-07", ResidueFigure.Residue));
        Assert.Equal(["left"], await MembersAsync("2024-11-07", ResidueFigure.Residue, isLost: true));
        Assert.Equal(["birth"], await MembersAsync("2024-11-07", ResidueFigure.Residue, isLost: false));
        foreach (var day in new[] { "2024-10-06", "2024-11-05", "2024-11-06", "2024-11-08", "2024-11-10" })
        {
            var count = (await ReportAsync(day)).Totals[StoppedView.Qualification];
            Assert.Equal(
                (count.Detected.Total, count.Stopped.Total, count.Residue.Total),
                ((await MembersAsync(day, ResidueFigure.Detected)).Length, (await MembersAsync(day, ResidueFigure.Stopped)).Length, (await MembersAsync(day, ResidueFigure.Residue)).Length));
        }
    }

    [Fact]
    public async Task An_insurer_sees_its_own_the_ministry_counts_only_and_nobody_without_a_right_anything()
    {
        await _desk.Checked.CheckAsync("birth", 1, OtherBirth);
        await _desk.Checked.Register.AddInsurerAsync("01040013");
        Assert.Equal(1, (await ReportAsync("2024-10-06", caller: Ministry)).Totals[StoppedView.Qualification].Detected.Total);
        Assert.Equal(1, (await ReportAsync("2024-10-06", caller: Ministry, insurer: Insurer)).Totals[StoppedView.Qualification].Detected.Total);
        Assert.Equal(1, (await ReportAsync("2024-10-06", caller: Clerk, insurer: Insurer)).Totals[StoppedView.Qualification].Detected.Total);
        Assert.Equal("ACC.NOT_ALLOWED", await RefusalAsync(Clerk, null));
        Assert.Equal("ACC.NOT_FOUND", await RefusalAsync(Clerk, "01040013"));
        Assert.Equal("ACC.NOT_FOUND", await RefusalAsync(CallerOf("abe", Role.Clerk, "01040013"), Insurer));
        Assert.Equal("ACC.NOT_ALLOWED", await RefusalAsync(Clerk with { Rights = Right.ViewMembers }, Insurer));
        Assert.Equal("ACC.NOT_ALLOWED", await RefusalAsync(Ministry with { Rights = Right.None }, null));
        Assert.Equal("ACC.NOT_FOUND", await RefusalAsync(Ministry, "133017"));
        var choice = new ResidueRowChoice(ResidueQuestion.Of(_desk.Setup.Today, Insurer), StoppedView.Qualification, ResidueFigure.Detected, null);
        Assert.Equal("ACC.NOT_FOUND", (await new ResidueReports(_desk.Setup).RowsAsync(Ministry, choice, 0, 10, CancellationToken.None)).Refusal?.Problem.Code);
        Assert.Equal("ACC.NOT_ALLOWED", (await new ResidueReports(_desk.Setup).RowsAsync(Operator, choice, 0, 10, CancellationToken.None)).Refusal?.Problem.Code);
        Assert.Equal(0, (await ReportAsync("2024-10-06", caller: CallerOf("abe", Role.Clerk, "01040013"), insurer: "01040013")).Totals[StoppedView.Qualification].Detected.Total);
    }

    private InsurerVendors Vendors() => new(_desk.Setup.Database, _desk.Setup.Ring, _clock);

    private static async Task<string?> SetAsync(InsurerVendors vendors, Caller caller, InsurerVendor vendor) =>
        (await vendors.SetAsync(caller, vendor, CancellationToken.None)).Refusal?.Problem.Code;

    /// <summary>初回検知, of them stopped, of them left over: as in <c>2/1/0</c>.</summary>
    private async Task<string> FiguresAsync(string day, StoppedView view, string? from = null)
    {
        var count = (await ReportAsync(day, from: from)).Totals[view];
        return string.Create(CultureInfo.InvariantCulture, $"{count.Detected.Total}/{count.Stopped.Total}/{count.Residue.Total}");
    }

    private async Task<ResidueReport> ReportAsync(string day, string? today = null, Caller? caller = null, string? insurer = null, string? from = null)
    {
        if (today is not null)
        {
            _clock.GoTo(today);
        }

        var question = ResidueQuestion.Of(Day(day), insurer);
        question = from is null ? question : question with { Window = question.Window with { From = Day(from) } };
        return (await new ResidueReports(_desk.Setup).MakeAsync(caller ?? Operator, question, CancellationToken.None)).Result;
    }

    private async Task<string?> RefusalAsync(Caller caller, string? insurer) =>
        (await new ResidueReports(_desk.Setup).MakeAsync(caller, ResidueQuestion.Of(_desk.Setup.Today, insurer), CancellationToken.None)).Refusal?.Problem.Code;

    private async Task<string[]> MembersAsync(string day, ResidueFigure figure, bool? isLost = null)
    {
        var choice = new ResidueRowChoice(ResidueQuestion.Of(Day(day), Insurer), StoppedView.Qualification, figure, isLost);
        var rows = (await new ResidueReports(_desk.Setup).RowsAsync(Clerk, choice, 0, 50, CancellationToken.None)).Result;
        Assert.Equal(rows.Rows.Count, rows.Total);
        return [.. rows.Rows.Select(row => row.Until is { } until ? $"{row.MemberId} {TextOf(until)}" : row.MemberId)];
    }

    private static string KeyOf(ResidueReport report, InsurerGrouping grouping) => Assert.Single(report.Groups(grouping, StoppedView.Qualification)).Key;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
