using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Intake;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>What becomes of the rows of a received file.</summary>
public sealed class FileApplicationTests(RegisterServer server) : IAsyncLifetime
{
    private MadeUpRegister _register = null!;

    public async ValueTask InitializeAsync() => _register = await MadeUpRegister.CreateAsync(server);

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task Rows_with_errors_are_listed_and_the_others_go_on()
    {
        var file = await _register.TakeInAsync(File(
            Line("m1"),
            Line("m2", "individual_number=123456789010"),
            Line("m3", "individual_number=", "name_kanji="),
            Line("m4", $"individual_number={Number(4)}", "name_kanji=基金　洋子　"),
            Line("m5").Replace(',', ';')));
        Assert.Equal(["3 S103 individual_number", "4 S101 individual_number", "4 S104 name_kanji", "5 Z04 name_kanji", "6 S001 "], await _register.FindingsAsync(file));
        Assert.Equal(
            """{"rows":5,"added":2,"changed":0,"cancelled":0,"unchanged":0,"ignored":0,"refused":3,"findings":{"S001":1,"Z04":1,"S101":1,"S103":1,"S104":1}}""", file.Result);
        Assert.Equal(2, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
    }

    [Fact]
    public async Task A_row_twice_alike_counts_once_and_rows_of_one_key_that_differ_are_all_refused()
    {
        var file = await _register.TakeInAsync(File(
            Line("m1"), Line("m1"), Line("m2", $"individual_number={Number(2)}"), Line("m2", $"individual_number={Number(2)}", "birth_date=19810101")));
        Assert.Equal(["3 S121 member_id", "4 S122 member_id", "5 S122 member_id"], await _register.FindingsAsync(file));
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
    }

    [Fact]
    public async Task A_number_of_another_person_earlier_in_the_file_is_refused()
    {
        var file = await _register.TakeInAsync(File(Line("m1"), Line("m2", "birth_date=20100101"), Line("m3", $"individual_number={Number(3)}"), Line("m4")));
        Assert.Equal(["3 S123 individual_number", "5 S124 individual_number"], await _register.FindingsAsync(file));
    }

    [Fact]
    public async Task A_loss_earlier_in_the_file_makes_room_for_the_next_qualification_of_the_number()
    {
        await using var register = await MadeUpRegister.CreateAsync(server, ManualClock.On("2025-05-15"));
        await register.TakeInAsync(File(Line("m1")));
        var file = await register.TakeInAsync(File(Change("m1", "lost_on=20250401", "loss_reason=99", "operation=L"), Line("m2", "acquired_on=20250401")));
        Assert.Empty(await register.FindingsAsync(file));
    }

    [Fact]
    public async Task A_field_of_ten_megabytes_is_refused_with_its_row_and_the_others_go_on()
    {
        var file = await _register.TakeInAsync(File(
            Line("m1"), Line("m2", $"address={new string('9', 10_000_000)}"), Line("m3", $"individual_number={Number(3)}")));
        Assert.Equal(["3 S005 "], await _register.FindingsAsync(file));
        Assert.Equal(2, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Empty(await _register.ExamineAsync());
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "必須の項目がありません")]
    [InlineData("PK\u0003\u0004 and so on", "Excel")]
    public async Task A_file_that_cannot_be_used_fails_with_a_sentence_and_leaves_nothing(string content, string sentence)
    {
        var file = await _register.TakeInAsync(content);
        Assert.Equal(IntakeState.Failed, file.State);
        Assert.Contains(sentence, file.Failure, StringComparison.Ordinal);
        Assert.Equal(0, await _register.AskAsync<long>("SELECT (SELECT count(*) FROM register.qualification) + (SELECT count(*) FROM vault.file_part)"));
        Assert.Empty(await _register.ExamineAsync());
    }

    [Fact]
    public async Task A_failed_file_may_be_sent_again()
    {
        var first = await _register.TakeInAsync("a,b\n1,2\n");
        Assert.NotEqual(first.Id, await _register.ReceiveAsync("a,b\n1,2\n"));
    }

    [Fact]
    public async Task Shift_jis_is_found_and_read()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(File(Line("m1", "name_kanji=髙橋　洋子")));
        var received = await new FileReceiver(_register.Setup).ReceiveAsync(
            MadeUpRegister.Clerk, MadeUpRegister.InsurerNumber, new MemoryStream(bytes), IntakeChannel.Page, null, CancellationToken.None);
        await RunAllAsync();
        Assert.Equal("Cp932", (await _register.FindAsync(received.Result.Id)).Encoding);
        Assert.Equal(["[2024-04-01,) 髙橋　洋子"], await _register.VersionsAsync("m1", "name_kanji"));
    }

    [Fact]
    public async Task Files_of_one_insurer_are_applied_in_the_order_of_their_receipt_by_any_number_of_workers()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"基金　{(char)('あ' + i)}").ToArray();
        foreach (var name in names)
        {
            await _register.ReceiveAsync(File(Line("m1", $"name_kanji={name}")));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAllAsync()));

        Assert.Equal([$"[2024-04-01,) {names[^1]}"], await _register.VersionsAsync("m1", "name_kanji"));
        Assert.Equal(
            string.Join(',', names),
            await _register.AskAsync<string>("SELECT string_agg(name_kanji, ',' ORDER BY lower(recorded)) FROM register.qualification"));
        Assert.Empty(await _register.ExamineAsync());
    }

    [Fact]
    public async Task A_clock_put_back_does_not_undo_the_order_of_record()
    {
        var clock = new PutBackClock();
        await using var register = await MadeUpRegister.CreateAsync(server, clock);
        await register.TakeInAsync(File(Line("m1")));
        clock.Now -= TimeSpan.FromHours(1);
        await register.TakeInAsync(File(Line("m1", "name_kanji=基金　花子")));
        await register.TakeInAsync(File(Line("m1", "name_kanji=基金　冬子")));
        Assert.Equal(
            "基金　洋子,基金　花子,基金　冬子",
            await register.AskAsync<string>("SELECT string_agg(name_kanji, ',' ORDER BY lower(recorded)) FROM register.qualification"));
        Assert.Empty(await register.ExamineAsync());
    }

    [Fact]
    public async Task A_large_file_crosses_parts_blocks_and_batches_unharmed()
    {
        const int Members = 23_000;
        var file = await _register.TakeInAsync(File(Enumerable.Range(0, Members).Select(i => Line($"m{i}", $"individual_number={Number(i)}"))));
        Assert.Contains($"\"rows\":{Members},\"added\":{Members},", file.Result, StringComparison.Ordinal);
        Assert.Equal(Members, await _register.AskAsync<long>("SELECT count(DISTINCT member_id) FROM register.qualification"));
        var again = await _register.TakeInAsync(File(Enumerable.Range(0, Members).Select(i => Line($"m{i}", $"individual_number={Number(i)}", "number=2"))));
        Assert.Contains($"\"rows\":{Members},\"added\":0,\"changed\":{Members},", again.Result, StringComparison.Ordinal);
        Assert.Empty(await _register.ExamineAsync());
    }

    private async Task RunAllAsync()
    {
        Assert.True(InsurerNumber.TryParse(MadeUpRegister.InsurerNumber, allowMadeUpBodies: true, out var insurer, out _));
        while (await new IntakeApplication(_register.Setup).RunNextAsync(insurer, waits: true, CancellationToken.None) is not null
               || await _register.AskAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Received'") > 0)
        {
        }
    }

    private sealed class PutBackClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
