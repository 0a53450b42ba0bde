using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Members;

/// <summary>What the register says of a qualification after additions, changes, losses and cancellations (LIF-02, LIF-03, LIF-05).</summary>
public sealed class QualificationHistoryTests(RegisterServer server) : IAsyncLifetime
{
    private MadeUpRegister _register = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await MadeUpRegister.CreateAsync(server, ManualClock.On("2025-05-15"));
        var file = await _register.TakeInAsync(File(Line("m1")));
        Assert.Equal("""{"rows":1,"added":1,"changed":0,"cancelled":0,"unchanged":0,"ignored":0,"refused":0,"findings":{}}""", file.Result);
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    public static TheoryData<string, string, string[]> Changes => new()
    {
        { "a correction replaces all days", Change("m1", "address=東京都千代田区麹町２丁目１番地"), ["[2024-04-01,) 東京都千代田区麹町２丁目１番地|-"] },
        {
            "a change splits at the day of its fact", Change("m1", "address=東京都千代田区麹町２丁目１番地", "fact_on=20250701", "operation=C"),
            ["[2024-04-01,2025-07-01) 東京都千代田区麹町１丁目１番地|-", "[2025-07-01,) 東京都千代田区麹町２丁目１番地|-"]
        },
        { "a fact on the day of acquisition corrects all days", Change("m1", "address=東京都千代田区麹町２丁目１番地", "fact_on=20240401"), ["[2024-04-01,) 東京都千代田区麹町２丁目１番地|-"] },
        { "a loss cuts", Change("m1", "lost_on=20251001", "loss_reason=03", "operation=L"), ["[2024-04-01,2025-10-01) 東京都千代田区麹町１丁目１番地|2025-10-01"] },
        { "a loss on the day of acquisition is stored, valid on no day", Change("m1", "lost_on=20240401", "loss_reason=99", "operation=L"), ["empty 東京都千代田区麹町１丁目１番地|2024-04-01"] },
        { "a cancellation closes all", Change("m1", "operation=X"), [] },
        { "a blank cell leaves the value", Change("m1", "operation=C"), ["[2024-04-01,) 東京都千代田区麹町１丁目１番地|-"] },
        { "an asterisk takes the value away", Change("m1", "address=*", "operation=C"), ["[2024-04-01,) -|-"] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_makes_versions(string what, string line, string[] expected)
    {
        await _register.TakeInAsync(File(line));
        Assert.Equal(expected, await _register.VersionsAsync("m1", "address", "lost_on"));
        Assert.Empty(await _register.ExamineAsync());
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task A_loss_taken_back_reopens_the_qualification_with_all_its_splits()
    {
        await _register.TakeInAsync(File(Change("m1", "address=大阪府大阪市北区梅田１丁目１番地", "fact_on=20250701")));
        await _register.TakeInAsync(File(Change("m1", "lost_on=20250601", "loss_reason=03", "operation=L")));
        Assert.Equal(["[2024-04-01,2025-06-01) 東京都千代田区麹町１丁目１番地"], await _register.VersionsAsync("m1", "address"));

        await _register.TakeInAsync(File(Change("m1", "lost_on=*", "loss_reason=*")));

        Assert.Equal(
            ["[2024-04-01,2025-07-01) 東京都千代田区麹町１丁目１番地|-|-", "[2025-07-01,) 大阪府大阪市北区梅田１丁目１番地|-|2025-07-01"],
            await _register.VersionsAsync("m1", "address", "lost_on", "fact_on"));
        Assert.Equal(4, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification WHERE NOT upper_inf(recorded)"));
        Assert.Empty(await _register.ExamineAsync());
    }

    [Fact]
    public async Task LIF_05_what_files_say_meanwhile_is_kept_when_a_loss_is_taken_back_or_moved()
    {
        await _register.TakeInAsync(File(Change("m1", "address=大阪府大阪市北区梅田１丁目１番地", "fact_on=20250701"), Line("m2", $"individual_number={Number(2)}")));
        await _register.TakeInAsync(File(Change("m1", "lost_on=20250601", "loss_reason=03", "fact_on=20250531", "operation=L")));
        await _register.TakeInAsync(File(Change("m1", "name_kanji=山本　洋子", "fact_on=20250501", "operation=C")));
        await _register.TakeInAsync(File(Change("m1", "lost_on=20250801", "loss_reason=03", "operation=C"), Change("m2", "operation=C", "lost_on=*")));
        Assert.Equal(
            [
                "[2024-04-01,2025-05-01) 基金　洋子|東京都千代田区麹町１丁目１番地", "[2025-05-01,2025-07-01) 山本　洋子|東京都千代田区麹町１丁目１番地",
                "[2025-07-01,2025-08-01) 山本　洋子|大阪府大阪市北区梅田１丁目１番地",
            ],
            await _register.VersionsAsync("m1", "name_kanji", "address"));

        await _register.TakeInAsync(File(Change("m1", "lost_on=＊", "loss_reason=*")));

        Assert.Equal(
            ["[2024-04-01,2025-05-01) -|-", "[2025-05-01,2025-07-01) 2025-05-01|-", "[2025-07-01,) 2025-07-01|-"], await _register.VersionsAsync("m1", "fact_on", "lost_on"));
        Assert.Empty(await _register.ExamineAsync());
    }

    [Theory]
    [InlineData("operation=C", "2 S137 operation")]
    [InlineData("operation=L", "2 S137 operation")]
    [InlineData("operation=X", "2 S137 operation")]
    public async Task What_is_not_there_cannot_be_changed(string operation, string finding)
    {
        var file = await _register.TakeInAsync(File(Change("m2", operation, "lost_on=20250401")));
        Assert.Equal([finding], await _register.FindingsAsync(file));
    }

    [Fact]
    public async Task A_loss_of_what_was_not_registered_is_registered_if_it_says_everything()
    {
        var file = await _register.TakeInAsync(File(Line("m2", $"individual_number={Number(2)}", "operation=L", "lost_on=20250401", "loss_reason=03")));
        Assert.Equal(["2 S139 operation"], await _register.FindingsAsync(file));
        Assert.Equal(["[2024-04-01,2025-04-01) "], await _register.VersionsAsync("m2"));
    }

    [Fact]
    public async Task Adding_what_is_there_with_other_content_is_refused()
    {
        var file = await _register.TakeInAsync(File(Line("m1", "operation=A", "name_kanji=基金　花子")));
        Assert.Equal(["2 S136 operation"], await _register.FindingsAsync(file));
        Assert.Contains("\"refused\":1", file.Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_again_what_is_there_changes_nothing()
    {
        var file = await _register.TakeInAsync(File(Line("m1", "operation=A")));
        Assert.Contains("\"unchanged\":1", file.Result, StringComparison.Ordinal);
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM register.qualification"));
    }

    [Fact]
    public async Task A_loss_needs_its_day()
    {
        var file = await _register.TakeInAsync(File(Change("m1", "operation=L", "loss_reason=03")));
        Assert.Equal(["2 S120 lost_on", "2 S138 lost_on"], await _register.FindingsAsync(file));
    }

    [Fact]
    public async Task A_member_has_no_two_qualifications_for_one_day()
    {
        var file = await _register.TakeInAsync(File(Line("m1", "acquired_on=20250401")));
        Assert.Equal(["2 S135 acquired_on"], await _register.FindingsAsync(file));
        var next = await _register.TakeInAsync(File(Change("m1", "lost_on=20250401", "loss_reason=99"), Line("m1", "acquired_on=20250401")));
        Assert.Empty(await _register.FindingsAsync(next));
        Assert.Equal(["[2024-04-01,2025-04-01) ", "[2025-04-01,) "], await _register.VersionsAsync("m1"));
    }

    [Fact]
    public async Task A_number_of_somebody_else_is_refused_and_a_second_qualification_of_the_same_person_noted()
    {
        var file = await _register.TakeInAsync(File(Line("m2", "birth_date=20100101"), Line("m3", "name_kanji=基金　洋子")));
        Assert.Equal(["2 S123 individual_number", "3 S124 individual_number"], await _register.FindingsAsync(file));
        Assert.Empty(await _register.VersionsAsync("m2"));
        Assert.Single(await _register.VersionsAsync("m3"));
    }

    [Fact]
    public async Task A_row_of_another_insurer_is_refused()
    {
        var file = await _register.TakeInAsync(File(Change("m1", "insurer_number=01040013", "operation=X"), Line("m9", "insurer_number=01040013")));
        Assert.Equal(["2 S127 insurer_number", "3 S127 insurer_number"], await _register.FindingsAsync(file));
        Assert.Single(await _register.VersionsAsync("m1"));
    }

    [Fact]
    public async Task The_number_lies_in_the_vault_and_nowhere_else()
    {
        var number = Number(1);
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(*) FROM vault.individual_number"));
        Assert.Equal(0, await _register.AskAsync<long>("SELECT count(*) FROM vault.file_part"));
        Assert.Equal(0, await _register.AskAsync<long>($"SELECT count(*) FROM register.qualification AS row WHERE row::text LIKE '%{number}%'"));
        Assert.Equal(0, await _register.AskAsync<long>($"SELECT count(*) FROM audit.change AS row WHERE row::text LIKE '%{number}%'"));
        Assert.Equal(0, await _register.AskAsync<long>($"SELECT count(*) FROM intake.file AS row WHERE row::text LIKE '%{number}%'"));
    }

    [Theory]
    [InlineData("address", "東京都千代田区麹町１丁目 ")]
    [InlineData("symbol", "")]
    [InlineData("name_kanji", "基金　洋子 ")]
    public async Task A_number_in_another_column_is_refused(string column, string before)
    {
        var file = await _register.TakeInAsync(File(Line("m2", $"individual_number={Number(2)}", $"{column}={before}{Number(2)}")));
        Assert.Contains($"2 S141 {column}", await _register.FindingsAsync(file));
        Assert.Empty(await _register.VersionsAsync("m2"));
    }

    [Theory]
    [InlineData("address")]
    [InlineData("name_kanji")]
    [InlineData("name_kana")]
    public async Task Another_persons_number_in_a_text_is_refused_in_any_width(string column)
    {
        var wide = string.Concat(Number(3).Select(digit => (char)(digit - '0' + '０')));
        var file = await _register.TakeInAsync(File(Line("m2", $"individual_number={Number(2)}", $"{column}=ｷｷﾝ {Number(3)}"), Line("m3", $"{column}=ｷｷﾝ {wide}")));
        var findings = await _register.FindingsAsync(file);
        Assert.Contains($"2 S141 {column}", findings);
        Assert.Contains($"3 S141 {column}", findings);
        Assert.Empty(await _register.VersionsAsync("m2"));
    }

    [Fact]
    public async Task A_number_of_an_insurer_is_not_taken_for_an_individual_number()
    {
        var file = await _register.TakeInAsync(File(Line("m2", $"individual_number={Number(2)}", $"number={Number(3)}")));
        Assert.DoesNotContain("2 S141 number", await _register.FindingsAsync(file));
        Assert.Single(await _register.VersionsAsync("m2"));
    }

    [Fact]
    public async Task A_change_of_the_number_is_a_change_of_the_person_on_all_days()
    {
        await _register.TakeInAsync(File(Change("m1", "name_kanji=基金　花子", "fact_on=20250101")));
        await _register.TakeInAsync(File(Change("m1", $"individual_number={Number(2)}")));
        Assert.Equal(2, await _register.AskAsync<long>("SELECT count(*) FROM vault.individual_number"));
        Assert.Equal(1, await _register.AskAsync<long>("SELECT count(DISTINCT person_key) FROM register.qualification WHERE upper_inf(recorded)"));
        Assert.Equal(["[2024-04-01,2025-01-01) 基金　洋子", "[2025-01-01,) 基金　花子"], await _register.VersionsAsync("m1", "name_kanji"));
    }
}
