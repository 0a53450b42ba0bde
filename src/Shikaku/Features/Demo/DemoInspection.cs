using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Inspections;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Residents;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Demo;

/// <summary>
/// The inspection of similar cases (類似事案の点検) of a demonstration: the first wrong number of each insurer and method has everything inspected that was obtained in its way; clerks
/// decide as the sample's truth says, supervisors second, close and report.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="population">The made-up people.</param>
/// <param name="check">Has the simulated registry answer.</param>
internal sealed class DemoInspection(MemberSetup setup, MadeUpPopulation population, DemoCheck check)
{
    private const int MostRecords = 1000;
    private const string Evidence = "見本の届書";

    private const string FindWrong =
        """
        SELECT DISTINCT ON (standing.insurer_number, coalesce(member.acquisition_method, @unknown)) standing.insurer_number AS "Insurer", standing.member_key AS "Member", standing.acquired_on AS "AcquiredOn",
            standing.result_id AS "Result", coalesce(member.acquisition_method, @unknown) AS "Method"
        FROM stops.standing JOIN register.qualification AS member ON member.insurer_number = standing.insurer_number AND member.version_id = standing.compared_version
        WHERE upper_inf(standing.recorded) AND standing.stop <> 'None' AND standing.member_id = ANY (@wrong)
        ORDER BY standing.insurer_number, coalesce(member.acquisition_method, @unknown), standing.member_id
        """;

    private readonly CampaignStart _start = new(setup, new CheckSettings());
    private readonly CampaignFindings _findings = new(setup);
    private readonly CampaignClosing _closing = new(setup);
    private readonly CampaignQueries _queries = new(setup);
    private readonly ConfirmationDesk _desk = new(setup);
    private readonly ConfirmationApprovals _approvals = new(setup);

    /// <summary>Inspects.</summary>
    /// <param name="transport">The way to the simulated registry.</param>
    /// <param name="cancellation">Stops; what was decided stays.</param>
    /// <returns>The counters of all campaigns, and how many wrong numbers the truth says there are among the records.</returns>
    public async Task<string> RunAsync(IRegistryTransport transport, CancellationToken cancellation)
    {
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (member, _, hasWrongNumber, _) in population.TruthAsync(cancellation))
        {
            if (hasWrongNumber)
            {
                wrong.Add(member);
            }
        }

        var campaigns = new List<Campaign>();
        foreach (var found in await FindAsync(wrong, cancellation))
        {
            var started = await _start.StartAsync(CallerOf(found.Insurer, "demo-clerk", Role.Clerk), found.Insurer, RequestOf(found), cancellation);
            if (started.Refusal is null)
            {
                campaigns.Add(started.Result);
            }
        }

        await check.RunAsync(transport, cancellation);
        var (views, truth) = (new List<CampaignView>(), 0L);
        foreach (var campaign in campaigns)
        {
            truth += await DecideAsync(campaign, wrong, cancellation);
            await _closing.CloseAsync(
                CallerOf(campaign.Insurer, "demo-supervisor", Role.Supervisor), campaign.Insurer, campaign.Id, campaign.CauseKind, campaign.Cause, "二人で照合してから登録する",
                cancellation);
            views.Add((await _queries.FindAsync(CallerOf(campaign.Insurer, "demo-clerk", Role.Clerk), campaign.Insurer, campaign.Id, cancellation)).Result);
        }

        long Sum(Func<CampaignCounts, long> count) => views.Sum(view => count(view.Counts));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"点検 {views.Count:#,0}、対象 {Sum(counts => counts.Target):#,0}、照会済 {Sum(counts => counts.Asked):#,0}、一致 {Sum(counts => counts.Agreed):#,0}、相違 {Sum(counts => counts.Differing):#,0}、")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"別人の番号 {Sum(counts => counts.Wrong):#,0}（真実 {truth:#,0}）、修正済 {Sum(counts => counts.Corrected):#,0}、報告 {views.Sum(view => view.Reports.Count):#,0}");
    }

    private static Caller CallerOf(string insurer, string name, Role role) =>
        new(new Actor(ActorKind.Person, name), insurer, OrganisationKind.Insurer, Rights.Of(role));

    private static CampaignRequest RequestOf(WrongNumber found) => new(
        new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"demo {found.Insurer} {found.Method}")).AsSpan(0, 16)), new CheckScope(AcquisitionMethod: found.Method))
    {
        Origin = new QualificationReference(found.Member, found.AcquiredOn),
        OriginResult = found.Result,
        CauseKind = CauseKind.Other,
        Cause = "見本の原因",
    };

    private async Task<WrongNumber[]> FindAsync(HashSet<string> wrong, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        return [.. await connection.QueryAsync<WrongNumber>(new CommandDefinition(FindWrong, new { wrong = wrong.ToArray(), unknown = CheckScope.UnknownMethod }, cancellationToken: cancellation))];
    }

    /// <returns>Number of wrong numbers among the records by the truth of the sample.</returns>
    private async Task<long> DecideAsync(Campaign campaign, HashSet<string> wrong, CancellationToken cancellation)
    {
        var insurer = campaign.Insurer;
        var (clerk, supervisor) = (CallerOf(insurer, "demo-clerk", Role.Clerk), CallerOf(insurer, "demo-supervisor", Role.Supervisor));
        var open = (await _queries.RecordsAsync(clerk, campaign, [RecordState.Undecided], 0, MostRecords, cancellation)).Result.Rows;
        foreach (var record in open)
        {
            if (wrong.Contains(record.MemberId))
            {
                await _findings.FindWrongAsync(clerk, insurer, campaign.Id, record.Qualification, Evidence, deletesNumber: true, cancellation);
            }
            else if (record.Mark is Mark.MedicalStop or Mark.FullStop)
            {
                var request = new ConfirmationRequest(record.Qualification, record.ResultId!.Value, record.Mark == Mark.FullStop ? "P8" : "P5", Evidence, setup.Today);
                await _desk.ConfirmAsync(clerk, insurer, request, cancellation);
                await _approvals.ApproveAsync(supervisor, insurer, request.Id, cancellation);
            }
            else if ((await _findings.FindSamePersonAsync(clerk, insurer, campaign.Id, record.Qualification, Evidence, cancellation)).Refusal is null)
            {
                await _findings.SecondAsync(supervisor, insurer, campaign.Id, record.Qualification, cancellation);
            }
        }

        var count = 0L;
        for (var skip = 0; ; skip += MostRecords)
        {
            var page = (await _queries.RecordsAsync(clerk, campaign, Enum.GetValues<RecordState>(), skip, MostRecords, cancellation)).Result.Rows;
            count += page.Count(record => wrong.Contains(record.MemberId));
            if (page.Count < MostRecords)
            {
                return count;
            }
        }
    }

    private sealed class WrongNumber
    {
        public string Insurer { get; init; } = "";

        public Guid Member { get; init; }

        public DateOnly AcquiredOn { get; init; }

        public Guid Result { get; init; }

        public string Method { get; init; } = "";
    }
}
