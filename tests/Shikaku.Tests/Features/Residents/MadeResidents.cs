using System.Globalization;
using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;

namespace Shikaku.Tests.Features.Residents;

/// <summary>Made-up residents, each with texts of its own, and their file.</summary>
internal static class MadeResidents
{
    private const string Header = "individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex,address\n";
    private const string Kanji = "山川田中村上下大小木";
    private const string Kana = "アイウエオカキクケコ";

    /// <summary>The number of a resident.</summary>
    public static IndividualNumber NumberOf(int resident)
    {
        var body = (20_000_000_000 + (7_919L * resident)).ToString("D11", CultureInfo.InvariantCulture);
        var digit = CheckDigits.Modulus11Person(Encoding.ASCII.GetBytes(body));
        Assert.True(IndividualNumber.TryParse(Encoding.ASCII.GetBytes(body + digit), out var number, out _));
        return number;
    }

    /// <summary>The number as twelve digits.</summary>
    public static string DigitsOf(int resident) => NumberOf(resident).ToKey().ToString("D12", CultureInfo.InvariantCulture);

    public static string KanjiOf(int resident) => "山本　" + Spell(resident, Kanji);

    public static string AddressOf(int resident) => string.Create(CultureInfo.InvariantCulture, $"東京都千代田区麹町一丁目{resident}番地");

    /// <summary>The five items of a resident, as UTF-8 texts that the caller keeps.</summary>
    public static PersonText ItemsOf(int resident) => new()
    {
        KanjiName = Encoding.UTF8.GetBytes(KanjiOf(resident)),
        KanaName = Encoding.UTF8.GetBytes("ヤマモト " + Spell(resident, Kana)),
        BirthDate = "19800401"u8,
        Sex = "2"u8,
        Address = Encoding.UTF8.GetBytes(AddressOf(resident)),
    };

    /// <summary>Writes the file of residents from 0 on; the first one stands in it twice, under two numbers, if wanted.</summary>
    public static string Write(TemporaryFolder folder, int count, int twinOfFirst = -1)
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < count; i++)
        {
            Append(text, DigitsOf(i), i);
        }

        if (twinOfFirst >= 0)
        {
            Append(text, DigitsOf(twinOfFirst), 0);
        }

        return folder.Write("residents.csv", text.ToString());
    }

    private static void Append(StringBuilder text, string digits, int i) =>
        text.Append(CultureInfo.InvariantCulture, $"{digits},1,{KanjiOf(i)},ヤマモト {Spell(i, Kana)},,,19800401,2,{AddressOf(i)}\n");

    private static string Spell(int number, string letters) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => letters[digit - '0']));
}
