using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Stops.Work;

/// <summary>How many results are how, by insurer: no persons, so that the ministry and the implementing body may see them (check.md section 4).</summary>
/// <param name="database">The register's database.</param>
internal sealed class ResultCounts(RegisterDatabase database)
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

    /// <summary>The counts of all insurers that have results.</summary>
    public async Task<Outcome<ResultCount[]>> OfAllAsync(Caller caller, CancellationToken cancellation)
    {
        if ((caller.Rights & Right.ViewStatistics) == Right.None)
        {
            return Problems.NotAllowed;
        }

        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        return (await connection.QueryAsync<ResultCount>(new CommandDefinition(CountOfAll, cancellationToken: cancellation))).ToArray();
    }

    /// <summary>The counts of one insurer, without those that agree.</summary>
    public async Task<Outcome<ResultCount>> OfWorkAsync(Caller caller, string insurer, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(insurer, cancellation);
        return await connection.QuerySingleOrDefaultAsync<ResultCount>(new CommandDefinition(CountOfWork, new { insurer }, cancellationToken: cancellation))
            ?? new ResultCount(insurer, 0, 0, 0, 0, 0, 0, 0);
    }
}
