using Shikaku.Core.Records;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Features.Stops;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>A row that lacks its number alone goes on the work list (S101), one open entry for a key, until a number comes.</summary>
public sealed class WorkListTests(RegisterServer server) : IAsyncLifetime
{
    private MissingDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_row_without_number_is_kept_with_what_it_says()
    {
        await _desk.TakeInAsync(LineWithout("m1", "symbol=１０１", "lost_on=20250401", "loss_reason=03"));
        var entry = await _desk.EntryAsync("m1");
        Assert.Equal(MissingState.Noted, entry.State);
        Assert.Equal(
            ["基金　洋子", "ｷｷﾝ ﾖｳｺ", "19800101", "2", "１０１", "20250401", "03", null],
            new[]
            {
                MemberColumn.KanjiName, MemberColumn.KanaName, MemberColumn.BirthDate, MemberColumn.Sex, MemberColumn.Symbol, MemberColumn.LostOn, MemberColumn.LossReason,
                MemberColumn.AcquisitionMethod,
            }.Select(column => entry[column]));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Theory]
    [InlineData("individual_number=12")]
    [InlineData("individual_number=123456789010")]
    [InlineData("individual_number=", "birth_date=")]
    [InlineData("individual_number=", "acquired_on=99")]
    [InlineData("individual_number=", "acquisition_method=4")]
    [InlineData("individual_number=", "operation=C")]
    [InlineData("individual_number=", "operation=X")]
    public async Task A_row_with_another_error_is_to_be_corrected_and_goes_on_no_list(params string[] cells)
    {
        await _desk.TakeInAsync(Line("m1", cells));
        Assert.Equal(["0"], await CountAsync());
    }

    [Fact]
    public async Task The_same_row_again_changes_nothing_and_another_one_takes_its_place()
    {
        await _desk.TakeInAsync(LineWithout("m1"));
        var first = await _desk.EntryAsync("m1");
        await _desk.AskNoticeAsync(first.Id);
        await _desk.TakeInAsync(LineWithout("m1"), Line("other"));
        Assert.Equal(["2"], await CountAsync());
        await _desk.TakeInAsync(LineWithout("m1", "address=東京都千代田区麹町１丁目２番地"));
        var second = await _desk.EntryAsync("m1");
        Assert.Equal((first.Id, MissingState.NoticeAsked, first.Since), (second.Id, second.State, second.Since));
        Assert.Equal("東京都千代田区麹町１丁目２番地", second[MemberColumn.Address]);
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(DISTINCT entry_id)::text FROM register.missing_number"));
    }

    [Fact]
    public async Task A_later_file_with_the_number_closes_the_entry()
    {
        await _desk.TakeInAsync(LineWithout("m1"), LineWithout("m2"), LineWithout("m1", "acquired_on=20200401", "lost_on=20210401", "loss_reason=03"));
        await _desk.TakeInAsync(Line("m1"));
        Assert.Equal(["m1 20200401", "m2 20240401"], await _desk.QueryAsync(
            "SELECT member_id || ' ' || to_char(acquired_on, 'YYYYMMDD') FROM register.missing_number WHERE upper_inf(recorded) AND state = 'Noted' ORDER BY 1"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task A_number_that_came_by_file_is_not_said_to_be_the_registrys_answer()
    {
        _desk.Registry.AnswerToItems = _ => [Hits(StopDesk.OtherAddress, 7)];
        await _desk.InquireAsync("m1");
        Assert.Equal("住所が一致しない（S204）", MissingWords.AnswerOf(await _desk.EntryAsync("m1")));
        await _desk.TakeInAsync(Line("m1"));
        var filled = await _desk.EntryAsync("m1");
        Assert.Equal((MissingState.Registered, "", null), (filled.State, MissingWords.AnswerOf(filled), filled.AnsweredAt));
        _desk.Registry.AnswerToItems = _ => [Hits(Checks.Runs.CheckedRegister.SameResident, 8)];
        await _desk.InquireAsync("m2");
        Assert.Equal("1人が該当し、すべての項目が一致", MissingWords.AnswerOf(await _desk.EntryAsync("m2")));
    }

    [Fact]
    public async Task A_member_who_was_registered_without_an_entry_and_changes_without_number_goes_on_no_list()
    {
        await _desk.TakeInAsync(Line("m1"));
        await _desk.TakeInAsync(Change("m1", "address=東京都千代田区麹町１丁目２番地", "operation=C"));
        Assert.Equal(["0"], await CountAsync());
    }

    [Fact]
    public async Task A_notice_without_number_goes_on_the_list_when_it_is_sent_and_not_when_it_is_tried()
    {
        var desk = new MemberDesk(_desk.Checked.Register);
        var notice = MemberDesk.Addition("m1", "individual_number=");
        Assert.True((await desk.RehearseAsync(notice)).Result.LacksNumberAlone);
        Assert.Equal(["0"], await CountAsync());
        var sent = (await desk.SendAsync(notice)).Result;
        Assert.Equal((RegistrationResult.Refused, true), (sent.Result, sent.LacksNumberAlone));
        Assert.Equal("Noted", await _desk.StateAsync("m1"));
        await desk.AddAsync("m1");
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task The_registry_is_not_asked_before_the_person_was()
    {
        await _desk.TakeInAsync(LineWithout("m1"));
        var entry = await _desk.EntryAsync("m1");
        Assert.Equal("MIS.NOTICE", (await _desk.StartAsync(entry.Id)).Refusal?.Problem.Code);
        Assert.Equal("MIS.DAY", (await _desk.Inquiries.AskNoticeAsync(
            _desk.Clerk, _desk.Insurer, entry.Id, null, _desk.Setup.Today.AddDays(1), CancellationToken.None)).Refusal?.Problem.Code);
        await _desk.AskNoticeAsync(entry.Id);
        Assert.Null((await _desk.StartAsync(entry.Id)).Refusal);
        Assert.Equal("MIS.STATE", (await _desk.StartAsync(entry.Id)).Refusal?.Problem.Code);
        Assert.Equal((_desk.Setup.Today, NoticeFailure.NoReply), (await _desk.EntryAsync("m1") is var asked ? (asked.NoticeAskedOn, asked.NoticeFailure) : default));
    }

    [Fact]
    public async Task What_was_seen_in_another_state_is_not_changed()
    {
        await _desk.TakeInAsync(LineWithout("m1"));
        var entry = await _desk.EntryAsync("m1");
        var seen = (await _desk.EntryOfAsync(entry.Id)).Version;
        await _desk.AskNoticeAsync(entry.Id);
        Assert.Equal(Problems.Conflict, (await _desk.Inquiries.WithdrawAsync(_desk.Clerk, _desk.Insurer, entry.Id, seen, "誤り", CancellationToken.None)).Refusal?.Problem);
        Assert.Null((await _desk.Inquiries.WithdrawAsync(_desk.Clerk, _desk.Insurer, entry.Id, null, "誤り", CancellationToken.None)).Refusal);
        Assert.Equal("Withdrawn", await _desk.StateAsync("m1"));
        await _desk.TakeInAsync(LineWithout("m1"), Line("other"));
        Assert.Equal("Noted", await _desk.StateAsync("m1"));
        Assert.NotEqual(entry.Id, (await _desk.EntryAsync("m1")).Id);
    }

    [Fact]
    public async Task Another_insurers_people_find_nothing_and_the_implementing_body_sees_counts_alone()
    {
        await _desk.TakeInAsync(LineWithout("m1"));
        var entry = await _desk.EntryAsync("m1");
        var queries = new MissingQueries(_desk.Setup);
        var stranger = StopDesk.CallerOf("tanaka", Shikaku.Features.Accounts.Role.Supervisor, "01130012");
        var none = CancellationToken.None;
        Assert.Equal(Problems.NotFound, (await queries.ListAsync(stranger, _desk.Insurer, null, 0, 10, none)).Refusal?.Problem);
        Assert.Equal(Problems.NotFound, (await queries.FindAsync(stranger, "01130012", entry.Id, none)).Refusal?.Problem);
        Assert.Equal(Problems.NotFound, (await _desk.Inquiries.AskNoticeAsync(stranger, _desk.Insurer, entry.Id, null, _desk.Setup.Today, none)).Refusal?.Problem);
        Assert.Equal(Problems.NotFound, (await _desk.Inquiries.StartAsync(stranger, _desk.Insurer, [entry.Id], NoticeFailure.NoReply, none)).Refusal?.Problem);
        Assert.Equal(Problems.NotAllowed, (await queries.ListAsync(StopDesk.Operator, _desk.Insurer, null, 0, 10, none)).Refusal?.Problem);
        Assert.Equal(Problems.NotAllowed, (await queries.FindAsync(StopDesk.Operator, _desk.Insurer, entry.Id, none)).Refusal?.Problem);
        Assert.Equal(Problems.NotAllowed, (await _desk.Inquiries.StartAsync(StopDesk.Operator, _desk.Insurer, [entry.Id], NoticeFailure.NoReply, none)).Refusal?.Problem);
        Assert.Equal([new MissingCount(_desk.Insurer, MissingState.Noted, 1)], (await queries.CountAsync(StopDesk.Operator, none)).Result);
        Assert.Equal(Problems.NotAllowed, (await queries.CountAsync(_desk.Clerk, none)).Refusal?.Problem);
        Assert.Equal(1, (await queries.ListAsync(_desk.Clerk, _desk.Insurer, null, 0, 10, none)).Result.Total);
    }

    private Task<string[]> CountAsync() => _desk.QueryAsync("SELECT count(*)::text FROM register.missing_number");
}
