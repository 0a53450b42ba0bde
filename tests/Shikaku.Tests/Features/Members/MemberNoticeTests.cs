using Npgsql;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberDesk;

namespace Shikaku.Tests.Features.Members;

/// <summary>Notices about single members (LIF-01, LIF-05, LIF-06, LIF-08): what is carried out, what is refused and why.</summary>
public sealed class MemberNoticeTests(RegisterServer server) : IAsyncLifetime
{
    private readonly ManualClock _clock = ManualClock.On("2025-04-10");
    private MadeUpRegister _register = null!;
    private MemberDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await MadeUpRegister.CreateAsync(server, _clock);
        _desk = new MemberDesk(_register);
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task A_notice_is_carried_out_as_a_row_of_a_file()
    {
        var member = await _desk.AddAsync("m1");
        await _desk.DoAsync(member, RowOperation.Change, "address=東京都千代田区麹町２丁目１番地", "fact_on=20250405");
        Assert.Equal(
            ["[2025-04-01,2025-04-05) 東京都千代田区麹町１丁目１番地", "[2025-04-05,) 東京都千代田区麹町２丁目１番地"], await _register.VersionsAsync("m1", "address"));
        Assert.Empty(await _register.ExamineAsync());
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM vault.individual_number"));
    }

    [Theory]
    [InlineData("name_kanji=", "S104 KanjiName")]
    [InlineData("individual_number=123456789010", "S103 IndividualNumber")]
    [InlineData("acquired_on=20250631", "S114 AcquiredOn")]
    [InlineData("acquired_on=20250601", "S116 AcquiredOn")]
    [InlineData("member_id=", "S133 MemberId")]
    [InlineData("name_kanji=基金\u0000洋子", "S004 KanjiName")]
    [InlineData("address=東京都千代田区\u001b[2J", "S004 Address")]
    public async Task A_notice_with_an_error_changes_nothing(string cell, string finding)
    {
        var sent = (await _desk.SendAsync(Addition("m1", cell))).Result;
        Assert.Equal(RegistrationResult.Refused, sent.Result);
        Assert.Contains(finding, sent.Findings.Where(each => each.IsError).Select(each => $"{each.Code} {each.Column}"));
        Assert.Equal(0, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Equal(0, await _register.AskAsync<long>("SELECT count(*) FROM audit.change WHERE operation LIKE 'member.%'"));
    }

    [Fact]
    public async Task A_rehearsal_tells_what_would_become_of_a_notice_and_changes_nothing()
    {
        var member = await _desk.AddAsync("m1");
        var notice = await _desk.NoticeAsync(member, RowOperation.Change, "address=大阪府大阪市北区梅田１丁目１番地", "fact_on=20250405");
        var shown = (await _desk.RehearseAsync(notice)).Result;
        Assert.Equal(RegistrationResult.Changed, shown.Result);
        Assert.Equal(new DateOnly(2025, 4, 5), shown.FirstDay);
        Assert.Contains(
            new ColumnChange(MemberColumn.Address, "東京都千代田区麹町１丁目１番地", "大阪府大阪市北区梅田１丁目１番地", new DateOnly(2025, 4, 5), null), shown.Changes);
        Assert.Single(await _register.VersionsAsync("m1"));

        var done = (await _desk.SendAsync(notice)).Result;
        Assert.Equal(shown.Changes, done.Changes);
        Assert.Equal(2, (await _register.VersionsAsync("m1")).Length);
    }

    [Fact]
    public async Task Of_two_users_who_change_one_member_the_second_is_told_what_the_first_did()
    {
        var member = await _desk.AddAsync("m1");
        var first = await _desk.NoticeAsync(member, RowOperation.Change, "address=大阪府大阪市北区梅田１丁目１番地", "postal_code=530-0001");
        var second = await _desk.NoticeAsync(member, RowOperation.Change, "name_kanji=基金　花子");
        _clock.GoTo("2025-04-11");
        Assert.Null((await _desk.SendAsync(first)).Refusal);
        _clock.GoTo("2025-04-12");

        var refused = (await _desk.SendAsync(second, CallerOf("suzuki", Shikaku.Features.Accounts.Role.Clerk, MadeUpRegister.InsurerNumber))).Refusal!;

        Assert.Equal(Problems.Stale, refused.Problem);
        Assert.Equal(["2025年4月11日 12時00分 yamamoto が郵便番号、住所を変更しました。"], refused.Details);
        Assert.Equal(["[2025-04-01,) 基金　洋子"], await _register.VersionsAsync("m1", "name_kanji"));
    }

    [Fact]
    public async Task A_notice_that_names_no_version_its_sender_saw_is_stale()
    {
        var member = await _desk.AddAsync("m1");
        Assert.Equal(Problems.Stale, (await _desk.SendAsync(new MemberNotice(RowOperation.Cancel, Cells()) { Version = member, Reason = "誤り" })).Refusal!.Problem);
    }

    [Fact]
    public async Task LIF_08_the_same_notice_gives_the_same_result_and_no_version()
    {
        var notice = Addition("m1", "sex=3") with { Id = "2025-000123" };
        var first = (await _desk.SendAsync(notice)).Result;
        var changes = await _register.AskAsync<long>("SELECT count(*) FROM audit.change");
        var again = (await _desk.SendAsync(notice)).Result;

        Assert.True(again.IsRepeated);
        Assert.Equal((first.Result, first.Version), (again.Result, again.Version));
        Assert.Equal(first.Findings, again.Findings);
        Assert.Contains(new NoticeFinding(FindingCode.S128, MemberColumn.Sex), again.Findings);
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Equal(changes, await _register.AskAsync<long>("SELECT count(*) FROM audit.change"));
        Assert.Equal(Problems.NoticeReused, (await _desk.SendAsync(Addition("m2") with { Id = "2025-000123" })).Refusal!.Problem);
    }

    [Fact]
    public async Task LIF_08_the_same_change_is_not_stale_when_it_comes_again()
    {
        var member = await _desk.AddAsync("m1");
        var notice = await _desk.NoticeAsync(member, RowOperation.Change, "name_kanji=基金　花子");
        await _desk.SendAsync(notice with { Id = "n1" });
        Assert.True((await _desk.SendAsync(notice with { Id = "n1" })).Result.IsRepeated);
        Assert.True((await _desk.SendAsync(notice with { Id = "n1", Seen = await _desk.SeenAsync(member) })).Result.IsRepeated);
    }

    [Theory]
    [InlineData("20250209", false)]
    [InlineData("20250208", true)]
    public async Task LIF_06_what_reaches_back_more_than_60_days_needs_a_reason(string acquired, bool isRefused)
    {
        var sent = await _desk.SendAsync(Addition("m1", $"acquired_on={acquired}") with { Reason = " " });
        Assert.Equal(isRefused ? Problems.ReasonMissing : null, sent.Refusal?.Problem);
        Assert.Equal(isRefused ? 0 : 1, (await _register.VersionsAsync("m1")).Length);
    }

    [Theory]
    [InlineData("20200410", false)]
    [InlineData("20200409", true)]
    public async Task LIF_06_what_reaches_back_more_than_five_years_needs_the_supervisor(string acquired, bool isRefused)
    {
        var notice = Addition("m1", $"acquired_on={acquired}");
        Assert.Equal(isRefused ? Problems.SecondPersonNeeded : null, (await _desk.SendAsync(notice)).Refusal?.Problem);
        Assert.Null((await _desk.SendAsync(notice, _desk.Supervisor)).Refusal);
    }

    [Fact]
    public async Task LIF_06_a_loss_reaches_back_to_its_day_and_not_to_the_acquisition()
    {
        var member = await _desk.AddAsync("m1", "acquired_on=20100401");
        var notice = await _desk.NoticeAsync(member, RowOperation.Lose, "lost_on=20250408", "loss_reason=03", "fact_on=20250407");
        var sent = await _desk.SendAsync(notice with { Reason = null });
        Assert.Null(sent.Refusal);
        Assert.Equal(new DateOnly(2025, 4, 8), sent.Result.FirstDay);
    }

    [Fact]
    public async Task While_a_file_is_taken_in_a_notice_is_told_to_come_again()
    {
        var member = await _desk.AddAsync("m1");
        var notice = await _desk.NoticeAsync(member, RowOperation.Change, "name_kanji=基金　花子");
        Assert.True(Shikaku.Core.Identifiers.InsurerNumber.TryParse(MadeUpRegister.InsurerNumber, true, out var number, out _));
        await using (var file = await MemberTransaction.BeginAsync(
            _register.Setup, number, new(MadeUpRegister.InsurerNumber, _desk.Clerk.Actor, "intake.apply"), InsurerTurn.Wait, CancellationToken.None))
        {
            Assert.NotNull(file);
            Assert.Null((await _desk.RehearseAsync(notice)).Refusal);
            Assert.Equal(Problems.MembersBusy, (await _desk.SendAsync(notice)).Refusal!.Problem);
        }

        Assert.Null((await _desk.SendAsync(notice)).Refusal);
    }

    [Fact]
    public async Task A_change_that_leaves_the_number_out_is_compared_with_others_of_the_number()
    {
        var member = await _desk.AddAsync("m1");
        await _desk.AddAsync("m2", "acquired_on=20250402", "name_kanji=基金　洋子");
        var sent = (await _desk.SendAsync(member, RowOperation.Change, "birth_date=20100101")).Result;
        Assert.Equal(RegistrationResult.Refused, sent.Result);
        Assert.Contains(new NoticeFinding(FindingCode.S123, MemberColumn.IndividualNumber), sent.Findings);
    }

    [Theory]
    [InlineData("本人の番号は 8000 0000 0015 です")]
    [InlineData("８０００００００００１５")]
    public async Task A_reason_that_holds_an_individual_number_is_refused(string reason)
    {
        Assert.EndsWith("15", MemberLines.Number(1), StringComparison.Ordinal);
        Assert.Equal(Problems.NumberInText, (await _desk.SendAsync(Addition("m1") with { Reason = reason })).Refusal!.Problem);
    }

    [Fact]
    public async Task A_number_shown_in_full_leaves_its_reason_and_a_masked_one_its_reading()
    {
        var member = await _desk.AddAsync("m1");
        var views = new MemberViews(_register.Setup);
        Assert.Equal("********" + MemberLines.Number(1)[^4..], (await _desk.FindAsync(member)).MaskedNumber);
        Assert.Equal("Display", await _register.AskAsync<string>("SELECT string_agg(purpose, ' ') FROM vault.reading"));

        Task<Outcome<string>> Show(Shikaku.Features.Accounts.Caller caller, string reason) =>
            views.ShowNumberAsync(caller, MadeUpRegister.InsurerNumber, member, reason, CancellationToken.None);
        Assert.Equal(Problems.NotAllowed, (await Show(_desk.Clerk, "本人からの照会")).Refusal!.Problem);
        Assert.Equal(Problems.ReasonMissing, (await Show(_desk.Supervisor, "　")).Refusal!.Problem);
        Assert.Equal(MemberLines.Number(1), (await Show(_desk.Supervisor, "本人からの照会")).Result);
        Assert.Equal("Display DisplayInFull", await _register.AskAsync<string>("SELECT string_agg(purpose, ' ' ORDER BY purpose) FROM vault.reading"));
        Assert.Equal(
            $"Person:sato 本人からの照会 qualification {member}",
            await _register.AskAsync<string>("SELECT actor || ' ' || reason || ' ' || evidence FROM audit.change WHERE operation = 'member.show_number'"));
        Assert.Empty(await _register.ExamineAsync());
    }

    [Fact]
    public async Task No_number_of_a_notice_stands_outside_the_vault()
    {
        await _desk.SendAsync(Addition("m1") with { Id = "n1", Evidence = "資格取得届 2025-0001" });
        foreach (var table in new[] { "register.qualification", "register.notice", "audit.change", "audit.chain" })
        {
            Assert.Equal(0, await _register.AskAsync<long>($"SELECT count(*) FROM {table} AS row WHERE row::text LIKE '%{MemberLines.Number(1)}%'"));
        }
    }

    [Fact]
    public async Task What_is_of_another_insurer_is_not_found()
    {
        const string Other = "01040013";
        await _register.AddInsurerAsync(Other);
        var member = await _desk.AddAsync("m1");
        var stranger = CallerOf("tanaka", Shikaku.Features.Accounts.Role.Supervisor, Other);
        var notice = await _desk.NoticeAsync(member, RowOperation.Cancel);
        var key = await _desk.KeyOfAsync(member);
        var (views, notices, search) = (new MemberViews(_register.Setup), new MemberNotices(_register.Setup), new MemberSearch(_register.Setup));
        foreach (var insurer in new[] { MadeUpRegister.InsurerNumber, Other })
        {
            Assert.Equal(Problems.NotFound, (await views.FindAsync(stranger, insurer, key, null, null, CancellationToken.None)).Refusal!.Problem);
            Assert.Equal(Problems.NotFound, (await views.ShowNumberAsync(stranger, insurer, member, "理由", CancellationToken.None)).Refusal!.Problem);
            Assert.Equal(Problems.NotFound, (await notices.RegisterAsync(stranger, insurer, notice, CancellationToken.None)).Refusal!.Problem);
            Assert.Equal(Problems.NotFound, (await notices.RehearseAsync(stranger, insurer, notice, CancellationToken.None)).Refusal!.Problem);
        }

        var terms = new MemberSearchTerms { MemberId = "m1" };
        Assert.Equal(Problems.NotFound, (await search.FindAsync(stranger, MadeUpRegister.InsurerNumber, terms, null, 10, CancellationToken.None)).Refusal!.Problem);
        Assert.Empty((await search.FindAsync(stranger, Other, terms, null, 10, CancellationToken.None)).Result.Hits);
        Assert.Single(await _register.VersionsAsync("m1"));
    }

    [Fact]
    public async Task The_database_shows_and_takes_nothing_of_another_organisation()
    {
        await _desk.SendAsync(Addition("m1") with { Id = "n1" });
        await using var connection = await _register.Setup.Database.ConnectForAsync("01040013", CancellationToken.None);
        foreach (var table in new[] { "register.qualification", "register.notice", "audit.change" })
        {
            await using var count = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }

        await using var steal = new NpgsqlCommand(
            "INSERT INTO register.notice VALUES ('06130488', 'n2', '', '00000000-0000-0000-0000-000000000000', NULL, 'Added', '{}')", connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => steal.ExecuteNonQueryAsync())).SqlState);
    }
}
