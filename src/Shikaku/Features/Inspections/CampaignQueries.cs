using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Inspections;

/// <summary>What can be asked about campaigns. An insurer sees its own, the implementing body all of them.</summary>
/// <param name="setup">The register.</param>
internal sealed class CampaignQueries(MemberSetup setup)
{
    /// <summary>Most campaigns of a list.</summary>
    public const int MostListed = 200;

    private static readonly string FindAll =
        $"SELECT {Campaign.Columns} FROM inspections.campaign WHERE upper_inf(recorded) ORDER BY started_at DESC, campaign_id LIMIT $1";

    private static readonly string FindReports =
        $"SELECT {CampaignReport.Columns} FROM inspections.report WHERE insurer_number = $1 AND campaign_id = $2 ORDER BY number DESC";

    private const string TakePage =
        $"""
         SELECT {InspectedRecord.Columns}, count(*) OVER () FROM each WHERE state = ANY (@states)
        ORDER BY array_position(@states, state), work_rank NULLS LAST, doubt DESC NULLS LAST, member_id, acquired_on OFFSET @skip LIMIT @count
        """;

    /// <summary>Campaigns with their counters, the newest first.</summary>
    public async Task<Outcome<IReadOnlyList<CampaignView>>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, caller.Organisation) is { } problem)
        {
            return problem;
        }

        await using var connection = caller.IsImplementingBody
            ? await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation)
            : await setup.Database.ConnectForAsync(caller.Organisation, cancellation);
        var campaigns = new List<Campaign>();
        await using (var command = new NpgsqlCommand(FindAll, connection))
        {
            command.Parameters.AddWithValue(MostListed);
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                campaigns.Add(Campaign.Read(rows).Content);
            }
        }

        var views = new List<CampaignView>();
        foreach (var campaign in campaigns)
        {
            views.Add(await ViewAsync(connection, campaign, cancellation));
        }

        return views;
    }

    /// <summary>A campaign.</summary>
    public async Task<Outcome<CampaignView>> FindAsync(Caller caller, string insurer, Guid campaign, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        return await CampaignChange.FindAsync(connection, insurer, campaign, cancellation) is { Content: var found }
            ? await ViewAsync(connection, found, cancellation)
            : Problems.NotFound;
    }

    /// <summary>Records of a campaign, what is to be decided first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="campaign">The campaign, as <see cref="FindAsync"/> gave it.</param>
    /// <param name="states">In which states.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The rows, and how many there are on all pages.</returns>
    public async Task<Outcome<(IReadOnlyList<InspectedRecord> Rows, long Total)>> RecordsAsync(
        Caller caller, Campaign campaign, IReadOnlyList<RecordState> states, int skip, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, campaign.Insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(campaign.Insurer, cancellation);
        await using var command = CampaignChange.CommandOf(connection, campaign, null, TakePage);
        command.Parameters.AddWithValue("states", states.Select(state => state.ToString()).ToArray());
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.AddWithValue("count", count);
        var (found, total) = (new List<InspectedRecord>(), 0L);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(InspectedRecord.Read(rows));
            total = rows.GetInt64(rows.FieldCount - 1);
        }

        return (found, total);
    }

    /// <summary>One record of a campaign.</summary>
    public async Task<Outcome<InspectedRecord>> FindRecordAsync(Caller caller, Campaign campaign, QualificationReference record, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, campaign.Insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(campaign.Insurer, cancellation);
        return await CampaignChange.FindRecordAsync(connection, campaign, record, cancellation) is { } found ? found : Problems.NotFound;
    }

    private static async Task<CampaignView> ViewAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancellation)
    {
        var counts = await CampaignChange.CountAsync(connection, campaign, cancellation);
        var reports = new List<CampaignReport>();
        await using var command = new NpgsqlCommand(FindReports, connection);
        command.Parameters.AddWithValue(campaign.Insurer);
        command.Parameters.AddWithValue(campaign.Id);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            reports.Add(CampaignReport.Read(rows));
        }

        return new CampaignView(campaign, counts, reports);
    }
}
