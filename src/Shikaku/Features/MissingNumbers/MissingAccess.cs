using Shikaku.Features.Accounts;
using Shikaku.Outcomes;

namespace Shikaku.Features.MissingNumbers;

/// <summary>Who may work on the list of missing numbers: the insurer's own people. The implementing body sees counts alone.</summary>
internal static class MissingAccess
{
    /// <summary>Why somebody may not; null if they may.</summary>
    public static Problem? Check(Caller caller, Right right, string insurer) =>
        caller.IsImplementingBody ? Problems.NotAllowed : caller.Check(right, insurer);
}
