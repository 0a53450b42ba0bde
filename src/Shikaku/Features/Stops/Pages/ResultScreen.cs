using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Stops.Pages;

/// <summary>A result as its page shows it, with its place in the list and what whoever looks may do.</summary>
public sealed class ResultScreen
{
    private readonly Caller _caller;

    internal ResultScreen(ResultView view, ResultNeighbours neighbours, ResultFilter filter, Caller caller) =>
        (View, Neighbours, Filter, _caller) = (view, neighbours, filter, caller);

    /// <summary>The result with both sides.</summary>
    internal ResultView View { get; }

    /// <summary>What stands beside it in the list.</summary>
    internal ResultNeighbours Neighbours { get; }

    /// <summary>The list.</summary>
    internal ResultFilter Filter { get; }

    /// <summary>The part of addresses that keeps the list.</summary>
    internal string Query => ResultQuery.Of(Filter);

    /// <summary>Where the result is.</summary>
    internal string Address => ResultPages.PathOf(View.Insurer, View.Standing.Qualification);

    /// <summary>Whether it may be confirmed now.</summary>
    internal bool MayConfirm => _caller.Rights.HasFlag(Right.ConfirmResults) && View.Result.State == ResultState.Stopped && View.Proposed is null
        && View.Standing.Verdict.Mark is (Mark.FullStop or Mark.MedicalStop);

    /// <summary>Whether its number may be taken away now.</summary>
    internal bool MayDelete =>
        _caller.Rights.HasFlag(Right.ConfirmResults) && !_caller.IsImplementingBody && View.Result.State is not (ResultState.Asked or ResultState.NumberDeleted);

    /// <summary>Whether the deletion of its number may be taken back now.</summary>
    internal bool MayRestore => _caller.Rights.HasFlag(Right.ApproveConfirmations) && !_caller.IsImplementingBody && View.Result.State == ResultState.NumberDeleted;

    /// <summary>Whether a confirmation may be taken back now.</summary>
    internal bool MayWithdraw => _caller.Rights.HasFlag(Right.ConfirmResults) && (View.Effective ?? View.Proposed) is not null;

    /// <summary>Whether an inspection of similar cases (類似事案の点検) may be started from it.</summary>
    internal bool MayInspect => _caller.Rights.HasFlag(Right.ConfirmResults) && !_caller.IsImplementingBody && View.Standing.Verdict.Mark != Mark.Agree;

    /// <summary>Whether the member's data may be changed.</summary>
    internal bool MayChange => _caller.Rights.HasFlag(Right.ChangeMembers);
}
