namespace Shikaku.Tests.Features.Checks;

/// <summary>Rows that repeat a key or a number of another row (S121 to S124).</summary>
public sealed class CheckRepetitionTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CHK_ex_07_a_row_that_comes_twice_is_ignored_the_second_time()
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(member, member).WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.Equal(["3 S121"], _folder.FindingCodes);
        Assert.Equal(["2"], _folder.Judgements.Select(fields => fields[0]));
        Assert.Equal(1, _folder.Summary.GetProperty("ignored").GetInt64());
        Assert.Equal(1, _folder.Summary.GetProperty("marks").GetProperty("○").GetInt64());
    }

    [Fact]
    public async Task CHK_ex_07_one_key_with_two_births_refuses_both_rows()
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(member, PersonLine.Member("M2", PersonLine.Numbers[1]), member.With("birth_date", "19800102"))
            .WriteResidents(PersonLine.ResidentOf(member), PersonLine.ResidentOf(PersonLine.Member("M2", PersonLine.Numbers[1]))).RunAsync();

        Assert.Equal(["2 S122", "4 S122"], _folder.FindingCodes);
        Assert.Equal(["－all", "○none", "－all"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
        Assert.Equal("S122", _folder.Judgements[0][^1]);
        Assert.Equal(2, _folder.Summary.GetProperty("refused").GetInt64());
    }

    [Fact]
    public async Task CHK_ex_08_one_number_with_two_births_refuses_the_later_row()
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(member, PersonLine.Member("M2").With("birth_date", "20100101"))
            .WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.Equal(["3 S123"], _folder.FindingCodes);
        Assert.Equal(["○none", "－all"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
    }

    [Fact]
    public async Task One_person_under_two_keys_is_warned_of_and_judged()
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(member, PersonLine.Member("M2")).WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.Equal(["3 S124"], _folder.FindingCodes);
        Assert.Equal(["○none", "○none"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
    }

    [Fact]
    public async Task A_person_who_came_back_after_a_loss_is_no_repetition()
    {
        var member = PersonLine.Member().With("lost_on", "20210401").With("loss_reason", "99");
        await _folder.WriteMembers(member, PersonLine.Member("M2").With("acquired_on", "20210401"))
            .WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.Empty(_folder.Findings);
    }

    [Fact]
    public async Task Findings_of_repetition_stand_among_the_others_in_the_order_of_lines()
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(
                member.With("name_kanji", "基金　洋子　"),
                PersonLine.Member("M2", PersonLine.Numbers[1]).With("name_kanji", "基金　洋子　"),
                member.With("name_kanji", "基金　洋子　"),
                PersonLine.Member("M3", PersonLine.Numbers[2]).With("name_kanji", "基金　洋子　"))
            .WriteResidents(CheckFolder.ResidentHeader).RunAsync();

        Assert.Equal(
            ["2 Z04", "2 S010", "3 Z04", "3 S010", "4 Z04", "4 S010", "4 S121", "5 Z04", "5 S010"],
            _folder.FindingCodes);
        Assert.Equal(3, _folder.Summary.GetProperty("notFound").GetInt64());
        Assert.Equal(0, _folder.Summary.GetProperty("refused").GetInt64());
    }

    [Fact]
    public async Task A_number_that_stands_twice_among_the_residents_counts_the_first_time()
    {
        var member = PersonLine.Member();
        var resident = PersonLine.ResidentOf(member);
        await _folder.WriteMembers(member).WriteResidents(resident, resident.With("birth_date", "20100101")).RunAsync();

        Assert.Equal("○none", _folder.OnlyJudgement);
        Assert.Equal("3,residents.individual_number,S008,warning", string.Join(',', Assert.Single(_folder.Findings)[..4]));
    }
}
