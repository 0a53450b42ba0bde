using System.Globalization;
using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Text;

namespace Shikaku.Tests.Features.Checks;

/// <summary>Files that are right or wrong in the extreme: as long, as wide and as repetitive as they can be.</summary>
public sealed class CheckExtremeFilesTests : IDisposable
{
    private const int Rows = 20_000;

    private readonly CheckFolder _folder = new();
    private readonly PersonLine _member = PersonLine.Member();

    public CheckExtremeFilesTests() => _folder.WriteMembers(_member).WriteResidents(PersonLine.ResidentOf(_member));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(-1, "○none")]
    [InlineData(0, "○none")]
    [InlineData(1, "－all")]
    public async Task A_row_may_be_as_long_as_one_mebibyte(int beyond, string judgement)
    {
        // The line end counts too.
        var room = CsvReader.MaxRecordBytes + beyond - Encoding.UTF8.GetByteCount(_member.ToMemberCsv()) - 1;
        var resident = PersonLine.ResidentOf(_member).With("address", _member["address"] + new string('x', 1000));
        _folder.WriteMembers(_member, _member.With("symbol", _member["symbol"] + new string('x', room)), _member).WriteResidents(resident);
        await _folder.RunAsync();
        Assert.Equal(judgement == "－all" ? "S005" : "S122", _folder.Judgements[1][^1]);

        _folder.WriteMembers(_member.With("symbol", _member["symbol"] + new string('x', room))).WriteResidents(PersonLine.ResidentOf(_member));
        await _folder.RunAsync();
        Assert.Equal(judgement, _folder.OnlyJudgement);
    }

    [Fact]
    public async Task Residents_may_be_as_long_as_members()
    {
        var address = _member["address"] + new string('北', 340_000);
        _folder.WriteMembers(_member.With("address", address)).WriteResidents(PersonLine.ResidentOf(_member).With("address", address + "東"));
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("--explain")).ExitCode);
        Assert.NotEqual("○none", _folder.OnlyJudgement);
    }

    [Fact]
    public async Task A_header_of_very_many_columns_is_refused()
    {
        _folder.WriteMembers(CheckFolder.MemberHeader + string.Concat(Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $",c{i}"))));
        var run = await _folder.RunAsync();
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("項目が多すぎます", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_of_one_column_is_enough_for_residents()
    {
        _folder.WriteResidents("individual_number", _member["individual_number"]);
        await _folder.RunAsync();
        Assert.Equal(["undetermined", "undetermined", "undetermined", "undetermined", "undetermined"], Assert.Single(_folder.Judgements)[5..10]);
    }

    [Theory]
    [InlineData("M1", "1980", "S121")]
    [InlineData("M1", null, "S122")]
    [InlineData(null, null, "S123")]
    [InlineData(null, "1980", "S124")]
    public async Task All_rows_may_repeat_one_number(string? memberId, string? birthYear, string code)
    {
        var member = _member.With("member_id", "MEMBER").With("birth_date", "YEAR0101").ToMemberCsv();
        _folder.WriteMembers([CheckFolder.MemberHeader, .. Enumerable.Range(0, Rows).Select(i => member
            .Replace("MEMBER", memberId ?? "M" + i, StringComparison.Ordinal)
            .Replace("YEAR", birthYear ?? (1950 + (i % 60)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))]);
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync()).ExitCode);
        Assert.InRange(_folder.Findings.Count(fields => fields[2] == code), Rows * 9 / 10, Rows);
    }

    [Fact]
    public async Task All_residents_may_have_one_number()
    {
        var resident = PersonLine.ResidentOf(_member).ToResidentCsv();
        _folder.WriteResidents([CheckFolder.ResidentHeader, .. Enumerable.Repeat(resident, Rows)]);
        await _folder.RunAsync("--memory", "1");
        Assert.Equal("○none", _folder.OnlyJudgement);
        Assert.Equal(Rows - 1, _folder.Findings.Count(fields => fields[2] == "S008"));
    }

    [Fact]
    public async Task A_number_that_lies_in_the_column_of_the_key_is_not_shown()
    {
        var number = _member["individual_number"];
        _folder.WriteMembers(
            _member.With("member_id", number).With("individual_number", "M1"),
            _member.With("member_id", "1234-5678-9018"),
            _member.With("member_id", "A" + number + "-1"));
        await _folder.RunAsync("--explain");
        Assert.Equal(["********9018－all", "－all", "－all"], _folder.Judgements.Select(fields => fields[2] + fields[3] + fields[4]));
        Assert.DoesNotContain(number, Encoding.UTF8.GetString(_folder.Result("judgements.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain(number, Encoding.UTF8.GetString(_folder.Result("findings.csv")), StringComparison.Ordinal);
    }
}
