using Shikaku.Features.Accounts;
using Shikaku.Features.Members;

namespace Shikaku.Features.Stops;

/// <summary>Where the qualifications of one member stand, for the page of the member.</summary>
/// <param name="setup">The register.</param>
internal sealed class MemberStandings(MemberSetup setup)
{
    /// <summary>The results, by qualification; none for whoever may not see them.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="member">The member's key.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyDictionary<QualificationReference, ResultAtHand>> FindAsync(Caller caller, string insurer, Guid member, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is not null)
        {
            return new Dictionary<QualificationReference, ResultAtHand>();
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        return await ResultAtHand.LoadAsync(connection, insurer, [member], cancellation);
    }
}
