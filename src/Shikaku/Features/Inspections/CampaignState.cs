namespace Shikaku.Features.Inspections;

/// <summary>How far a campaign is.</summary>
internal enum CampaignState
{
    /// <summary>点検中.</summary>
    UnderWay,

    /// <summary>終了: closed by a second person and reported. A further find opens it again.</summary>
    Closed,
}
