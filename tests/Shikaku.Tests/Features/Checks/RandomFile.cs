using System.Globalization;
using System.Text;
using Shikaku.Core.Records;
using Shikaku.Features.Sampling;

namespace Shikaku.Tests.Features.Checks;

/// <summary>Makes files that are nearly right: headers, rows, quotation marks, line ends and bytes are wrong here and there, the same way for a seed.</summary>
internal sealed class RandomFile
{
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), CodePagesEncodingProvider.Instance.GetEncoding(932)!];

    private static readonly string[] Values =
    [
        "", "1", "2", "3", "9", "A", "C", "19800101", "昭和55年1月1日", "S55.1.1", "19800000", "99999999", "20240401", "06130488", "133017", "M1", "M2",
        "基金　洋子", "基金 洋子 ", "ｷｷﾝ ﾖｳｺ", "キキン　ヨウコ", "高●　太郎", "KIKIN YOKO", "不明", "\uFFFD\uE000", "東京都千代田区麹町一丁目1番1号", "千代田区麹町1-1-1",
        "北海道札幌市中央区北１条西２", "ヵヶガが゛", "𠮷野家", "①㈱Ⅳ", new string('長', 300), new string('1', 13), "１２３４５６７８９０１８", "1234-5678-9018",
        .. PersonLine.Numbers,
    ];

    private static readonly string[] Breaks = ["\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", ""];

    private static readonly byte[] OddBytes = [0x00, 0x09, 0x0A, 0x0D, 0x22, 0x22, 0x2C, 0x2C, 0x80, 0x81, 0xA0, 0xC0, 0xE3, 0xEF, 0xF0, 0xFD, 0xFF];

    private readonly DeterministicRandom _random;

    public RandomFile(ulong seed) => _random = new DeterministicRandom(seed, 1);

    /// <summary>A file with some of these columns, now and then with others.</summary>
    public byte[] Make(ReadOnlySpan<FileColumn> columns)
    {
        if (OneIn(20))
        {
            return Noise(Next(3000));
        }

        var names = Columns(columns);
        var text = new StringBuilder();
        text.AppendJoin(',', names).Append(Breaks[Next(OneIn(10) ? Breaks.Length : 5)]);
        for (var rows = Next(60); rows > 0; rows--)
        {
            var start = text.Length;
            AppendRow(text, names);
            if (OneIn(10))
            {
                text.Append(text.ToString(start, text.Length - start));
            }
        }

        var bytes = Encodings[Next(2)].GetBytes(text.ToString());
        for (var changes = OneIn(2) ? Next(12) : 0; changes > 0 && bytes.Length > 0; changes--)
        {
            // Mostly behind the header, so that the file is read at all.
            var place = Math.Min(bytes.Length - 1, (OneIn(8) ? 0 : 250) + Next(bytes.Length));
            bytes[place] = OddBytes[Next(OddBytes.Length)];
        }

        return OneIn(10) ? [0xEF, 0xBB, 0xBF, .. bytes] : OneIn(10) ? bytes[..Next(bytes.Length + 1)] : bytes;
    }

    private List<string> Columns(ReadOnlySpan<FileColumn> columns)
    {
        var names = new List<string>();
        foreach (var column in columns)
        {
            if (column.IsRequired || !OneIn(4))
            {
                names.Insert(OneIn(3) ? Next(names.Count + 1) : names.Count, OneIn(4) ? column.JapaneseName : column.Name);
            }
        }

        for (var more = OneIn(6) ? Next(4) : 0; more > 0; more--)
        {
            names.Insert(Next(names.Count + 1), "備考" + more.ToString(CultureInfo.InvariantCulture));
        }

        return names;
    }

    private void AppendRow(StringBuilder text, List<string> names)
    {
        var member = PersonLine.Member("M" + Next(9).ToString(CultureInfo.InvariantCulture), PersonLine.Numbers[Next(PersonLine.Numbers.Length)])
            .With("birth_date", OneIn(4) ? "20010203" : "19800101");
        var fields = OneIn(30) ? Next(names.Count + 3) : names.Count;
        for (var i = 0; i < fields; i++)
        {
            var value = OneIn(12) ? Values[Next(Values.Length)] : i < names.Count ? member[EnglishName(names[i])] : "";
            if (i < names.Count && EnglishName(names[i]) == "member_id" && PersonLine.Numbers.Contains(value))
            {
                // A key of twelve digits that is nobody's number there may be anything: it is shown.
                value = "M0";
            }

            var quoted = value.Replace("\"", "\"\"", StringComparison.Ordinal);
            text.Append(i > 0 ? "," : "").Append(OneIn(15) ? $"\"{quoted}\"" : OneIn(60) ? $"\"{quoted}\n\"\"" : value);
        }

        text.Append(OneIn(10) ? Breaks[Next(Breaks.Length)] : "\n");
    }

    private static string EnglishName(string name)
    {
        foreach (var column in MemberColumns.All)
        {
            if (column.JapaneseName == name)
            {
                return column.Name;
            }
        }

        return name;
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = OneIn(3) ? OddBytes[Next(OddBytes.Length)] : (byte)Next(256);
        }

        return bytes;
    }

    private bool OneIn(int times) => Next(times) == 0;

    private int Next(int below) => below <= 1 ? 0 : _random.Below(below);
}
