using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>What waits for the second person.</summary>
/// <param name="setup">The register.</param>
internal sealed class ConfirmationQueries(MemberSetup setup)
{
    private static readonly string FindProposed =
        $"""
        SELECT {ConfirmationTable.ContentColumns} FROM stops.confirmation
        WHERE insurer_number = $1 AND upper_inf(recorded) AND state = 'Proposed' AND batch_id IS NULL AND confirmation_id > $2 ORDER BY confirmation_id LIMIT $3
        """;

    private static readonly string FindOne =
        $"SELECT {ConfirmationTable.ContentColumns} FROM stops.confirmation WHERE insurer_number = $1 AND upper_inf(recorded) AND confirmation_id = $2";

    /// <summary>The confirmations entered one by one that wait for approval, the oldest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<List<StoredConfirmation>>> ListProposedAsync(Caller caller, string insurer, Guid? after, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = new NpgsqlCommand(FindProposed, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(after ?? Guid.Empty);
        command.Parameters.AddWithValue(count);
        return await ReadAsync(command, cancellation);
    }

    /// <summary>A confirmation as it is now.</summary>
    public async Task<Outcome<StoredConfirmation>> FindAsync(Caller caller, string insurer, Guid confirmation, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = new NpgsqlCommand(FindOne, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(confirmation);
        return await ReadAsync(command, cancellation) is [var found] ? found : Problems.NotFound;
    }

    private static async Task<List<StoredConfirmation>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredConfirmation>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(ConfirmationTable.Read(rows));
        }

        return found;
    }
}
