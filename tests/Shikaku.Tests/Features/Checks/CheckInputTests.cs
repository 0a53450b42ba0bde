using System.Text;
using Shikaku.Commands;
using Shikaku.Tests.Commands;
using Shikaku.Tests.ReferenceData;

namespace Shikaku.Tests.Features.Checks;

/// <summary>Input that cannot be used, wholly or in part: a clear sentence or a finding, and the rest goes on.</summary>
public sealed class CheckInputTests : IDisposable
{
    private readonly CheckFolder _folder = new();
    private readonly PersonLine _member = PersonLine.Member();

    public CheckInputTests() => _folder.WriteMembers(_member).WriteResidents(PersonLine.ResidentOf(_member));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_missing_file_is_unusable()
    {
        File.Delete(_folder.Members);
        return RefusedAsync("ファイルがありません");
    }

    [Fact]
    public async Task Members_that_are_compared_with_themselves_are_told_of()
    {
        var same = await CommandRun.OfAsync("check", "--members", _folder.Members, "--residents", _folder.Members, "--out", _folder.Output);
        Assert.Contains("同じファイル", same.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("同じファイル", (await _folder.RunAsync()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_table_is_refused_even_if_no_row_needs_it()
    {
        using var tables = new ChangedTables();
        await File.AppendAllTextAsync(Path.Combine(tables.Path, "towns.tsv"), "x");
        var run = await _folder.RunAsync("--tables", tables.Path);
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(_folder.Output, "summary.json")));
    }

    [Fact]
    public async Task A_day_that_has_no_days_after_it_is_wrong_usage() =>
        Assert.Equal(ExitCode.WrongUsage, (await _folder.RunAsync("--date", "9999-12-31")).ExitCode);

    [Fact]
    public Task A_folder_instead_of_a_file_is_unusable()
    {
        File.Delete(_folder.Residents);
        Directory.CreateDirectory(_folder.Residents);
        return RefusedAsync("フォルダーです");
    }

    [Fact]
    public async Task An_empty_file_is_unusable()
    {
        await File.WriteAllBytesAsync(_folder.Members, []);
        await RefusedAsync("空のファイル");
    }

    [Theory]
    [InlineData("FFFE6C0069006E006500", "UTF-16")]
    [InlineData("FEFF006C0069006E0065", "UTF-16")]
    [InlineData("6C0069006E006500", "UTF-16")]
    [InlineData("006C0069006E0065", "UTF-16")]
    [InlineData("FFFE00006C000000", "UTF-32")]
    [InlineData("504B030414000600", "Excel")]
    [InlineData("D0CF11E0A1B11AE1", "Excel")]
    [InlineData("EFBBBF", "空のファイル")]
    public async Task A_file_that_is_no_text_is_refused_with_what_it_is(string bytes, string told)
    {
        await File.WriteAllBytesAsync(_folder.Members, Convert.FromHexString(bytes));
        await RefusedAsync(told);
        Assert.Contains(told, (await CommandRun.OfAsync("evaluate", _folder.Members)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_missing_required_column_is_named()
    {
        _folder.WriteMembers("insurer_number,member_id,name_kanji,name_kana,birth_date,sex", "06130488,M1,a,b,19800101,1");
        return RefusedAsync("acquired_on(資格取得年月日)");
    }

    [Fact]
    public Task A_residents_file_without_the_number_is_unusable()
    {
        _folder.WriteResidents("status,name_kanji", "1,a");
        return RefusedAsync("individual_number(個人番号)");
    }

    [Fact]
    public Task A_doubled_column_is_named()
    {
        _folder.WriteMembers(CheckFolder.MemberHeader + ",sex");
        return RefusedAsync("sex(性別) が2回");
    }

    [Fact]
    public async Task A_file_without_header_is_refused_without_showing_its_first_row()
    {
        _folder.WriteMembers(_member.ToMemberCsv());
        var run = await RefusedAsync("必須の項目がありません");
        Assert.DoesNotContain(_member["individual_number"], run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("基金", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_policy_is_refused_with_the_right_names()
    {
        var run = await _folder.RunAsync("--policy", "P1999-01");
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("P2024-05", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_has_not_begun_is_not_offered()
    {
        var run = await _folder.RunAsync("--policy", "P2024-05", "--date", "2024-01-01");
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.EndsWith("使えるもの: P2023-09\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "many")]
    [InlineData("--date", "21.11.2026")]
    [InlineData("--memory", "0")]
    [InlineData("--unknown", "1")]
    public async Task Wrong_options_are_wrong_usage(string option, string value)
    {
        var run = await _folder.RunAsync(option, value);
        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.False(Directory.Exists(_folder.Output));
    }

    [Fact]
    public async Task An_output_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(_folder.Output, "");
        var run = await _folder.RunAsync();
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("フォルダーでなければなりません", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_alone_gives_empty_results()
    {
        _folder.WriteMembers(CheckFolder.MemberHeader).WriteResidents(CheckFolder.ResidentHeader);
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync()).ExitCode);
        Assert.Empty(_folder.Judgements);
        Assert.Equal(0, _folder.Summary.GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task Japanese_headers_in_any_order_and_unknown_columns_are_read()
    {
        _folder.WriteMembers(
            "性別,生年月日,備考,カナ氏名,漢字氏名,個人番号,資格取得年月日,加入者識別,保険者番号,住所",
            $"2,19800101,x,ｷｷﾝ ﾖｳｺ,基金　洋子,{_member["individual_number"]},20200401,M1,06130488,{_member["address"]}");
        await _folder.RunAsync();
        Assert.Equal("○none", _folder.OnlyJudgement);
        Assert.Equal("1,備考,S006,warning", string.Join(',', _folder.Findings[0][..4]));
    }

    [Theory]
    [InlineData("{row},too,many", "S001")]
    [InlineData("06130488,M1", "S001")]
    [InlineData("\"{row}", "S002")]
    [InlineData("06\"130488,M1", "S002")]
    [InlineData("{row}\0", "S004")]
    public async Task A_malformed_row_is_a_finding_and_the_rest_goes_on(string line, string code)
    {
        _folder.WriteMembers(CheckFolder.MemberHeader, line.Replace("{row}", _member.ToMemberCsv(), StringComparison.Ordinal), _member.ToMemberCsv());
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync()).ExitCode);
        Assert.Equal([$"2 {code}"], _folder.FindingCodes);
        Assert.Equal(["－all", "○none"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
        Assert.Equal(code, _folder.Judgements[0][^1]);
    }

    [Fact]
    public async Task A_field_of_ten_megabytes_is_a_finding_and_the_rest_goes_on()
    {
        _folder.WriteMembers(CheckFolder.MemberHeader, _member.ToMemberCsv(), "06130488," + new string('x', 10_000_000), "\"" + new string('y', 10_000_000), _member.With("member_id", "M2").ToMemberCsv());
        await _folder.RunAsync();
        Assert.Equal(["3 S005", "4 S005", "5 S124"], _folder.FindingCodes);
        Assert.Equal(["2", "3", "4", "5"], _folder.Judgements.Select(fields => fields[0]));
        Assert.Equal(["○", "－", "－", "○"], _folder.Judgements.Select(fields => fields[3]));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_a_finding_and_the_rest_goes_on()
    {
        var good = Encoding.UTF8.GetBytes(CheckFolder.MemberHeader + "\n" + _member.ToMemberCsv() + "\n");
        await File.WriteAllBytesAsync(_folder.Members, [.. good, .. Encoding.UTF8.GetBytes("06130488,M2,\u3042")[..^1], (byte)'\n', .. good[(CheckFolder.MemberHeader.Length + 1)..]]);
        await _folder.RunAsync();
        Assert.Equal("UTF-8", _folder.Summary.GetProperty("inputs").GetProperty("members").GetProperty("encoding").GetString());
        Assert.Contains("3 S001", _folder.FindingCodes);
        await File.WriteAllBytesAsync(_folder.Members, [.. good, .. Broken(_member.With("member_id", "M2")), (byte)'\n']);
        await _folder.RunAsync();
        Assert.Equal(["3 S003"], _folder.FindingCodes);
        Assert.Equal(["○none", "－all"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
    }

    [Fact]
    public async Task Bytes_that_are_no_cp932_are_a_finding_and_the_rest_goes_on()
    {
        var cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        var row = cp932.GetBytes(_member.With("member_id", "M2").ToMemberCsv());
        row[Array.IndexOf(row, (byte)0x8A)] = 0xFF;
        await File.WriteAllBytesAsync(_folder.Members, [.. cp932.GetBytes(CheckFolder.MemberHeader + "\n" + _member.ToMemberCsv() + "\n"), .. row, (byte)'\n']);
        await _folder.RunAsync();
        Assert.Equal("CP932", _folder.Summary.GetProperty("inputs").GetProperty("members").GetProperty("encoding").GetString());
        Assert.Equal(["3 S003"], _folder.FindingCodes);
        Assert.Equal(["○none", "－all"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
    }

    [Fact]
    public async Task Mixed_line_ends_blank_lines_and_a_byte_order_mark_are_read()
    {
        var text = "\uFEFF" + CheckFolder.MemberHeader + "\r\n" + _member.ToMemberCsv() + "\r\n\r\n" + _member.With("member_id", "M2").ToMemberCsv() + "\n\n";
        await File.WriteAllTextAsync(_folder.Members, text, new UTF8Encoding(false));
        await _folder.RunAsync();
        Assert.Equal(["4 S124", "4 S007"], _folder.FindingCodes);
        Assert.Equal(["2", "4"], _folder.Judgements.Select(fields => fields[0]));
    }

    [Fact]
    public async Task A_last_line_without_line_end_is_read()
    {
        await File.WriteAllTextAsync(_folder.Members, CheckFolder.MemberHeader + "\n" + _member.ToMemberCsv());
        await _folder.RunAsync();
        Assert.Equal("○none", _folder.OnlyJudgement);
    }

    [Theory]
    [InlineData("individual_number", "123456789010", "S103")]
    [InlineData("individual_number", "1234567890123", "S102")]
    [InlineData("individual_number", "", "S101")]
    [InlineData("birth_date", "19800230", "S114")]
    [InlineData("acquired_on", "昭和65年1月8日", "S114")]
    [InlineData("insurer_number", "06130489", "S125")]
    [InlineData("member_id", "Ｊ★", "S133")]
    public async Task An_erroneous_value_refuses_its_row(string column, string value, string code)
    {
        _folder.WriteMembers(_member.With(column, value), PersonLine.Member("M2"));
        await _folder.RunAsync();
        Assert.Equal([$"2 {code}"], _folder.FindingCodes);
        Assert.Equal(column, _folder.Findings[0][1]);
        Assert.Equal(["－all", "○none"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
        Assert.Equal(code, _folder.Judgements[0][^1]);
    }

    [Fact]
    public async Task A_number_in_full_width_digits_is_the_number()
    {
        _folder.WriteMembers(_member.With("individual_number", "１２３４-５６７８-９０１８"));
        await _folder.RunAsync();
        Assert.Equal("○none", _folder.OnlyJudgement);
    }

    [Fact]
    public async Task A_resident_without_usable_number_is_a_finding()
    {
        _folder.WriteResidents(PersonLine.ResidentOf(_member).With("individual_number", "12"), PersonLine.ResidentOf(_member));
        await _folder.RunAsync();
        Assert.Equal("2,residents.individual_number,S009,error", string.Join(',', Assert.Single(_folder.Findings)[..4]));
        Assert.Equal("○none", _folder.OnlyJudgement);
    }

    [Fact]
    public async Task No_result_repeats_an_individual_number_even_from_a_wrong_column()
    {
        var number = _member["individual_number"];
        _folder.WriteMembers(
            CheckFolder.MemberHeader,
            _member.With("member_id", number).ToMemberCsv(),
            _member.With("insurer_number", number).ToMemberCsv(),
            "06130488," + number,
            _member.With("address", "東京都千代田区麹町" + number).With("member_id", "M4").ToMemberCsv());
        await _folder.RunAsync("--explain");
        foreach (var name in new[] { "judgements.csv", "findings.csv", "summary.json" })
        {
            Assert.DoesNotContain(number, Encoding.UTF8.GetString(_folder.Result(name)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("100000000030", "********0030")]
    [InlineData("1000-0000-0030", "********0030")]
    [InlineData("M100000000030", "********0030")]
    [InlineData("100000000031", "100000000031")]
    [InlineData("1000000000300", "1000000000300")]
    [InlineData("10000000003", "10000000003")]
    public async Task A_member_id_that_could_be_somebodys_number_is_masked_whatever_becomes_of_its_row(string memberId, string shown)
    {
        _folder.WriteMembers(_member.With("member_id", memberId), _member.With("member_id", memberId).With("individual_number", "").With("acquired_on", "20200402"));
        await _folder.RunAsync();
        Assert.Equal([shown, shown], _folder.Judgements.Select(fields => fields[2]));
        Assert.Equal(["○none", "－all"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
    }

    private static byte[] Broken(PersonLine line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.ToMemberCsv());
        bytes[Array.IndexOf(bytes, (byte)0xE5) + 1] = (byte)'x';
        return bytes;
    }

    private async Task<Commands.CommandRun> RefusedAsync(string sentence)
    {
        var run = await _folder.RunAsync();
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists(_folder.Output));
        return run;
    }
}
