using Shikaku.Features.Stops;

namespace Shikaku.Features.Inspections;

/// <summary>The wrong number that opened a campaign.</summary>
/// <param name="MemberId">member_id, 加入者識別.</param>
/// <param name="Qualification">On which qualification it stood.</param>
/// <param name="ResultId">The result (突合結果ID) that showed it.</param>
internal sealed record CampaignOrigin(string MemberId, QualificationReference Qualification, Guid ResultId);
