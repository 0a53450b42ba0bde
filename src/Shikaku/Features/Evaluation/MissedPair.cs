using System.Text;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>A pair whose tier misses its label.</summary>
/// <param name="Id">Its identifier in the file.</param>
/// <param name="Field">The field compared.</param>
/// <param name="Label">Its label.</param>
/// <param name="Tier">The tier found.</param>
/// <param name="Reasons">The codes of the reasons, in the order of the catalogue.</param>
internal sealed record MissedPair(string Id, string Field, PairLabel Label, Tier Tier, IReadOnlyList<string> Reasons)
{
    /// <summary>Keeps what is worth telling of a pair.</summary>
    public static MissedPair Of(in PairRow row, Tier tier, ReasonSet reasons) => new(
        row.ShownId, Encoding.UTF8.GetString(row.Field), row.Label, tier, new TierAndReasons(tier, reasons).ReasonNames);
}
