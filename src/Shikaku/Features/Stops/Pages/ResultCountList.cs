using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Stops.Pages;

/// <summary>The counts of all insurers as their page shows them.</summary>
public sealed class ResultCountList
{
    internal ResultCountList(IReadOnlyList<ResultCount> counts, bool mayOpen) => (Counts, MayOpen) = (counts, mayOpen);

    /// <summary>The counts, by insurer.</summary>
    internal IReadOnlyList<ResultCount> Counts { get; }

    /// <summary>Whether whoever looks may open the list of an insurer.</summary>
    internal bool MayOpen { get; }
}
