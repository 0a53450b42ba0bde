using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;

namespace Shikaku.Features.Checks.Runs;

/// <summary>What the parts of the check of stored members share.</summary>
/// <param name="Register">The register.</param>
/// <param name="Transport">The way to the resident registry.</param>
/// <param name="Settings">How it is asked.</param>
internal sealed record CheckRegister(MemberSetup Register, IRegistryTransport Transport, CheckSettings Settings)
{
    /// <summary>Who makes and judges what no person started.</summary>
    public static Actor Actor { get; } = new(ActorKind.Job, "check");
}
