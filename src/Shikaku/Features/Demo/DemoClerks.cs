using System.Globalization;
using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Demo;

/// <summary>
/// The clerks and supervisors of a demonstration: they work off the stopped members of whom the sample says that only their address is another one, one confirming and
/// one approving.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="population">The made-up people.</param>
internal sealed class DemoClerks(MemberSetup setup, MadeUpPopulation population)
{
    private const int MostOfInsurer = 50;
    private const string AnotherHouseNumber = "house_number";
    private const string MovedMeanwhile = "P5";

    private readonly WorkQueue _queue = new(setup);
    private readonly ConfirmationDesk _desk = new(setup);
    private readonly ConfirmationApprovals _approvals = new(setup);

    /// <summary>Confirms and approves.</summary>
    /// <param name="cancellation">Stops; what was approved stays.</param>
    /// <returns>How many stops were lifted, and how many are left to be worked off.</returns>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var themselves = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (member, noise, hasWrongNumber, _) in population.TruthAsync(cancellation))
        {
            if (!hasWrongNumber && noise == AnotherHouseNumber)
            {
                themselves.Add(member);
            }
        }

        var (lifted, left) = (0L, 0L);
        foreach (var insurer in population.Insurers)
        {
            var filter = new ResultFilter { Mark = Mark.MedicalStop };
            var page = (await _queue.ListAsync(CallerOf(insurer.Number, "demo-clerk", Role.Clerk), insurer.Number, filter, 0, MostOfInsurer, cancellation)).Result;
            foreach (var row in page.Rows.Where(row => !row.IsProposed && themselves.Contains(row.MemberId)))
            {
                lifted += await LiftAsync(insurer.Number, row, cancellation) ? 1 : 0;
            }

            left += page.Total;
        }

        return string.Create(CultureInfo.InvariantCulture, $"▲ {left:#,0} のうち、二人で確認して停止を解いたもの {lifted:#,0}");
    }

    private static Caller CallerOf(string insurer, string name, Role role) =>
        new(new Actor(ActorKind.Person, name), insurer, OrganisationKind.Insurer, Rights.Of(role));

    private async Task<bool> LiftAsync(string insurer, ResultRow row, CancellationToken cancellation)
    {
        var request = new ConfirmationRequest(row.Qualification, row.Result!.Id, MovedMeanwhile, "見本の届書", setup.Today);
        var proposed = await _desk.ConfirmAsync(CallerOf(insurer, "demo-clerk", Role.Clerk), insurer, request, cancellation);
        return proposed.Refusal is null
            && (await _approvals.ApproveAsync(CallerOf(insurer, "demo-supervisor", Role.Supervisor), insurer, request.Id, cancellation)).Refusal is null;
    }
}
