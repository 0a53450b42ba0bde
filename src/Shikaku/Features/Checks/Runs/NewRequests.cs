using Dapper;
using Npgsql;
using Shikaku.Features.Residents;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Puts members, and entries of the work list of missing numbers, on the list of those to be asked about.</summary>
internal static class NewRequests
{
    private const string Add =
        """
        INSERT INTO checks.request (insurer_number, request_id, kind, run_id, versions, line_count, attempt, not_before, state, open_count)
        VALUES (@insurer, @request, @kind, @run, @versions, @count, @attempt, @notBefore, 'Waiting', @count)
        """;

    /// <summary>Makes a request that asks by number about members.</summary>
    /// <param name="connection">A connection of the application for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="run">For which run.</param>
    /// <param name="versions">The versions of qualifications to ask about, in the order of the lines.</param>
    /// <param name="attempt">Which try it is, from 1.</param>
    /// <param name="notBefore">When it may be sent.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task AddAsync(
        NpgsqlConnection connection, string insurer, Guid run, Guid[] versions, int attempt, DateTimeOffset notBefore, CancellationToken cancellation) =>
        AddAsync(connection, insurer, InquiryKind.Number, run, versions, attempt, notBefore, cancellation);

    /// <summary>Makes a request.</summary>
    /// <param name="connection">A connection of the application for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="kind">How it asks.</param>
    /// <param name="run">For which run; null unless it asks by number.</param>
    /// <param name="versions">The versions to ask about, in the order of the lines: of qualifications, or of entries of the work list where items are asked by.</param>
    /// <param name="attempt">Which try it is, from 1.</param>
    /// <param name="notBefore">When it may be sent.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task AddAsync(
        NpgsqlConnection connection, string insurer, InquiryKind kind, Guid? run, Guid[] versions, int attempt, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        var values = new
        {
            insurer,
            request = Guid.CreateVersion7(notBefore),
            kind = kind.ToString(),
            run,
            versions,
            attempt,
            notBefore,
            count = versions.Length,
        };
        return connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: cancellation));
    }
}
