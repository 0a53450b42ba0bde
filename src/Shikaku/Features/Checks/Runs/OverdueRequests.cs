using Dapper;
using Shikaku.Features.Residents;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Asks again about the lines that were not answered in time, and ends the runs whose every line is answered.</summary>
/// <param name="register">What the check needs.</param>
internal sealed class OverdueRequests(CheckRegister register)
{
    private const string FindOverdue =
        "SELECT insurer_number AS Insurer, request_id AS Id FROM checks.request WHERE state = 'Asked' AND due_at <= @now ORDER BY due_at, request_id";

    private const string Close =
        """
        WITH overdue AS MATERIALIZED (
            SELECT request_id, open_count FROM checks.request
            WHERE insurer_number = @Insurer AND request_id = @Id AND state = 'Asked' AND due_at <= @now FOR UPDATE SKIP LOCKED
        )
        UPDATE checks.request SET state = 'Closed', open_count = 0 FROM overdue WHERE insurer_number = @Insurer AND request.request_id = overdue.request_id
        RETURNING kind AS Kind, run_id AS Run, attempt AS Attempt, versions AS Versions, answered AS Answered
        """;

    private const string Finish =
        """
        UPDATE checks.run SET finished_at = @now
        WHERE finished_at IS NULL AND NOT EXISTS (SELECT FROM checks.request WHERE request.run_id = run.run_id AND state <> 'Closed')
        """;

    /// <summary>Looks once.</summary>
    /// <returns>Number of requests made anew.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var setup = register.Register;
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var now = setup.Clock.GetUtcNow();
        var renewed = 0;
        foreach (var overdue in await connection.QueryAsync<Overdue>(new CommandDefinition(FindOverdue, new { now }, cancellationToken: cancellation)))
        {
            renewed += await RenewAsync(overdue, now, cancellation) ? 1 : 0;
        }

        await connection.ExecuteAsync(new CommandDefinition(Finish, new { now }, cancellationToken: cancellation));
        return renewed;
    }

    private async Task<bool> RenewAsync(Overdue overdue, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await register.Register.Database.ConnectForAsync(overdue.Insurer, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var values = new { overdue.Insurer, overdue.Id, now };
        if (await connection.QuerySingleOrDefaultAsync<Closed>(new CommandDefinition(Close, values, cancellationToken: cancellation)) is not { } closed)
        {
            return false;
        }

        Guid[] open = [.. closed.Versions.Where((_, line) => closed.Answered[line] == 0)];
        var attempt = closed.Attempt + 1;
        if (open.Length > 0)
        {
            await NewRequests.AddAsync(connection, overdue.Insurer, closed.Kind, closed.Run, open, attempt, now + register.Settings.PauseBefore(attempt), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        await register.Transport.CloseAsync(new RegistryRequest(overdue.Id, closed.Kind), cancellation);
        return open.Length > 0;
    }

    private sealed record Overdue(string Insurer, Guid Id);

    private sealed class Closed
    {
        public InquiryKind Kind { get; init; }

        public Guid? Run { get; init; }

        public int Attempt { get; init; }

        public Guid[] Versions { get; init; } = [];

        public byte[] Answered { get; init; } = [];
    }
}
