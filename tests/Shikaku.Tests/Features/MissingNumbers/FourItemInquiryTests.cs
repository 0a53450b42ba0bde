using Shikaku.Features.Accounts;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Organisations;
using Shikaku.Features.Residents;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Stops;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Checks.Runs.CheckedRegister;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>A welfare office that has the number nowhere asks by four items, and two people compare by eye (CHK-13).</summary>
public sealed class FourItemInquiryTests(RegisterServer server) : IAsyncLifetime
{
    private MissingDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server, Office);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task CHK_ex_10_one_person_alone_takes_no_number_and_two_do()
    {
        var entry = await ExamineAsync();
        Assert.Null(await _desk.RegisteredAsync("m1"));
        Assert.Null((await RecogniseAsync(entry, _desk.Clerk)).Refusal);
        Assert.Equal("S205", (await RecogniseAsync(entry, _desk.Clerk)).Refusal?.Problem.Code);
        Assert.Equal("S205", (await RecogniseAsync(entry, _desk.Clerk with { Rights = Rights.Of(Role.Supervisor) })).Refusal?.Problem.Code);
        Assert.Equal("S205", (await RecogniseAsync(entry, StopDesk.CallerOf("suzuki", Role.Clerk, Office))).Refusal?.Problem.Code);
        Assert.Equal("Examining", await _desk.StateAsync("m1"));
        Assert.Null((await RecogniseAsync(entry, _desk.Supervisor)).Refusal);
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
        Assert.Equal("3", await _desk.RegisteredAsync("m1"));
        Assert.Equal(0, await FoundAsync());
        _desk.Registry.Set(Number(1), SameResident);
        await _desk.Checked.RunAsync();
        Assert.Equal([Number(1)], Assert.Single(_desk.Registry.Sent).Numbers);
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task The_registry_is_asked_by_four_items_and_the_kana_must_agree_where_both_hold_it()
    {
        await ExamineAsync();
        var (request, content) = Assert.Single(_desk.Registry.Inquiries);
        Assert.Equal(InquiryKind.FourItems, request.Kind);
        Assert.Equal("line,name_kanji,birth_date,sex,address\n1,基金　洋子,19800101,2,東京都千代田区麹町１丁目１番地\n", content);
        _desk.Registry.AnswerToItems = _ => [Hits("基金　洋子,ｷｷﾝ ﾋﾛｺ,,,19800101,2,東京都千代田区麹町１丁目１番地", 2)];
        await _desk.InquireAsync("m2");
        Assert.Equal("SentBack S204 KanaName", await _desk.StateAsync("m2"));
        _desk.Registry.AnswerToItems = _ => [Hits("基金　洋子,,,,19800101,2,東京都千代田区麹町１丁目１番地", 3)];
        await _desk.InquireAsync("m3");
        Assert.Equal("Examining", await _desk.StateAsync("m3"));
        _desk.Registry.AnswerToItems = _ => [Hits(SameResident, 4)];
        await _desk.InquireAsync("m4", "name_kana=");
        Assert.Equal("Examining", await _desk.StateAsync("m4"));
        _desk.Registry.AnswerToItems = _ => [Hits(SameResident, 5, 6)];
        await _desk.InquireAsync("m5");
        Assert.Equal("SentBack S203", await _desk.StateAsync("m5"));
        _desk.Registry.AnswerToItems = _ => [Hits("")];
        await _desk.InquireAsync("m6");
        Assert.Equal("SentBack S202", await _desk.StateAsync("m6"));
    }

    [Fact]
    public async Task Whoever_says_that_it_is_another_person_removes_the_number()
    {
        var entry = await ExamineAsync();
        Assert.Equal(1, await FoundAsync());
        Assert.Null((await RecogniseAsync(entry, _desk.Clerk)).Refusal);
        var seen = (await _desk.EntryOfAsync(entry)).Version;
        Assert.Null((await _desk.Eyes.RejectAsync(_desk.Supervisor, Office, entry, seen, CancellationToken.None)).Refusal);
        Assert.Equal("SentBack S204", await _desk.StateAsync("m1"));
        Assert.Equal(0, await FoundAsync());
        Assert.Equal(0, await _desk.Checked.Register.AskAsync<long>("SELECT count(*) FROM vault.individual_number"));
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT count(resident_name_kanji)::text FROM register.missing_number WHERE upper_inf(recorded)"));
    }

    [Theory]
    [InlineData("row")]
    [InlineData("number")]
    [InlineData("withdrawal")]
    public async Task What_ends_the_search_otherwise_removes_the_number_too(string what)
    {
        var entry = await ExamineAsync();
        switch (what)
        {
            case "row":
                await _desk.TakeInAsync(LineWithout("m1", "birth_date=19800102"));
                break;
            case "number":
                await _desk.TakeInAsync(Line("m1", $"individual_number={Number(2)}"));
                break;
            default:
                Assert.Null((await _desk.Inquiries.WithdrawAsync(_desk.Clerk, Office, entry, null, "誤り", CancellationToken.None)).Refusal);
                break;
        }

        Assert.Equal(0, await FoundAsync());
        Assert.Equal(Problems.EntryStateUnfit, (await RecogniseAsync(entry, _desk.Supervisor)).Refusal?.Problem);
    }

    [Fact]
    public async Task A_key_of_a_system_has_no_eyes()
    {
        var entry = await ExamineAsync();
        var system = _desk.Supervisor with { Actor = new(Shikaku.Features.Audit.ActorKind.ApiKey, "key") };
        Assert.Equal("S205", (await RecogniseAsync(entry, system)).Refusal?.Problem.Code);
        Assert.Equal(Problems.NotAllowed, (await RecogniseAsync(entry, StopDesk.Operator)).Refusal?.Problem);
    }

    [Fact]
    public async Task A_number_that_is_another_persons_by_then_is_refused_and_removed()
    {
        var entry = await ExamineAsync();
        await _desk.TakeInAsync(Line("other", "birth_date=19500101"));
        Assert.Null((await RecogniseAsync(entry, _desk.Clerk)).Refusal);
        Assert.Null((await RecogniseAsync(entry, _desk.Supervisor)).Refusal);
        Assert.Equal("SentBack S123", await _desk.StateAsync("m1"));
        Assert.Equal(0, await FoundAsync());
    }

    [Theory]
    [InlineData(WelfareOfficeType.A)]
    [InlineData(WelfareOfficeType.B)]
    [InlineData(null)]
    internal async Task An_office_that_has_numbers_or_of_unknown_type_does_not_ask_by_items(WelfareOfficeType? type)
    {
        if (type is { } known)
        {
            await _desk.SetOfficeAsync(known);
        }

        await _desk.SetOfficeAsync(WelfareOfficeType.C, _desk.Setup.Today.AddDays(1));
        await _desk.TakeInAsync(LineWithout("m1"));
        var entry = (await _desk.EntryAsync("m1")).Id;
        await _desk.AskNoticeAsync(entry);
        Assert.Equal("MIS.OFFICE", (await _desk.StartAsync(entry)).Refusal?.Problem.Code);
        await _desk.SetOfficeAsync(WelfareOfficeType.C);
        Assert.Null((await _desk.StartAsync(entry)).Refusal);
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task Only_the_implementing_body_says_of_which_type_a_welfare_office_is()
    {
        var offices = new WelfareOffices(_desk.Setup.Database, _desk.Setup.Ring.AuditSecret, _desk.Setup.Tables.Registration, _desk.Setup.Clock);
        var office = new WelfareOffice(Office, WelfareOfficeType.A, _desk.Setup.Today);
        Assert.Equal(Problems.NotAllowed, (await offices.SetAsync(_desk.Supervisor, office, CancellationToken.None)).Refusal?.Problem);
        Assert.True((await offices.SetAsync(StopDesk.Operator, office, CancellationToken.None)).Result);
        Assert.False((await offices.SetAsync(StopDesk.Operator, office, CancellationToken.None)).Result);
        var insurer = office with { Organisation = Members.MadeUpRegister.InsurerNumber };
        Assert.Equal(Problems.OfficeTypeUnfit, (await offices.SetAsync(StopDesk.Operator, insurer, CancellationToken.None)).Refusal?.Problem);
        var unknown = office with { Organisation = "12270120" };
        Assert.Equal(Problems.NotFound, (await offices.SetAsync(StopDesk.Operator, unknown, CancellationToken.None)).Refusal?.Problem);
    }

    private async Task<Guid> ExamineAsync()
    {
        await _desk.SetOfficeAsync(WelfareOfficeType.C);
        _desk.Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        var entry = await _desk.InquireAsync("m1");
        Assert.Equal("Examining", await _desk.StateAsync("m1"));
        return entry;
    }

    private async Task<Outcome<MissingEntry>> RecogniseAsync(Guid entry, Caller caller) =>
        await _desk.Eyes.RecogniseAsync(caller, Office, entry, (await _desk.EntryOfAsync(entry)).Version, CancellationToken.None);

    private Task<long> FoundAsync() => _desk.Checked.Register.AskAsync<long>("SELECT count(*) FROM vault.found_number");
}
