using Dapper;
using Npgsql;
using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Checks.Runs;

/// <summary>What can be asked about check runs. An insurer sees the runs that ask about its members, and of each its own part.</summary>
/// <param name="database">The register's database.</param>
internal sealed class RunQueries(RegisterDatabase database)
{
    // Row-level security leaves an insurer its own requests. A first try has every member of the run.
    private const string Columns =
        """
        SELECT run.run_id AS "Id", run.kind AS "Kind", run.scope::text AS "Scope", run.policy AS "Policy", run.started_by AS "StartedBy", run.started_at AS "StartedAt",
            run.finished_at AS "FinishedAt", sum(line_count) FILTER (WHERE attempt = 1) AS "Members", sum(open_count) AS "Open", max(attempt) AS "Tries",
            array_agg(counts::text) FILTER (WHERE counts IS NOT NULL) AS "Counts"
        FROM checks.run LEFT JOIN checks.request ON request.run_id = run.run_id
        """;

    private const string FindPage =
        $"""
        {Columns} WHERE run.run_id < @before AND (@isAll OR request.run_id IS NOT NULL) GROUP BY run.run_id ORDER BY run.run_id DESC LIMIT @count
        """;

    private const string FindOne = $"{Columns} WHERE run.run_id = @run AND (@isAll OR request.run_id IS NOT NULL) GROUP BY run.run_id";

    private const string Compare =
        """
        SELECT former.mark AS "Before", latter.mark AS "After", count(*) AS "Count"
        FROM stops.standing AS latter
        LEFT JOIN stops.standing AS former ON former.insurer_number = latter.insurer_number AND former.member_key = latter.member_key
            AND former.acquired_on = latter.acquired_on AND former.recorded @> @earlier
        WHERE latter.recorded @> @later AND (former.mark IS DISTINCT FROM latter.mark)
        GROUP BY former.mark, latter.mark
        """;

    /// <summary>Runs, newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="before">The last run of the page before; null for the first page.</param>
    /// <param name="count">Most runs of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<IReadOnlyList<CheckRun>>> ListAsync(Caller caller, Guid? before, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, caller.Organisation) is { } refused)
        {
            return refused;
        }

        await using var connection = await ConnectAsync(caller, cancellation);
        var values = new { before = before ?? Guid.AllBitsSet, count, isAll = caller.IsImplementingBody };
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(FindPage, values, cancellationToken: cancellation));
        return rows.Select(row => row.ToRun()).ToList();
    }

    /// <summary>One run.</summary>
    public async Task<Outcome<CheckRun>> FindAsync(Caller caller, Guid run, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, caller.Organisation) is { } refused)
        {
            return refused;
        }

        await using var connection = await ConnectAsync(caller, cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            new CommandDefinition(FindOne, new { run, isAll = caller.IsImplementingBody }, cancellationToken: cancellation));
        return row is null ? Problems.NotFound : row.ToRun();
    }

    /// <summary>What is different after a later run from what stood after an earlier one.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="earlier">The earlier run.</param>
    /// <param name="later">The later run; both must be through.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<IReadOnlyList<MarkChange>>> CompareAsync(Caller caller, Guid earlier, Guid later, CancellationToken cancellation)
    {
        var (first, second) = (await FindAsync(caller, earlier, cancellation), await FindAsync(caller, later, cancellation));
        if ((first.Refusal ?? second.Refusal) is { } refused)
        {
            return refused;
        }

        if (first.Result.FinishedAt is not { } from || second.Result.FinishedAt is not { } until)
        {
            return Problems.RunUnderWay;
        }

        await using var connection = await ConnectAsync(caller, cancellation);
        var values = new { earlier = from, later = until };
        var rows = await connection.QueryAsync<(string? Before, string After, long Count)>(new CommandDefinition(Compare, values, cancellationToken: cancellation));
        return rows.Select(row => new MarkChange(row.Before is null ? null : Enum.Parse<Mark>(row.Before), Enum.Parse<Mark>(row.After), row.Count))
            .OrderBy(change => change.Before).ThenBy(change => change.After).ToList();
    }

    private async Task<NpgsqlConnection> ConnectAsync(Caller caller, CancellationToken cancellation) => caller.IsImplementingBody
        ? await database.ConnectAsync(DatabaseRole.Operator, cancellation)
        : await database.ConnectForAsync(caller.Organisation, cancellation);

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string Kind { get; init; } = "";

        public string Scope { get; init; } = "";

        public string Policy { get; init; } = "";

        public string StartedBy { get; init; } = "";

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? FinishedAt { get; init; }

        public long? Members { get; init; }

        public long? Open { get; init; }

        public int? Tries { get; init; }

        public string[]? Counts { get; init; }

        public CheckRun ToRun()
        {
            var counts = new AnswerCounts();
            foreach (var part in Counts ?? [])
            {
                counts.Add(AnswerCounts.Parse(part));
            }

            return new CheckRun(
                Id, Enum.Parse<CheckKind>(Kind), CheckScope.Parse(Scope), Policy, StartedBy, StartedAt, FinishedAt, Members ?? 0, Open ?? 0, Tries ?? 0, counts);
        }
    }
}
