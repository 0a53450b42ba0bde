namespace Shikaku.Features.Stops.Work;

/// <summary>How many results of an insurer are how; no persons.</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="FullStops">× with a stop.</param>
/// <param name="MedicalStops">▲ with a stop.</param>
/// <param name="Minor">△.</param>
/// <param name="NotCompared">－.</param>
/// <param name="Confirmed">確認登録済.</param>
/// <param name="NumberDeleted">番号削除.</param>
/// <param name="Agreed">○.</param>
internal sealed record ResultCount(string Insurer, long FullStops, long MedicalStops, long Minor, long NotCompared, long Confirmed, long NumberDeleted, long Agreed)
{
    /// <summary>Stopped, and still unverified after the day by which something was asked for (check.md section 5).</summary>
    public long Overdue { get; init; }
}
