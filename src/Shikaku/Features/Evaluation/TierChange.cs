using System.Text;

namespace Shikaku.Features.Evaluation;

/// <summary>A pair that has another tier under other tables (MAT-90).</summary>
/// <param name="Suite">Its suite.</param>
/// <param name="Id">Its identifier in the file.</param>
/// <param name="Field">The field compared.</param>
/// <param name="Label">Its label.</param>
/// <param name="Before">What the tables in use say.</param>
/// <param name="After">What the other tables say.</param>
internal sealed record TierChange(string Suite, string Id, string Field, PairLabel Label, TierAndReasons Before, TierAndReasons After)
{
    /// <summary>Whether the decision changes with the tier: from agreement to none or the other way round.</summary>
    public bool IsDecision => Before.Agrees != After.Agrees;

    /// <summary>Keeps what is worth telling of a pair.</summary>
    public static TierChange Of(in PairRow row, TierAndReasons before, TierAndReasons after) => new(
        row.ShownSuite, row.ShownId, Encoding.UTF8.GetString(row.Field), row.Label, before, after);
}
