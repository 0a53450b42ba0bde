using Dapper;
using Npgsql;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Puts members on the list of those to be asked about.</summary>
internal static class NewRequests
{
    private const string Add =
        """
        INSERT INTO checks.request (insurer_number, request_id, run_id, versions, line_count, attempt, not_before, state, open_count)
        VALUES (@insurer, @request, @run, @versions, @count, @attempt, @notBefore, 'Waiting', @count)
        """;

    /// <summary>Makes a request.</summary>
    /// <param name="connection">A connection of the application for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="run">For which run.</param>
    /// <param name="versions">The versions of qualifications to ask about, in the order of the lines.</param>
    /// <param name="attempt">Which try it is, from 1.</param>
    /// <param name="notBefore">When it may be sent.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task AddAsync(
        NpgsqlConnection connection, string insurer, Guid run, Guid[] versions, int attempt, DateTimeOffset notBefore, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            Add, new { insurer, request = Guid.CreateVersion7(notBefore), run, versions, attempt, notBefore, count = versions.Length }, cancellationToken: cancellation));
}
