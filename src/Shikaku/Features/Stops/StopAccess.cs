using Shikaku.Features.Accounts;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops;

/// <summary>Who may change where a qualification stands: C and V on own records only, the implementing body for all (check.md section 4).</summary>
internal static class StopAccess
{
    /// <summary>Why somebody may not; null if they may. The answer does not tell what another insurer has.</summary>
    public static Problem? Check(Caller caller, Right right, string insurer) =>
        insurer != caller.Organisation && !caller.IsImplementingBody ? Problems.OtherInsurersResult : caller.Check(right, insurer);
}
