using Shikaku.Features.Accounts;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>Campaigns as their list shows them.</summary>
public sealed class CampaignList
{
    internal CampaignList(IReadOnlyList<CampaignView> views, Caller caller) =>
        (Views, MayStart, HasInsurers) = (views, caller.Rights.HasFlag(Right.ConfirmResults), caller.IsImplementingBody);

    /// <summary>The campaigns, the newest first.</summary>
    internal IReadOnlyList<CampaignView> Views { get; }

    /// <summary>Whether whoever looks may start one.</summary>
    internal bool MayStart { get; }

    /// <summary>Whether they are of several insurers.</summary>
    internal bool HasInsurers { get; }
}
