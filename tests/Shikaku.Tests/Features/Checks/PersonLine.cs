using Shikaku.Core.Records;

namespace Shikaku.Tests.Features.Checks;

/// <summary>One row of a test file, as text by column name. Starts as a valid one; <see cref="With"/> changes it.</summary>
internal sealed class PersonLine
{
    /// <summary>Numbers with right check digits that belong to nobody.</summary>
    public static readonly string[] Numbers = ["123456789018", "100000000030", "100000000080"];

    private readonly Dictionary<string, string> _values;

    private PersonLine(Dictionary<string, string> values) => _values = values;

    public string this[string column] => _values.GetValueOrDefault(column, "");

    public static PersonLine Member(string memberId = "M1", string? number = null) => new(new(StringComparer.Ordinal)
    {
        ["insurer_number"] = "06130488",
        ["member_id"] = memberId,
        ["symbol"] = "12-34",
        ["number"] = "5",
        ["branch"] = "01",
        ["individual_number"] = number ?? Numbers[0],
        ["name_kanji"] = "基金　洋子",
        ["name_kana"] = "ｷｷﾝ ﾖｳｺ",
        ["birth_date"] = "19800101",
        ["sex"] = "2",
        ["address"] = "東京都千代田区麹町一丁目1番1号",
        ["relation"] = "1",
        ["acquired_on"] = "20200401",
        ["acquisition_method"] = "1",
    });

    /// <summary>The resident who is that member.</summary>
    public static PersonLine ResidentOf(PersonLine member) => new(new(StringComparer.Ordinal)
    {
        ["individual_number"] = member["individual_number"],
        ["status"] = "1",
        ["name_kanji"] = member["name_kanji"],
        ["name_kana"] = member["name_kana"],
        ["birth_date"] = member["birth_date"],
        ["sex"] = member["sex"],
        ["address"] = member["address"],
    });

    public PersonLine With(string column, string value) => new(new Dictionary<string, string>(_values, StringComparer.Ordinal) { [column] = value });

    public string ToMemberCsv() => ToCsv(MemberColumns.All);

    public string ToResidentCsv() => ToCsv(ResidentColumns.All);

    private string ToCsv(ReadOnlySpan<FileColumn> columns) => string.Join(',', columns.ToArray().Select(column => Quote(this[column.Name])));

    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(",\"\n") ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : value;
}
