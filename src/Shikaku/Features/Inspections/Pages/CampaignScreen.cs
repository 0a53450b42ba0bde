using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>A campaign as its page shows it.</summary>
public sealed class CampaignScreen
{
    internal CampaignScreen(CampaignView view, IReadOnlyList<InspectedRecord> records, long total, Caller caller)
    {
        (View, Records, Total) = (view, records, total);
        MayClose = view.Campaign.State == CampaignState.UnderWay && caller.Rights.HasFlag(Right.ApproveConfirmations) && !caller.IsImplementingBody
            && caller.Actor.Kind == ActorKind.Person;
    }

    /// <summary>The campaign.</summary>
    internal CampaignView View { get; }

    /// <summary>The records of this page.</summary>
    internal IReadOnlyList<InspectedRecord> Records { get; }

    /// <summary>Number of records on all pages.</summary>
    internal long Total { get; }

    /// <summary>Whether whoever looks may close it, once it can be.</summary>
    internal bool MayClose { get; }

    /// <summary>Where it is.</summary>
    internal string Address => InspectionPages.PathOf(View.Campaign.Insurer, View.Campaign.Id);
}
