using Shikaku.Core.Identifiers;

namespace Shikaku.Tests.Features.Members;

/// <summary>Lines of a members file, written as far as a test cares.</summary>
internal static class MemberLines
{
    private static readonly string[] Columns =
    [
        "insurer_number", "member_id", "symbol", "number", "individual_number", "name_kanji", "name_kana", "birth_date", "sex", "address", "acquired_on", "lost_on",
        "loss_reason", "acquisition_method", "fact_on", "operation",
    ];

    /// <summary>A file of lines.</summary>
    public static string File(params IEnumerable<string> lines) => string.Join(',', Columns) + "\n" + string.Join('\n', lines) + "\n";

    /// <summary>A line that has no finding, with some cells replaced: <c>column=value</c>.</summary>
    public static string Line(string member, params string[] cells) => Join(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["insurer_number"] = MadeUpRegister.InsurerNumber,
            ["member_id"] = member,
            ["symbol"] = "101",
            ["number"] = "1",
            ["individual_number"] = Number(1),
            ["name_kanji"] = "基金　洋子",
            ["name_kana"] = "ｷｷﾝ ﾖｳｺ",
            ["birth_date"] = "19800101",
            ["sex"] = "2",
            ["address"] = "東京都千代田区麹町１丁目１番地",
            ["acquired_on"] = "20240401",
            ["acquisition_method"] = "1",
        },
        cells);

    /// <summary>A line with the key of a qualification and nothing else but some cells.</summary>
    public static string Change(string member, params string[] cells) => Join(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["insurer_number"] = MadeUpRegister.InsurerNumber,
            ["member_id"] = member,
            ["acquired_on"] = "20240401",
        },
        cells);

    /// <summary>A made-up individual number with the right check digit.</summary>
    public static string Number(int which)
    {
        for (var digit = 0; digit < 10; digit++)
        {
            var text = $"{80000000000L + which}{digit}";
            if (IndividualNumber.TryParse(text, out _, out _))
            {
                return text;
            }
        }

        throw new InvalidOperationException("One of ten digits is right.");
    }

    private static string Join(Dictionary<string, string> row, string[] cells)
    {
        foreach (var cell in cells)
        {
            var (column, value) = (cell[..cell.IndexOf('=', StringComparison.Ordinal)], cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            Assert.Contains(column, Columns);
            row[column] = value;
        }

        return string.Join(',', Columns.Select(column => row.GetValueOrDefault(column, "")));
    }
}
