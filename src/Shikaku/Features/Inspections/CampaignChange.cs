using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Outcomes;

namespace Shikaku.Features.Inspections;

/// <summary>A change of one campaign: its rows, the stops that go with them and the link in the audit together, or nothing.</summary>
internal sealed class CampaignChange : IAsyncDisposable
{
    private static readonly string FindCampaign =
        $"SELECT {Campaign.Columns} FROM inspections.campaign WHERE insurer_number = $1 AND campaign_id = $2 AND upper_inf(recorded)";

    private const string CountReports = "SELECT count(*)::int FROM inspections.report WHERE insurer_number = $1 AND campaign_id = $2";

    private readonly AuditedRows _rows;
    private readonly Guid _version;

    private CampaignChange(StopChange stop, Guid version, Campaign campaign)
    {
        (Stop, _version, Content) = (stop, version, campaign);
        _rows = new AuditedRows(stop.Connection, stop.Entry, stop.Insurer);
    }

    /// <summary>The change of stops that goes with it.</summary>
    public StopChange Stop { get; }

    /// <summary>The campaign as it is now.</summary>
    public Campaign Content { get; private set; }

    /// <summary>Begins a change of a campaign.</summary>
    /// <param name="setup">The register.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="change">Who, why.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Outcome<CampaignChange>> BeginAsync(MemberSetup setup, string insurer, Guid campaign, Change change, CancellationToken cancellation)
    {
        var begun = await StopChange.BeginAsync(setup, insurer, change, InsurerTurn.WaitShortly, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await FindAsync(begun.Result.Connection, insurer, campaign, cancellation) is { } found)
        {
            return new CampaignChange(begun.Result, found.Version, found.Content);
        }

        await begun.Result.DisposeAsync();
        return Problems.NotFound;
    }

    /// <summary>A campaign as it is now; null if there is none.</summary>
    public static async Task<(Guid Version, Campaign Content)?> FindAsync(NpgsqlConnection connection, string insurer, Guid campaign, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindCampaign, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(campaign);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Campaign.Read(row) : null;
    }

    /// <summary>Finds records, or counts them.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="record">One record; null for all.</param>
    /// <param name="rest">What follows <see cref="RecordSql.Each"/>.</param>
    public static NpgsqlCommand CommandOf(NpgsqlConnection connection, Campaign campaign, QualificationReference? record, string rest)
    {
        var command = new NpgsqlCommand(RecordSql.Each + rest, connection);
        command.Parameters.AddWithValue("insurer", campaign.Insurer);
        command.Parameters.AddWithValue("run", campaign.RunId);
        command.Parameters.AddWithValue("campaign", campaign.Id);
        command.Parameters.Add(new NpgsqlParameter("member", NpgsqlDbType.Uuid) { Value = (object?)record?.MemberKey ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("acquired", NpgsqlDbType.Date) { Value = (object?)record?.AcquiredOn ?? DBNull.Value });
        return command;
    }

    /// <summary>The counters.</summary>
    public static async Task<CampaignCounts> CountAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancellation)
    {
        await using var command = CommandOf(connection, campaign, null, " SELECT state, is_answered, count(*) FROM each GROUP BY state, is_answered");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(RecordState, bool, long)>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add((Enum.Parse<RecordState>(rows.GetString(0)), rows.GetBoolean(1), rows.GetInt64(2)));
        }

        return CampaignCounts.Of(found);
    }

    /// <summary>A record of the campaign; null if it is not one of them.</summary>
    public static async Task<InspectedRecord?> FindRecordAsync(
        NpgsqlConnection connection, Campaign campaign, QualificationReference record, CancellationToken cancellation)
    {
        await using var command = CommandOf(connection, campaign, record, $" SELECT {InspectedRecord.Columns} FROM each");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? InspectedRecord.Read(rows) : null;
    }

    /// <summary>Puts a finding in the place of what was found before.</summary>
    /// <param name="former">The version that ends; null if nothing was found.</param>
    /// <param name="finding">What is found now; null takes the former back.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task ReplaceAsync(Guid? former, RecordFinding? finding, CancellationToken cancellation)
    {
        if (former is { } version)
        {
            await _rows.CloseAsync(RecordFinding.Table, version, cancellation);
        }

        if (finding is not null)
        {
            await _rows.OpenAsync(RecordFinding.Table, finding.ToValues(), cancellation);
        }

        if (Content.State == CampaignState.Closed)
        {
            await ReplaceAsync(Content with { State = CampaignState.UnderWay }, cancellation);
        }
    }

    /// <summary>Puts a version of the campaign in the place of the former, once in a change.</summary>
    public async Task ReplaceAsync(Campaign content, CancellationToken cancellation)
    {
        await _rows.CloseAsync(Campaign.Table, _version, cancellation);
        await _rows.OpenAsync(Campaign.Table, content.ToValues(), cancellation);
        Content = content;
    }

    /// <summary>Adds a report.</summary>
    /// <param name="report">The report, by its number.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CampaignReport> AddAsync(Func<int, CampaignReport> report, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CountReports, Stop.Connection);
        command.Parameters.AddWithValue(Content.Insurer);
        command.Parameters.AddWithValue(Content.Id);
        var made = report((int)(await command.ExecuteScalarAsync(cancellation))! + 1) with { MadeAt = Stop.Entry.MadeAt };
        await _rows.OpenAsync(CampaignReport.Table, made.ToValues(), cancellation);
        return made;
    }

    /// <summary>Ends the change.</summary>
    /// <param name="name">What happened.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public Task CommitAsync(string name, CancellationToken cancellation) =>
        Stop.CommitAsync(ChangeEvent.Of(name, ("campaign", Content.Id.ToString())), cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stop.DisposeAsync();
}
