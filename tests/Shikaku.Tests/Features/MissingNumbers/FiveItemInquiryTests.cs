using Shikaku.Features.Residents;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Checks.Runs.CheckedRegister;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>A missing number is asked for by five items, and taken only on one hit with all five agreeing (CHK-10, CHK-11).</summary>
public sealed class FiveItemInquiryTests(RegisterServer server) : IAsyncLifetime
{
    private MissingDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task One_hit_that_agrees_in_five_items_brings_the_number_and_the_usual_check_follows()
    {
        _desk.Registry.AnswerToItems = _ => [Hits(SameResident, 1)];
        _desk.Registry.Set(Number(1), SameResident);
        await _desk.InquireAsync("m1");
        Assert.Equal("Registered", await _desk.StateAsync("m1"));
        Assert.Equal("2", await _desk.RegisteredAsync("m1"));
        var (request, content) = Assert.Single(_desk.Registry.Inquiries);
        Assert.Equal(InquiryKind.Items, request.Kind);
        Assert.Equal("line,name_kanji,name_kana,birth_date,sex,address\n1,基金　洋子,ｷｷﾝ ﾖｳｺ,19800101,2,東京都千代田区麹町１丁目１番地\n", content);
        Assert.Equal([Number(1)], Assert.Single(_desk.Registry.Sent).Numbers);
        Assert.Equal("○ None eeeee", await _desk.Checked.VerdictAsync("m1"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Theory]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19810101,2,東京都千代田区麹町１丁目１番地", "SentBack S204 BirthDate")]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,1,東京都千代田区麹町１丁目１番地", "SentBack S204 Sex")]
    [InlineData("基金　花子,ｷｷﾝ ﾊﾅｺ,,,19800101,2,東京都千代田区麹町１丁目１番地", "SentBack S204 KanjiName;KanaName")]
    [InlineData("基●　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目１番地", "SentBack S204 KanjiName")]
    [InlineData("基金　洋子,,,,19800101,2,東京都千代田区麹町１丁目１番地", "SentBack S204 KanaName")]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800100,2,東京都千代田区麹町１丁目１番地", "SentBack S204 BirthDate")]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目２番地", "SentBack S204 Address")]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,", "SentBack S204 Address")]
    [InlineData("基金　洋子,キキン　ヨウコ,,,19800101,2,千代田区麹町1-1", "Registered")]
    public async Task An_item_that_differs_sends_the_entry_back_and_a_notation_does_not(string resident, string state)
    {
        _desk.Registry.AnswerToItems = _ => [Hits(resident, 1)];
        await _desk.InquireAsync("m1");
        Assert.Equal(state, await _desk.StateAsync("m1"));
        Assert.Equal(state == "Registered" ? "2" : null, await _desk.RegisteredAsync("m1"));
    }

    [Fact]
    public async Task CHK_ex_9_three_items_two_hits_and_a_differing_address_take_no_number()
    {
        await _desk.TakeInAsync(LineWithout("m1", "address="));
        var entry = await _desk.EntryAsync("m1");
        await _desk.AskNoticeAsync(entry.Id);
        Assert.Equal("S201", (await _desk.StartAsync(entry.Id)).Refusal?.Problem.Code);
        Assert.Equal("SentBack S201", await _desk.StateAsync("m1"));

        _desk.Registry.AnswerToItems = _ => [Hits(SameResident, 2, 3)];
        await _desk.InquireAsync("m2");
        Assert.Equal("SentBack S203", await _desk.StateAsync("m2"));

        _desk.Registry.AnswerToItems = _ => [Hits("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,大阪府大阪市北区梅田１丁目１番", 4)];
        await _desk.InquireAsync("m3");
        Assert.Equal("SentBack S204 Address", await _desk.StateAsync("m3"));
        Assert.Equal(2, _desk.Registry.Inquiries.Count);
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT count(*)::text FROM register.qualification"));
    }

    [Fact]
    public async Task Nobody_found_sends_the_entry_back()
    {
        _desk.Registry.AnswerToItems = _ => [Hits("")];
        await _desk.InquireAsync("m1");
        Assert.Equal("SentBack S202", await _desk.StateAsync("m1"));
    }
}
