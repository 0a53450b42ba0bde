using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Comparison;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>A record of a campaign as its page shows it, with what whoever looks may decide.</summary>
public sealed class RecordScreen
{
    private readonly Caller _caller;

    internal RecordScreen(Campaign campaign, InspectedRecord record, ResultView? view, Caller caller) => (Campaign, Record, View, _caller) = (campaign, record, view, caller);

    /// <summary>The campaign.</summary>
    internal Campaign Campaign { get; }

    /// <summary>The record.</summary>
    internal InspectedRecord Record { get; }

    /// <summary>The latest result with both sides; null if nothing was compared, or the qualification is gone.</summary>
    internal ResultView? View { get; }

    /// <summary>Whether another number stands there by now, so that the two sides show that one.</summary>
    internal bool IsReplaced => View is not null && View.Standing.Person != Record.Person;

    /// <summary>Where it is.</summary>
    internal string Address => InspectionPages.PathOf(Campaign.Insurer, Campaign.Id, Record.Qualification);

    private bool IsClerk => _caller.Rights.HasFlag(Right.ConfirmResults) && !_caller.IsImplementingBody;

    /// <summary>Whether it may be found to be another person's number.</summary>
    internal bool MayFindWrong => IsClerk && Record.State is RecordState.Undecided or RecordState.Proposed or RecordState.SamePerson or RecordState.Agreed && IsClerk;

    /// <summary>Whether it may be found to be the member's own.</summary>
    internal bool MayFindSame => IsClerk && Record.State == RecordState.Undecided && !NeedsConfirmation && !Record.IsDeleted;

    /// <summary>Whether a confirmation (確認登録) is the way to say so.</summary>
    internal bool NeedsConfirmation =>
        Record.State == RecordState.Undecided && !IsReplaced && View?.Result.State == ResultState.Stopped && Record.Mark is Mark.FullStop or Mark.MedicalStop
        && View?.Result.State == ResultState.Stopped;

    /// <summary>Whether the second person is asked for.</summary>
    internal bool MaySecond =>
        Record.State == RecordState.Proposed && _caller.Rights.HasFlag(Right.ApproveConfirmations) && !_caller.IsImplementingBody && _caller.Actor.Kind == ActorKind.Person
        && Record.Finding?.FoundBy != _caller.Actor;

    /// <summary>Whether what was found may be taken back.</summary>
    internal bool MayWithdraw => IsClerk && Record.Finding is not null;
}
