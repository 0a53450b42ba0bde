using Shikaku.Features.Checks.Runs;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Checks.Runs.CheckedRegister;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>Late, doubled, foreign and bad replies, and what has changed meanwhile: nobody gets a number by them who should not, and nothing is lost.</summary>
public sealed class InquiryReplyTests(RegisterServer server) : IAsyncLifetime
{
    private MissingDesk _desk = null!;

    private MadeUpRegistry Registry => _desk.Registry;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_same_reply_again_and_a_later_other_one_change_nothing()
    {
        await _desk.InquireAsync("m1");
        Assert.Equal("Inquiring", await _desk.StateAsync("m1"));
        var request = Assert.Single(Registry.Inquiries).Request.Id;
        Registry.AddPiece(request, Hits(SameResident, 1));
        Registry.AddPiece(request, Hits(SameResident, 1));
        Registry.AddPiece(request, Hits(SameResident, 2));
        Registry.Set(Number(1), SameResident);
        await _desk.Checked.RunAsync();
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
        Assert.Equal([Number(1)], Assert.Single(Registry.Sent).Numbers);
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(*)::text FROM register.qualification"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task Rows_that_are_none_errors_and_lines_that_were_not_asked_leave_the_line_open()
    {
        await _desk.InquireAsync("m1");
        var request = Registry.Inquiries[0].Request.Id;
        Registry.AddPiece(request, "no reply at all");
        Registry.AddPiece(request, MadeUpRegistry.Piece(
            "x,y\n", $"2,1,{Number(1)},1,{SameResident}\n", $"1,1,123,1,{SameResident}\n", "1,0,,9,,,,,,,\n", $"1,2,{Number(1)},1,{SameResident}\n"));
        await _desk.Checked.RunAsync();
        Assert.Equal("Inquiring", await _desk.StateAsync("m1"));
        Registry.AddPiece(request, Hits(SameResident, 1));
        await _desk.Checked.RunAsync();
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task Two_people_of_whom_each_says_that_they_are_the_only_one_are_several()
    {
        await _desk.InquireAsync("m1");
        Registry.AddPiece(Registry.Inquiries[0].Request.Id, MadeUpRegistry.Piece($"1,1,{Number(1)},1,{SameResident}\n", $"1,1,{Number(2)},1,{SameResident}\n"));
        await _desk.Checked.RunAsync();
        Assert.Equal("SentBack S203", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task A_reply_to_an_inquiry_is_no_strangers_and_one_to_a_closed_inquiry_is()
    {
        await _desk.InquireAsync("m1");
        var request = Registry.Inquiries[0].Request.Id;
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(*)::text FROM checks.request WHERE request_id = @request AND state <> 'Closed'", new { request }));
        Registry.AddPiece(request, Hits(SameResident, 1));
        await _desk.Checked.RunAsync();
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT count(*)::text FROM checks.request WHERE request_id = @request AND state <> 'Closed'", new { request }));
    }

    [Fact]
    public async Task A_line_that_is_not_answered_in_time_is_asked_again_under_another_name_with_the_same_content()
    {
        await _desk.InquireAsync("m1");
        await using (var connection = await _desk.Setup.Database.ConnectForAsync(_desk.Insurer, CancellationToken.None))
        {
            await Dapper.SqlMapper.ExecuteAsync(connection, "UPDATE checks.request SET due_at = asked_at WHERE kind = 'Items'");
        }

        await _desk.Checked.RunAsync();
        Assert.Equal(2, Registry.Inquiries.Count);
        Assert.NotEqual(Registry.Inquiries[0].Request.Id, Registry.Inquiries[1].Request.Id);
        Assert.Equal(Registry.Inquiries[0].Content, Registry.Inquiries[1].Content);
        Registry.AddPiece(Registry.Inquiries[1].Request.Id, Hits(SameResident, 1));
        await _desk.Checked.RunAsync();
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task An_outage_delays_the_inquiry_and_loses_nothing()
    {
        Registry.IsOut = true;
        Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        await _desk.InquireAsync("m1");
        Assert.Equal("Inquiring", await _desk.StateAsync("m1"));
        Registry.IsOut = false;
        await _desk.Checked.RunAsync();
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task A_sender_that_ends_after_the_registry_has_the_request_sends_it_again_under_the_same_name()
    {
        var isKilled = false;
        Registry.AnswerToItems = _ => isKilled ? [Hits(SameResident, 1)] : throw new IOException("killed");
        await _desk.TakeInAsync(LineWithout("m1"));
        var entry = (await _desk.EntryAsync("m1")).Id;
        await _desk.AskNoticeAsync(entry);
        Assert.Null((await _desk.StartAsync(entry)).Refusal);
        await Assert.ThrowsAsync<IOException>(_desk.Checked.RunAsync);
        isKilled = true;
        await _desk.Checked.RunAsync();
        Assert.Equal(Registry.Inquiries[0], Registry.Inquiries[1]);
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(*)::text FROM register.qualification"));
    }

    [Fact]
    public async Task A_row_that_says_something_else_by_now_takes_no_answer_to_the_former_one()
    {
        await _desk.InquireAsync("m1");
        await _desk.TakeInAsync(LineWithout("m1", "birth_date=19800102"));
        Registry.AddPiece(Registry.Inquiries[0].Request.Id, Hits(SameResident, 1));
        await _desk.Checked.RunAsync();
        Assert.Equal("NoticeAsked", await _desk.StateAsync("m1"));
        Assert.Null(await _desk.RegisteredAsync("m1"));
    }

    [Fact]
    public async Task A_member_who_has_been_registered_meanwhile_keeps_that_number()
    {
        await _desk.InquireAsync("m1");
        await _desk.TakeInAsync(Line("m1", $"individual_number={Number(2)}"));
        Registry.AddPiece(Registry.Inquiries[0].Request.Id, Hits(SameResident, 1));
        await _desk.Checked.RunAsync();
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
        Assert.Equal("1", await _desk.RegisteredAsync("m1"));
        Assert.Equal([Number(2)], Assert.Single(Registry.Sent).Numbers);
    }

    [Fact]
    public async Task A_number_that_is_registered_for_somebody_else_is_not_taken()
    {
        await _desk.TakeInAsync(Line("other", "birth_date=19500101", "name_kanji=別　人"));
        Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        await _desk.InquireAsync("m1");
        Assert.Equal("SentBack S123", await _desk.StateAsync("m1"));
        Assert.Null(await _desk.RegisteredAsync("m1"));
    }

    [Fact]
    public async Task A_number_under_another_key_of_the_same_person_is_taken_and_listed()
    {
        await _desk.TakeInAsync(Line("other"));
        Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        await _desk.InquireAsync("m1");
        Assert.Contains("S124", await _desk.StateAsync("m1"), StringComparison.Ordinal);
        Assert.Equal("2", await _desk.RegisteredAsync("m1"));
    }

    [Fact]
    public async Task Several_receivers_at_once_take_a_reply_once()
    {
        await _desk.InquireAsync("m1");
        Registry.AddPiece(Registry.Inquiries[0].Request.Id, Hits(SameResident, 1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new ReplyReceiver(_desk.Checked.Checks).RunAsync(CancellationToken.None)));
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(*)::text FROM register.qualification"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }
}
