using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Audit;

/// <summary>What can be asked about who changed what.</summary>
/// <param name="database">The register's database.</param>
internal sealed class AuditQueries(RegisterDatabase database)
{
    private const string FindPage =
        """
        SELECT sequence AS "Sequence", made_at AS "MadeAt", actor AS "Actor", operation AS "Operation", reason AS "Reason", evidence AS "Evidence", row_count AS "Rows",
            events AS "Events", events -> 0 ->> 'user' AS "User",
            (SELECT key.name FROM account.api_key AS key WHERE 'ApiKey:' || key.key_id = change.actor) AS "ActorKey",
            (SELECT key.name FROM account.api_key AS key WHERE key.key_id = change.events -> 0 ->> 'key') AS "Key"
        FROM audit.change AS change
        WHERE chain = @organisation AND sequence < @before AND (@from::timestamptz IS NULL OR made_at >= @from) AND (@until::timestamptz IS NULL OR made_at < @until)
            AND (@operation::text IS NULL OR operation = @operation)
        ORDER BY sequence DESC LIMIT @count
        """;

    /// <summary>Changes of an organisation's data, newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="search">Which changes.</param>
    /// <param name="before">The sequence number of the last change of the page before; null for the first page.</param>
    /// <param name="count">Most changes of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<IReadOnlyList<AuditChange>>> ListAsync(
        Caller caller, string organisation, AuditSearch search, long? before, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewAudit, organisation) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(organisation, cancellation);
        var values = new
        {
            organisation,
            before = before ?? long.MaxValue,
            from = JapanTime.StartOf(search.From),
            until = search.To is { } last && last < DateOnly.MaxValue ? JapanTime.EndOf(last) : default(DateTimeOffset?),
            operation = search.Operation,
            count,
        };
        return (await connection.QueryAsync<AuditChange>(new CommandDefinition(FindPage, values, cancellationToken: cancellation))).AsList();
    }
}
