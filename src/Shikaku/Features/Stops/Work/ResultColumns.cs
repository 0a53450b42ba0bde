using System.Globalization;
using Shikaku.Core.Judgement;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Web;

namespace Shikaku.Features.Stops.Work;

/// <summary>The columns of the list of results as a file. With the columns of a file of confirmations added, it can be sent back as one (CHK-32).</summary>
internal static class ResultColumns
{
    /// <summary>The header.</summary>
    public static readonly string[] Names =
    [
        "insurer_number", "member_id", "突合結果ID", "acquired_on", "mark", "stop", "state", "membership", "kanji", "kana",
        "birth", "sex", "address", "reasons", "explanation", "doubt", "qualification_stopped_on", "medical_stopped_on", "asked_at",
    ];

    /// <summary>Writes a row.</summary>
    public static void Write(CsvWriter csv, string insurer, ResultRow row)
    {
        var result = row.Result;
        void Text(string? text) => csv.Field(SpreadsheetText.Of(text) ?? "");
        Text(insurer);
        Text(row.MemberId);
        Text(result?.Id.ToString());
        Text(DayOf(row.Qualification.AcquiredOn));
        Text(result is null ? "" : MarkSigns.Of(result.Verdict.Mark));
        Text(result is null ? "" : JudgementWriter.StopTexts[(int)result.Stop]);
        Text(ResultWords.Of(row.State));
        Text(ResultWords.MembershipOf(row.IsLost));
        foreach (var item in result is null ? ["", "", "", "", ""] : ResultWords.ItemsOf(result))
        {
            Text(item);
        }

        Text(result?.Reasons);
        Text(result is null ? "" : string.Join('；', ResultWords.SentencesOf(result.Reasons)));
        Text(result is null ? "" : DoubtText.Of(result.Verdict, result.Tiers, result.IsNotDisclosed));
        Text(DayOf(result?.QualificationStoppedOn));
        Text(DayOf(result?.MedicalStoppedOn));
        Text(result is null ? "" : JapanTime.TextOf(result.AskedAt));
        csv.EndRecord();
    }

    private static string DayOf(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
