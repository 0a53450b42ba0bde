using System.Globalization;
using System.Text;
using Shikaku.Commands;
using Shikaku.Features.Sampling;

namespace Shikaku.Tests.Features.Checks;

/// <summary>Texts as bad as they come, in whole files: a row that cannot be read is a finding, and a text that says nothing makes nobody the same.</summary>
public sealed class CheckBadTextTests : IDisposable
{
    private const string Marker = "MARKER";

    private static readonly string[] Agreeing = ["exact", "fold", "variant"];

    private readonly PersonNumbers _numbers = new(1);
    private readonly CheckFolder _folder = new();
    private readonly PersonLine _member = PersonLine.Member();
    private int _persons;

    public static TheoryData<string> BytesOfNoCharacter => new(
        "EDA080", "EDB080", "EDA182EDBEB7", "C080", "C1BF", "E080AF", "E5B1", "F0A0AE", "FF", "FE", "80", "F4908080", "F5808080");

    private static readonly string[] TextsThatSayNothing =
    [
        "　", "-", "ー", "（", "（）", "・", "\u200B", "\u202E", "\u0301", "ﾞ", "\u3164", "\U000E0100", "😀", "🇯🇵", "👨‍👩‍👧", "々", "●", "●●", "\uE000", "\U000F0000", "\uFFFD",
    ];

    private static readonly string[] TextsThatAreOdd =
    [
        new string('1', 4096), new string('９', 1365), new string('●', 1365), new string('　', 1365), new string('（', 1365), new string('\u0301', 2048),
        "\u202E郎太 田山\u202C", "山田）太郎（", "山田［太郎", "山\u0301田 太\u0301郎", "山田 太郎👨‍👩‍👧", "\uE000\uE001", "\uFEFF山田 太郎", "山田\u0378太郎", "\uFFFE",
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BytesOfNoCharacter))]
    public async Task Bytes_of_no_character_are_a_finding_with_the_line_and_the_rest_goes_on(string bytes)
    {
        var broken = _member.With("member_id", "M2").With("name_kanji", "基金" + Marker + "洋子");
        var resident = PersonLine.ResidentOf(_member);
        Write(_folder.Members, bytes, CheckFolder.MemberHeader, _member.ToMemberCsv(), broken.ToMemberCsv());
        Write(_folder.Residents, bytes, CheckFolder.ResidentHeader, resident.With("address", Marker).ToResidentCsv(), resident.ToResidentCsv());
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("--explain")).ExitCode);
        Assert.Equal(["2,residents,S003,error", "3,,S003,error"], _folder.Findings.Select(fields => string.Join(',', fields[..4])));
        Assert.Equal(["○none", "－all"], _folder.Judgements.Select(fields => fields[3] + fields[4]));
    }

    [Theory]
    [InlineData("name_kanji", "name_kana")]
    [InlineData("address")]
    public async Task A_text_that_says_nothing_on_both_sides_agrees_in_no_item(params string[] columns)
    {
        var members = Array.ConvertAll(TextsThatSayNothing, text => columns.Aggregate(NextPerson(), (line, column) => line.With(column, text)));
        _folder.WriteMembers(members).WriteResidents(Array.ConvertAll(members, PersonLine.ResidentOf));
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync()).ExitCode);
        Assert.Equal(members.Length, _folder.Judgements.Length);
        Assert.All(_folder.Judgements, judgement =>
        {
            Assert.NotEqual("○none", judgement[3] + judgement[4]);
            Assert.All(columns, column => Assert.DoesNotContain(judgement[column switch { "name_kanji" => 5, "name_kana" => 6, _ => 9 }], Agreeing));
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_odd_text_on_one_side_ends_in_a_judgement_that_is_not_the_same(bool isMembers)
    {
        var good = Array.ConvertAll(TextsThatAreOdd, _ => NextPerson());
        var odd = good.Zip(TextsThatAreOdd, (line, text) => line.With("name_kanji", text).With("name_kana", text).With("address", text)).ToArray();
        _folder.WriteMembers(isMembers ? odd : good).WriteResidents(Array.ConvertAll(isMembers ? good : odd, PersonLine.ResidentOf));
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("--explain")).ExitCode);
        Assert.Equal(odd.Length, _folder.Judgements.Length);
        Assert.All(_folder.Judgements, judgement => Assert.NotEqual("○none", judgement[3] + judgement[4]));
    }

    private PersonLine NextPerson()
    {
        Span<byte> number = stackalloc byte[PersonNumbers.Length];
        _numbers.Write(_persons++, number);
        return PersonLine.Member(string.Create(CultureInfo.InvariantCulture, $"N{_persons}"), Encoding.ASCII.GetString(number));
    }

    private static void Write(string path, string bytes, params string[] lines)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        var place = text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker));
        File.WriteAllBytes(path, [.. text[..place], .. Convert.FromHexString(bytes), .. text[(place + Marker.Length)..]]);
    }
}
