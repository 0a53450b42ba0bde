using Dapper;
using Npgsql;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>
/// Sessions end 30 minutes after their last use, 12 hours after their beginning, when the user is disabled, and when the clock has gone back: time that cannot be
/// measured is not given. A session that was found at its end is gone, whatever the clock says later.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="clock">Tells when.</param>
internal sealed class Sessions(RegisterDatabase database, TimeProvider clock)
{
    private const string Add =
        """
        DELETE FROM account.session WHERE created_at < @outlived;
        INSERT INTO account.session (token_sha256, organisation, user_id, state, created_at, last_seen_at)
        VALUES (@digest, @Organisation, @Id, @state, @now, @now)
        """;

    private const string Find =
        """
        SELECT session.state AS State, session.created_at AS CreatedAt, session.last_seen_at AS LastSeenAt,
            version.organisation AS Organisation, version.user_id AS Id, version.sign_in_name AS SignInName, version.display_name AS DisplayName, version.role AS Role,
            version.disabled AS IsDisabled
        FROM account.session AS session JOIN account.user AS version ON version.user_id = session.user_id AND upper_inf(version.recorded)
        WHERE session.token_sha256 = @digest
        """;

    private const string Touch = "UPDATE account.session SET last_seen_at = greatest(last_seen_at, @now) WHERE token_sha256 = @digest";

    private const string Remove = "DELETE FROM account.session WHERE token_sha256 = @digest";

    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestWithoutCode = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NoteInterval = TimeSpan.FromMinutes(1);

    /// <summary>Clocks are set back a little now and then.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>The session of a token, if it has not ended. Noted as used, once a minute at most.</summary>
    public async Task<Session?> FindAsync(string token, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        var digest = SecretToken.DigestOf(token);
        var now = clock.GetUtcNow();
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, new { digest }, cancellationToken: cancellation));
        if (row is null)
        {
            return null;
        }

        if (HasEnded(row, now))
        {
            await RemoveAsync(connection, token, cancellation);
            return null;
        }

        if (now - row.LastSeenAt >= NoteInterval)
        {
            await connection.ExecuteAsync(new CommandDefinition(Touch, new { digest, now }, cancellationToken: cancellation));
        }

        return new Session(
            new User(row.Organisation, row.Id, row.SignInName, row.DisplayName, Enum.Parse<Role>(row.Role), row.IsDisabled), Enum.Parse<SessionState>(row.State));
    }

    /// <summary>Begins a session.</summary>
    /// <param name="connection">A connection of the account role.</param>
    /// <param name="user">Whose.</param>
    /// <param name="state">How far the user has come in.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The token.</returns>
    public static async Task<string> BeginAsync(NpgsqlConnection connection, User user, SessionState state, DateTimeOffset now, CancellationToken cancellation)
    {
        var token = SecretToken.New();
        var values = new { digest = SecretToken.DigestOf(token), user.Organisation, user.Id, state = state.ToString(), now, outlived = now - LongestLife };
        await connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: cancellation));
        return token;
    }

    /// <summary>Ends a session.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, string token, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Remove, new { digest = SecretToken.DigestOf(token) }, cancellationToken: cancellation));

    /// <summary>Signs a user out.</summary>
    public async Task EndAsync(string token, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await RemoveAsync(connection, token, cancellation);
    }

    private static bool HasEnded(Stored row, DateTimeOffset now) =>
        row.IsDisabled
        || now - row.LastSeenAt > LongestIdle
        || now < row.LastSeenAt - ClockTolerance
        || now - row.CreatedAt > (row.State == nameof(SessionState.SignedIn) ? LongestLife : LongestWithoutCode);

    private sealed record Stored(
        string State, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string Organisation, Guid Id, string SignInName, string DisplayName, string Role, bool IsDisabled);
}
