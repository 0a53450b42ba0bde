using Shikaku.Features.Checks.Runs;
using Shikaku.Web;

namespace Shikaku.Features.Inspections.Documents;

/// <summary>What a system sends to start a campaign.</summary>
/// <param name="Method">個人番号取得方法.</param>
/// <param name="AcquiredFrom">First day of the 資格取得年月日.</param>
/// <param name="AcquiredUntil">Last day of it.</param>
/// <param name="Route">File, Screen or System; all if left out.</param>
/// <param name="MemberKey">The member whose wrong number makes it necessary (類似事案の点検).</param>
/// <param name="AcquiredOn">資格取得年月日 of that qualification.</param>
/// <param name="ResultId">突合結果ID that showed it.</param>
/// <param name="DeleteNumber">Whether that number is taken away at once.</param>
/// <param name="CauseKind">The sort of cause, needed with a wrong number.</param>
/// <param name="Cause">The cause in words, needed with a wrong number.</param>
/// <param name="Id">Names the campaign; sent again under this name, it is not started twice.</param>
public sealed record StartDocument(
    string? Method, DateOnly? AcquiredFrom = null, DateOnly? AcquiredUntil = null, string? Route = null, Guid? MemberKey = null, DateOnly? AcquiredOn = null,
    Guid? ResultId = null, bool DeleteNumber = true, string? CauseKind = null, string? Cause = null, Guid? Id = null)
{
    /// <summary>The request; null if a name in it is unknown.</summary>
    internal CampaignRequest? ToRequest(DateTimeOffset now)
    {
        RegistrationRoute? route = null;
        CauseKind? cause = null;
        if (Route is not null)
        {
            if (!EnumText.TryParse<RegistrationRoute>(Route, out var named))
            {
                return null;
            }

            route = named;
        }

        if (CauseKind is not null)
        {
            if (!EnumText.TryParse<CauseKind>(CauseKind, out var named))
            {
                return null;
            }

            cause = named;
        }

        return new CampaignRequest(Id ?? Guid.CreateVersion7(now), new CheckScope(null, null, Method, AcquiredFrom, AcquiredUntil, route))
        {
            Origin = MemberKey is { } member && AcquiredOn is { } acquired ? new Stops.QualificationReference(member, acquired) : null,
            OriginResult = ResultId ?? default,
            DeletesNumber = DeleteNumber,
            CauseKind = cause,
            Cause = Cause,
        };
    }
}
