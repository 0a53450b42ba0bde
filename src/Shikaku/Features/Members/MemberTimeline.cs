using Dapper;
using Npgsql;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Members;

/// <summary>How a member's qualifications came to be what they are: change after change, newest first.</summary>
internal static class MemberTimeline
{
    private const string FindChanges =
        """
        SELECT change_id AS "Id", made_at AS "MadeAt", actor AS "Actor", operation AS "Operation", reason AS "Reason", evidence AS "Evidence",
            (SELECT key.name FROM account.api_key AS key WHERE 'ApiKey:' || key.key_id = change.actor) AS "ActorKey"
        FROM audit.change AS change WHERE chain = @insurer AND change_id = ANY (@changes)
        """;

    /// <summary>Puts the changes of a history together.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="history">The member's history.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<TimelineEntry[]> ReadAsync(
        NpgsqlConnection connection, string insurer, MemberHistory history, CancellationToken cancellation)
    {
        Guid[] changes = [.. history.Versions.Select(version => version.OpenedBy).Concat(history.Versions.Select(version => version.ClosedBy).OfType<Guid>()).Distinct()];
        var made = await connection.QueryAsync<MadeChange>(new CommandDefinition(FindChanges, new { insurer, changes }, cancellationToken: cancellation));
        return
        [
            .. from change in made
               orderby change.MadeAt descending
               from qualification in history.Versions.GroupBy(version => version.Content.AcquiredOn)
               where qualification.Any(version => version.OpenedBy == change.Id || version.ClosedBy == change.Id)
               select EntryOf(change, qualification.Key, [.. qualification]),
        ];
    }

    private static TimelineEntry EntryOf(MadeChange change, DateOnly acquiredOn, List<MemberVersion> versions)
    {
        var now = versions.FindAll(version => version.IsKnown(change.MadeAt));
        var former = versions.FindAll(version => version.ClosedBy == change.Id || (version.OpenedBy != change.Id && version.IsKnown(change.MadeAt)));
        var result = former.Count == 0 ? RegistrationResult.Added : now.Count == 0 ? RegistrationResult.Cancelled : RegistrationResult.Changed;
        var changes = result == RegistrationResult.Changed
            ? VersionDifference.Columns(former.ConvertAll(version => version.Content), now.ConvertAll(version => version.Content))
            : [];
        return new(
            change.Id, change.MadeAt, Actor.Parse(change.Actor), change.ActorKey, change.Operation, change.Reason, change.Evidence, acquiredOn, result, changes);
    }

    private sealed record MadeChange(Guid Id, DateTimeOffset MadeAt, string Actor, string Operation, string? Reason, string? Evidence, string? ActorKey);
}
