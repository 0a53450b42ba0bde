using System.Globalization;
using System.Text;
using Shikaku.Commands;

namespace Shikaku.Tests.Features.Checks;

/// <summary>What <c>shikaku check</c> says of one member and one resident.</summary>
public sealed class CheckJudgementTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_person_agrees_and_nothing_is_stopped()
    {
        var member = PersonLine.Member();
        var run = await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("2,06130488,M1,○,none,exact,exact,exact,exact,exact,", string.Join(',', Assert.Single(_folder.Judgements)));
        Assert.Empty(_folder.Findings);
    }

    [Theory]
    [InlineData("birth_date", "19800102", "×all")]
    [InlineData("sex", "1", "×all")]
    [InlineData("address", "東京都千代田区麹町一丁目1番2号", "▲medical")]
    [InlineData("name_kana", "ｷｷﾝ ﾖｼｺ", "△none")]
    [InlineData("name_kanji", "基金　陽子", "△none")]
    [InlineData("name_kanji", "基金 洋子", "○none")]
    [InlineData("address", "東京都千代田区麹町１－１－１", "○none")]
    [InlineData("birth_date", "昭和55年1月1日", "○none")]
    public async Task A_difference_stops_what_the_policy_says(string column, string resident, string judgement)
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member).With(column, resident)).RunAsync();

        Assert.Equal(judgement, _folder.OnlyJudgement);
    }

    [Theory]
    [InlineData("0", "S010")]
    [InlineData("9", "S011")]
    public async Task A_number_that_the_registry_does_not_answer_for_stops_everything(string status, string code)
    {
        var member = PersonLine.Member();
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member).With("status", status)).RunAsync();

        Assert.Equal("－all", _folder.OnlyJudgement);
        Assert.Equal(code, _folder.Judgements[0][^1]);
        Assert.Equal([$"2 {code}"], _folder.FindingCodes);
        Assert.Equal(1, _folder.Summary.GetProperty("notFound").GetInt64());
        Assert.Equal(0, _folder.Summary.GetProperty("refused").GetInt64());
    }

    [Fact]
    public async Task CHK_ex_14_a_number_that_is_not_among_the_residents_is_marked_minus_and_stops_everything()
    {
        await _folder.WriteMembers(PersonLine.Member()).WriteResidents(PersonLine.ResidentOf(PersonLine.Member(number: PersonLine.Numbers[1]))).RunAsync();

        Assert.Equal("－all", _folder.OnlyJudgement);
        Assert.Equal(["2 S010"], _folder.FindingCodes);
    }

    [Fact]
    public async Task CHK_ex_12_one_difference_in_the_address_counts_qualifications_under_the_first_policy()
    {
        var member = PersonLine.Member();
        var resident = PersonLine.ResidentOf(member).With("address", "大阪府大阪市北区梅田一丁目1番1号");
        var other = PersonLine.Member("M9").With("insurer_number", "133017");

        await _folder.WriteMembers(member).WriteResidents(resident).RunAsync("--policy", "P2023-09");
        Assert.Equal("△none", _folder.OnlyJudgement);

        await _folder.WriteMembers(member, other).RunAsync("--policy", "P2023-09");
        Assert.Equal(["▲medical", "▲medical"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
        Assert.Equal(2, _folder.Summary.GetProperty("marks").GetProperty("▲").GetInt64());
        Assert.Equal(2, _folder.Summary.GetProperty("items").GetProperty("address").GetProperty("different").GetInt64());
    }

    [Fact]
    public async Task CHK_ex_19_a_missing_prefecture_agrees_under_the_default_policy_only()
    {
        var member = PersonLine.Member();
        var resident = PersonLine.ResidentOf(member);
        await _folder.WriteMembers(member.With("address", "千代田区麹町一丁目1番1号")).WriteResidents(resident).RunAsync();
        Assert.Equal("○none", _folder.OnlyJudgement);
        Assert.Equal("A-PREF", _folder.Judgements[0][^1]);

        await _folder.RunAsync("--policy", "P2024-05");
        Assert.Equal("▲medical", _folder.OnlyJudgement);
    }

    [Fact]
    public async Task Blank_and_placeholder_never_agree_by_being_equal()
    {
        var member = PersonLine.Member().With("address", "").With("name_kanji", "高●　太郎");
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.Equal("undetermined", _folder.Judgements[0][5]);
        Assert.Equal("undetermined", _folder.Judgements[0][9]);
        Assert.NotEqual("○none", _folder.OnlyJudgement);
    }

    [Theory]
    [InlineData("name_kana", "●●●", "different")]
    [InlineData("name_kana", "ﾀ●", "undetermined")]
    [InlineData("name_kanji", "高●　太郎", "undetermined")]
    [InlineData("address", "\u200B", "undetermined")]
    [InlineData("address", "東京都千代田区●町1", "undetermined")]
    public async Task An_item_that_says_nothing_does_not_agree_in_an_equal_row(string column, string value, string tier)
    {
        var member = PersonLine.Member().With(column, value);
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member)).RunAsync();

        Assert.NotEqual("○none", _folder.OnlyJudgement);
        Assert.Contains(tier, _folder.Judgements[0]);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("ー")]
    [InlineData("・")]
    public async Task CHK_21_a_dash_for_both_names_of_the_registry_agrees_with_nothing(string dash)
    {
        var member = PersonLine.Member().With("name_kana", dash);
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member).With("name_kanji", dash)).RunAsync();

        Assert.Equal(["undetermined", "undetermined"], _folder.Judgements[0][5..7]);
        Assert.NotEqual("○none", _folder.OnlyJudgement);
    }

    [Fact]
    public async Task An_equal_row_is_judged_alike_whether_or_not_it_has_to_be_compared()
    {
        string[] kanji = ["基金　洋子", "●金 洋子", "KIM", "々木"];
        string[] kana = ["ｷｷﾝ ﾖｳｺ", "●●●", "ﾀ●", "-", "ー", "・", "", "\u3164"];
        string[] addresses = ["東京都千代田区麹町一丁目1番1号", "東京都千代田区〓町1", "\u200B", "－", ""];
        var rows = from name in kanji
                   from reading in kana
                   from address in addresses
                   from sex in (string[])["1", "3"]
                   select PersonLine.Member().With("name_kanji", name).With("name_kana", reading).With("address", address).With("sex", sex);
        var lines = new List<string[]>();

        // A birth date that has to be read is always compared.
        foreach (var birth in (string[])["19800101", "1980-01-01"])
        {
            var members = rows.Select((row, i) => row.With("birth_date", birth).With("member_id", "M" + i).With("individual_number", MadeUpNumber(i))).ToArray();
            await _folder.WriteMembers(members).WriteResidents([.. members.Select(PersonLine.ResidentOf)]).RunAsync();
            lines.Add([.. _folder.Judgements.Select(fields => string.Join(',', fields))]);
        }

        Assert.Equal(lines[1], lines[0]);
        Assert.Equal(3, lines[0].Count(line => line.Contains(",○,none,exact,exact,exact,exact,exact,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Explanations_are_sentences_and_never_show_the_registrys_text()
    {
        var member = PersonLine.Member().With("address", "千代田区麹町一丁目1番1号");
        await _folder.WriteMembers(member).WriteResidents(PersonLine.ResidentOf(member).With("address", "東京都千代田区麹町九丁目9番9号")).RunAsync("--explain");

        Assert.StartsWith("住所：", _folder.Judgements[0][^1], StringComparison.Ordinal);
        Assert.DoesNotContain("九丁目", _folder.Judgements[0][^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_counts_what_the_judgements_say()
    {
        var good = PersonLine.Member("M1");
        var wrong = PersonLine.Member("M2", PersonLine.Numbers[1]);
        var bad = PersonLine.Member("M3", "123456789010");
        await _folder.WriteMembers(good, wrong, bad)
            .WriteResidents(PersonLine.ResidentOf(good), PersonLine.ResidentOf(wrong).With("birth_date", "20100101")).RunAsync();

        var summary = _folder.Summary;
        Assert.Equal(3, summary.GetProperty("rows").GetInt64());
        Assert.Equal(1, summary.GetProperty("refused").GetInt64());
        Assert.Equal([1, 0, 0, 1, 1], summary.GetProperty("marks").EnumerateObject().Select(mark => mark.Value.GetInt32()));
        Assert.Equal([1, 0, 2], summary.GetProperty("stops").EnumerateObject().Select(stop => stop.Value.GetInt32()));
        Assert.Equal(1, summary.GetProperty("items").GetProperty("birth").GetProperty("different").GetInt64());
        Assert.Equal(1, summary.GetProperty("findings").GetProperty("S103").GetInt64());
        Assert.Equal("shikaku", summary.GetProperty("policy").GetString());
        Assert.Matches("^[0-9a-f]{64}$", summary.GetProperty("inputs").GetProperty("members").GetProperty("sha256").GetString());
        Assert.NotEmpty(summary.GetProperty("tables").EnumerateObject());
    }

    private static string MadeUpNumber(int i)
    {
        var body = (20_000_000_000L + (i * 7919L)).ToString("D11", CultureInfo.InvariantCulture);
        return body + Core.Identifiers.CheckDigits.Modulus11Person(Encoding.ASCII.GetBytes(body));
    }
}
