using System.Globalization;
using System.Text.Json;
using Shikaku.Features.Checks.Results;

namespace Shikaku.Features.Evaluation;

/// <summary>Shows what came out for a sample, to people and to scripts (product.md §4).</summary>
internal static class SampleReport
{
    /// <summary>Writes the table class x mark and the two ways to be wrong.</summary>
    public static void WriteText(SampleResult result, TextWriter output)
    {
        var widest = result.Classes.Keys.Append("class").Max(name => name.Length);
        output.WriteLine("class".PadRight(widest) + string.Concat(JudgementWriter.MarkTexts.Select(mark => $"{mark,12}")));
        foreach (var (name, marks) in result.Classes)
        {
            output.WriteLine(name.PadRight(widest) + string.Concat(marks.Select(count => $" {Number(count),12}")));
        }

        output.WriteLine();
        output.WriteLine($"件数: {Number(result.Rows)}（agree {Number(result.Expected(ExpectedOutcome.Agree))}、"
            + $"disagree {Number(result.Expected(ExpectedOutcome.Disagree))}、review {Number(result.Expected(ExpectedOutcome.Review))}）");
        output.WriteLine($"誤って同一とした件数（disagreeなのに○）: {Number(result.FalseSame)}、その割合の95%上限 {Share(result.FalseSameUpper95)}");
        output.WriteLine($"誤って止めた件数（agreeなのに閲覧停止、または○△以外）: {Number(result.FalseDifferent)}、その割合の95%上限 {Share(result.FalseDifferentUpper95)}");
        output.WriteLine($"○の割合: {Share(result.AgreeShare)}");
    }

    /// <summary>Writes the same as JSON.</summary>
    public static void WriteJson(SampleResult result, long badRows, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("rows", result.Rows);
        json.WriteNumber("falseSame", result.FalseSame);
        json.WriteNumber("falseSameUpper95", result.FalseSameUpper95);
        json.WriteNumber("falseDifferent", result.FalseDifferent);
        json.WriteNumber("falseDifferentUpper95", result.FalseDifferentUpper95);
        json.WriteNumber("agreeShare", result.AgreeShare);
        json.WriteNumber("badRows", badRows);
        json.WriteStartObject("classes");
        foreach (var (name, marks) in result.Classes)
        {
            json.WriteStartObject(name);
            for (var mark = 0; mark < marks.Length; mark++)
            {
                json.WriteNumber(JudgementWriter.MarkTexts[mark], marks[mark]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString(share is > 0 and < 0.0001 ? "0.00E+0" : "0.######", CultureInfo.InvariantCulture);
}
