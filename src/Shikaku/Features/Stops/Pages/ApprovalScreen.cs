using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Stops.Pages;

/// <summary>A confirmation with both sides, as the second person sees it.</summary>
public sealed class ApprovalScreen
{
    internal ApprovalScreen(ResultView view, Confirmation confirmation, string reason, bool mayApprove) =>
        (View, Confirmation, Reason, MayApprove) = (view, confirmation, reason, mayApprove);

    /// <summary>The result with both sides.</summary>
    internal ResultView View { get; }

    /// <summary>What was confirmed about it.</summary>
    internal Confirmation Confirmation { get; }

    /// <summary>The reason in words.</summary>
    internal string Reason { get; }

    /// <summary>Whether whoever looks may approve.</summary>
    internal bool MayApprove { get; }

    /// <summary>Whether the result has changed since.</summary>
    internal bool IsOutdated => View.Standing.ResultId != Confirmation.ResultId || View.Result.State != ResultState.Stopped;
}
