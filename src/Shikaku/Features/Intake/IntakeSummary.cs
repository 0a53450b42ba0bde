using System.Text.Json;
using Shikaku.Core.Records;

namespace Shikaku.Features.Intake;

/// <summary>What became of the rows of a file, as pages show it.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Results">Number of rows by result, and their sum.</param>
/// <param name="Findings">Number of findings by code.</param>
internal sealed record IntakeSummary(long Rows, IReadOnlyList<IntakeCount> Results, IReadOnlyList<IntakeCodeCount> Findings)
{
    private static readonly (string Name, string Word)[] Words =
    [
        ("added", "登録"), ("changed", "変更"), ("cancelled", "取消"), ("unchanged", "変更なし（登録済みと同じ）"), ("ignored", "無視（ファイル内の重複）"),
        ("refused", "誤りのため登録せず"), ("rows", "合計"),
    ];

    /// <summary>Rows that changed the register.</summary>
    public long Taken => Results[0].Rows + Results[1].Rows + Results[2].Rows;

    /// <summary>Rows with an error.</summary>
    public long Refused => Results[^2].Rows;

    /// <summary>The summary of a file; null before it is applied.</summary>
    public static IntakeSummary? Of(IntakeFile file)
    {
        if (file.Result is null)
        {
            return null;
        }

        var result = JsonDocument.Parse(file.Result).RootElement;
        return new IntakeSummary(
            result.GetProperty("rows").GetInt64(),
            [.. Words.Select(word => new IntakeCount(word.Word, result.GetProperty(word.Name).GetInt64()))],
            [.. result.GetProperty("findings").EnumerateObject().Select(code => new IntakeCodeCount(Enum.Parse<FindingCode>(code.Name), code.Value.GetInt64()))]);
    }
}
