using System.Security.Cryptography;
using Dapper;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>Another system comes in by its key. A refusal does not tell whether the key is unknown, wrong, withdrawn or expired.</summary>
/// <param name="database">The register's database.</param>
/// <param name="clock">Tells when.</param>
internal sealed class ApiKeyEntry(RegisterDatabase database, TimeProvider clock)
{
    private const string Find =
        """
        SELECT version.organisation AS Organisation, version.kind AS Kind, version.key_id AS Id, version.name AS Name, version.scopes AS Scopes,
            version.expires_at AS ExpiresAt, version.secret_sha256 AS Digest, last_use.last_used_at AS LastUsedAt
        FROM account.api_key AS version LEFT JOIN account.api_key_use AS last_use ON last_use.key_id = version.key_id
        WHERE version.key_id = @Id AND upper_inf(version.recorded)
        """;

    private const string Note =
        """
        INSERT INTO account.api_key_use (organisation, key_id, last_used_at) VALUES (@Organisation, @Id, @now)
        ON CONFLICT (key_id) DO UPDATE SET last_used_at = greatest(api_key_use.last_used_at, excluded.last_used_at)
        """;

    private static readonly TimeSpan NoteInterval = TimeSpan.FromMinutes(1);
    private static readonly byte[] OfNothing = new byte[SHA256.HashSizeInBytes];

    /// <summary>Lets a system in; its use is noted once a minute at most.</summary>
    /// <param name="text">The key as shown.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Caller>> EnterAsync(string text, CancellationToken cancellation)
    {
        if (ApiKeyText.Parse(text) is not { } shown)
        {
            return Problems.ApiKeyRefused;
        }

        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, new { shown.Id }, cancellationToken: cancellation));
        var isRight = CryptographicOperations.FixedTimeEquals(row?.Digest ?? OfNothing, shown.Digest);
        if (row is null || !isRight)
        {
            return Problems.ApiKeyRefused;
        }

        // The use of a key that has expired is noted too: a clock that goes back does not bring it to life.
        var now = clock.GetUtcNow();
        var hasExpired = (row.LastUsedAt is { } used && used > now ? used : now) >= row.ExpiresAt;
        if (row.LastUsedAt is not { } noted || now - noted >= NoteInterval || (hasExpired && noted < row.ExpiresAt))
        {
            await connection.ExecuteAsync(new CommandDefinition(Note, new { row.Organisation, row.Id, now }, cancellationToken: cancellation));
        }

        return hasExpired ? Problems.ApiKeyRefused : row.ToKey().ToCaller();
    }

    private sealed record Stored(
        string Organisation, string Kind, string Id, string Name, string Scopes, DateTimeOffset ExpiresAt, byte[] Digest, DateTimeOffset? LastUsedAt)
    {
        public ApiKey ToKey() => new(Organisation, Enum.Parse<OrganisationKind>(Kind), Id, Name, Enum.Parse<Right>(Scopes), ExpiresAt);
    }
}
