using Dapper;
using Npgsql;
using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Stops.Work;

/// <summary>How many results are how, by insurer: no persons, so that the ministry and the implementing body may see them (check.md section 4).</summary>
/// <param name="setup">The register.</param>
internal sealed class ResultCounts(MemberSetup setup)
{
    private const string Count =
        """
        SELECT insurer_number AS "Insurer",
            count(*) FILTER (WHERE mark = 'FullStop' AND state = 'Stopped') AS "FullStops",
            count(*) FILTER (WHERE mark = 'MedicalStop' AND state = 'Stopped') AS "MedicalStops",
            count(*) FILTER (WHERE mark = 'Minor' AND state = 'Agreed') AS "Minor",
            count(*) FILTER (WHERE mark = 'NotCompared' AND state = 'Stopped') AS "NotCompared",
            count(*) FILTER (WHERE state = 'Confirmed') AS "Confirmed",
            count(*) FILTER (WHERE state = 'NumberDeleted') AS "NumberDeleted",
            count(*) FILTER (WHERE mark = 'Agree' AND state = 'Agreed') AS "Agreed"
        FROM stops.standing WHERE upper_inf(recorded)
        """;

    private const string Group = "GROUP BY insurer_number ORDER BY insurer_number";

    private const string CountOfAll = $"{Count} {Group}";

    // Nearly all agree: an index leads past them.
    private const string CountOfWork = $"{Count} AND insurer_number = @insurer AND (mark <> 'Agree' OR state = 'NumberDeleted') {Group}";

    // Corrected or cancelled since, a record waits for nobody. One that is being asked about again is unverified still.
    private const string CountUnverified =
        $"""
        SELECT standing.insurer_number AS insurer, {ResultSql.IsLost} AS is_lost, standing.mark, standing.vector, standing.medical_stopped_on, count(*)
        FROM stops.standing JOIN register.qualification AS member ON {ResultSql.OfMember} AND {ResultSql.IsLatest}
        {ResultSql.WithWhatWasCompared}
        WHERE upper_inf(standing.recorded) AND standing.state = 'Stopped' AND standing.mark IN ('FullStop', 'MedicalStop')
            AND NOT {ResultSql.IsCorrected}
        """;

    private const string GroupUnverified = "GROUP BY 1, 2, 3, 4, 5";

    private const string CountUnverifiedOfAll = $"{CountUnverified} {GroupUnverified}";

    private const string CountUnverifiedOfOne = $"{CountUnverified} AND standing.insurer_number = @insurer {GroupUnverified}";

    /// <summary>The counts of all insurers that have results.</summary>
    public async Task<Outcome<ResultCount[]>> OfAllAsync(Caller caller, CancellationToken cancellation)
    {
        if ((caller.Rights & Right.ViewStatistics) == Right.None)
        {
            return Problems.NotAllowed;
        }

        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var counts = await connection.QueryAsync<ResultCount>(new CommandDefinition(CountOfAll, cancellationToken: cancellation));
        var overdue = await OverdueAsync(connection, CountUnverifiedOfAll, null, cancellation);
        return counts.Select(count => count with { Overdue = overdue.GetValueOrDefault(count.Insurer) }).ToArray();
    }

    /// <summary>The counts of one insurer, without those that agree.</summary>
    public async Task<Outcome<ResultCount>> OfWorkAsync(Caller caller, string insurer, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        var count = await connection.QuerySingleOrDefaultAsync<ResultCount>(new CommandDefinition(CountOfWork, new { insurer }, cancellationToken: cancellation));
        return count is null
            ? new ResultCount(insurer, 0, 0, 0, 0, 0, 0, 0)
            : count with { Overdue = (await OverdueAsync(connection, CountUnverifiedOfOne, insurer, cancellation)).GetValueOrDefault(insurer) };
    }

    private async Task<Dictionary<string, long>> OverdueAsync(NpgsqlConnection connection, string sql, string? insurer, CancellationToken cancellation)
    {
        var overdue = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (of, isLost, mark, vector, day, count) in await connection.QueryAsync<(string Insurer, bool IsLost, string Mark, short Vector, DateOnly Day, long Count)>(
            new CommandDefinition(sql, new { insurer, today = setup.Today }, cancellationToken: cancellation)))
        {
            var verdict = new Verdict(new ItemVector((byte)vector), Enum.Parse<Mark>(mark), default);
            if (setup.Tables.StoppedRecords.Find(setup.IsWelfareOffice(of), isLost, verdict, setup.Today)?.IsOverdueOn(setup.Today, day) == true)
            {
                overdue[of] = overdue.GetValueOrDefault(of) + count;
            }
        }

        return overdue;
    }
}
