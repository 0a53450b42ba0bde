using Dapper;
using Npgsql;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>Puts in what a user signs in with, and takes it away. Done as the application, for the user's organisation, in the transaction of a change.</summary>
internal static class CredentialStore
{
    private const string SetAll =
        """
        INSERT INTO account.credential (organisation, user_id, password_hash, factor_key_id, sealed_factor, last_step)
        VALUES (@Organisation, @Id, @passwordHash, @KeyId, @Content, @lastStep)
        """;

    private const string SetPassword = "UPDATE account.credential SET password_hash = @passwordHash WHERE user_id = @Id";

    private const string SetFactor = "UPDATE account.credential SET factor_key_id = @KeyId, sealed_factor = @Content, last_step = @lastStep WHERE user_id = @Id";

    private const string RemoveAll =
        """
        DELETE FROM account.credential WHERE user_id = @Id;
        DELETE FROM account.recovery_code WHERE user_id = @Id;
        DELETE FROM account.invitation WHERE user_id = @Id;
        DELETE FROM account.session WHERE user_id = @Id
        """;

    private const string SetCodes =
        """
        DELETE FROM account.recovery_code WHERE user_id = @Id;
        INSERT INTO account.recovery_code (organisation, user_id, code_sha256) SELECT @Organisation, @Id, digest FROM unnest(@digests) AS digest
        """;

    private const string EndSessions = "DELETE FROM account.session WHERE user_id = @Id AND token_sha256 <> @kept";

    /// <summary>Sets password and second factor for the first time, or anew after <see cref="RemoveAsync"/>.</summary>
    public static Task SetAsync(
        NpgsqlConnection connection, User user, string passwordHash, SealedFactor factor, long lastStep, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(
            SetAll, new { user.Organisation, user.Id, passwordHash, factor.KeyId, factor.Content, lastStep }, cancellationToken: cancellation));

    /// <summary>Replaces the password.</summary>
    public static Task SetPasswordAsync(NpgsqlConnection connection, User user, string passwordHash, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(SetPassword, new { user.Id, passwordHash }, cancellationToken: cancellation));

    /// <summary>Replaces the second factor.</summary>
    public static Task SetFactorAsync(NpgsqlConnection connection, User user, SealedFactor factor, long lastStep, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(SetFactor, new { user.Id, factor.KeyId, factor.Content, lastStep }, cancellationToken: cancellation));

    /// <summary>Replaces the recovery codes.</summary>
    /// <returns>The new ones, which are shown once.</returns>
    public static async Task<string[]> RenewRecoveryCodesAsync(NpgsqlConnection connection, User user, CancellationToken cancellation)
    {
        var codes = RecoveryCode.NewSet();
        var digests = Array.ConvertAll(codes, RecoveryCode.DigestOf);
        await connection.ExecuteAsync(new CommandDefinition(SetCodes, new { user.Organisation, user.Id, digests }, cancellationToken: cancellation));
        return codes;
    }

    /// <summary>Takes away everything that a user could enter with, and ends the sessions.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, User user, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(RemoveAll, new { user.Id }, cancellationToken: cancellation));

    /// <summary>Ends the sessions of a user.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="user">The user.</param>
    /// <param name="kept">The token of the session that goes on; empty to end all.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    public static Task EndSessionsAsync(NpgsqlConnection connection, User user, string kept, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(EndSessions, new { user.Id, kept = SecretToken.DigestOf(kept) }, cancellationToken: cancellation));
}
