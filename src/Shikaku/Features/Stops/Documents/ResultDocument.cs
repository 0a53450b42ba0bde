using Shikaku.Core.Judgement;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Stops.Documents;

/// <summary>A result, for systems.</summary>
/// <param name="Member">The member's key.</param>
/// <param name="MemberId">加入者識別.</param>
/// <param name="AcquiredOn">資格取得年月日.</param>
/// <param name="ResultId">突合結果ID; null if never asked about.</param>
/// <param name="Mark">○ △ ▲ × －.</param>
/// <param name="Stop">none, medical or all: the views that are stopped.</param>
/// <param name="State">The state, as in <c>Stopped</c>.</param>
/// <param name="IsLost">Whether the qualification has ended (資格喪失).</param>
/// <param name="IsProposed">Whether a confirmation waits for approval.</param>
/// <param name="Items">kanji, kana, birth, sex, address: how each compares.</param>
/// <param name="Reasons">The codes of the reasons.</param>
/// <param name="Doubt">How likely the number is somebody else's, in words.</param>
/// <param name="QualificationStoppedOn">初回検知 of the 資格情報.</param>
/// <param name="MedicalStoppedOn">初回検知 of the 医療・薬剤等の情報.</param>
/// <param name="AskedAt">When the registry was asked.</param>
public sealed record ResultDocument(
    Guid Member, string MemberId, DateOnly AcquiredOn, Guid? ResultId, string? Mark, string? Stop, string State, bool IsLost, bool IsProposed, IReadOnlyList<string> Items,
    IReadOnlyList<string> Reasons, string? Doubt, DateOnly? QualificationStoppedOn, DateOnly? MedicalStoppedOn, DateTimeOffset? AskedAt)
{
    /// <summary>The document of a result.</summary>
    internal static ResultDocument Of(ResultRow row)
    {
        var result = row.Result;
        return new(
            row.Qualification.MemberKey, row.MemberId, row.Qualification.AcquiredOn, result?.Id, result is null ? null : MarkSigns.Of(result.Verdict.Mark),
            result is null ? null : JudgementWriter.StopTexts[(int)result.Stop], row.State.ToString(), row.IsLost, row.IsProposed, result is null ? [] : ResultWords.ItemsOf(result),
            result?.Reasons.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [], result is null ? null : DoubtText.Of(result.Verdict, result.Tiers, result.IsNotDisclosed),
            result?.QualificationStoppedOn, result?.MedicalStoppedOn, result?.AskedAt);
    }
}
