using Shikaku.Features.Stops;
using Shikaku.Outcomes;

namespace Shikaku.Features.Inspections;

/// <summary>Sees to it that nobody sees anything by a number that was found to be another person's: both views are closed in the same transaction (INC-01).</summary>
internal static class WrongNumbers
{
    /// <summary>Closes both views of a record, as far as they are not closed.</summary>
    /// <param name="stop">The change.</param>
    /// <param name="result">Where the record stands.</param>
    /// <param name="deletes">Whether the number is taken away. Where a view is open, there is no other way to close it for as long as the number stays wrong.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not; null if both are closed.</returns>
    public static async Task<Problem?> CloseViewsAsync(StopChange stop, ResultAtHand result, bool deletes, CancellationToken cancellation)
    {
        if (result.State == ResultState.NumberDeleted)
        {
            return null;
        }

        if (!deletes)
        {
            return result.Standing.Content.Stop == Core.Judgement.Stop.All ? null : Problems.InspectionNumberVisible;
        }

        if (result.State == ResultState.Asked)
        {
            return Problems.StateUnfit;
        }

        await stop.DeleteNumberAsync(result, cancellation);
        return null;
    }
}
