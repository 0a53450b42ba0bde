using Dapper;
using Shikaku.Features.Audit;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>As whom somebody acts: themselves, and the keys that they have issued. Who is to be a second person must be none of them (CHK-31).</summary>
internal static class OwnHands
{
    private const string FindKeys =
        """
        SELECT DISTINCT api_key.key_id FROM account.api_key JOIN audit.change ON change.chain = api_key.organisation AND change.change_id = api_key.opened_by
        WHERE api_key.organisation = @organisation AND change.actor = @actor
        """;

    /// <summary>Finds them.</summary>
    /// <param name="database">The register's database.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlySet<Actor>> OfAsync(RegisterDatabase database, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var values = new { organisation = caller.Organisation, actor = caller.Actor.ToString() };
        var keys = await connection.QueryAsync<string>(new CommandDefinition(FindKeys, values, cancellationToken: cancellation));
        return keys.Select(key => new Actor(ActorKind.ApiKey, key)).Append(caller.Actor).ToHashSet();
    }
}
