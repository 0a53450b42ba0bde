using Dapper;
using Npgsql;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>A user with what the user signs in with. Read as the account role.</summary>
/// <param name="User">The user.</param>
/// <param name="PasswordHash">The hash of the password.</param>
/// <param name="Factor">The second factor.</param>
/// <param name="LastStep">The step of the code that was taken last.</param>
internal sealed record StoredCredential(User User, string PasswordHash, SealedFactor Factor, long LastStep)
{
    private const string Find =
        """
        SELECT version.organisation AS Organisation, version.user_id AS Id, version.sign_in_name AS SignInName, version.display_name AS DisplayName,
            version.role AS Role, credential.password_hash AS PasswordHash, credential.factor_key_id AS KeyId, credential.sealed_factor AS Content,
            credential.last_step AS LastStep
        FROM account.user AS version JOIN account.credential AS credential ON credential.user_id = version.user_id
        WHERE version.sign_in_name = @name AND upper_inf(version.recorded) AND NOT version.disabled
        """;

    private const string TakeStep = "UPDATE account.credential SET last_step = @step WHERE user_id = @Id AND last_step < @step";

    private const string TakeCode = "DELETE FROM account.recovery_code WHERE user_id = @Id AND code_sha256 = @digest";

    /// <summary>The enabled user of a name who has set a password, or null.</summary>
    public static async Task<StoredCredential?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, new { name }, cancellationToken: cancellation)) is { } row
            ? new(
                new User(row.Organisation, row.Id, row.SignInName, row.DisplayName, Enum.Parse<Role>(row.Role), IsDisabled: false),
                row.PasswordHash, new SealedFactor(row.KeyId, row.Content), row.LastStep)
            : null;

    /// <summary>Takes a code of the authenticator, or else a recovery code; each is taken once.</summary>
    /// <returns>Whether it was right.</returns>
    public async Task<bool> TakeCodeAsync(NpgsqlConnection connection, FactorSeal seal, string code, DateTimeOffset now, CancellationToken cancellation)
    {
        if (TimeBasedCode.Typed(code).Length != TimeBasedCode.Digits)
        {
            return await connection.ExecuteAsync(
                new CommandDefinition(TakeCode, new { User.Id, digest = RecoveryCode.DigestOf(code) }, cancellationToken: cancellation)) == 1;
        }

        return TimeBasedCode.Match(seal.Open(Factor, User.Id), code, now, LastStep) is { } step
            && await connection.ExecuteAsync(new CommandDefinition(TakeStep, new { User.Id, step }, cancellationToken: cancellation)) == 1;
    }

    /// <summary>Shows nothing of it.</summary>
    public override string ToString() => User.ToString();

    private sealed record Stored(
        string Organisation, Guid Id, string SignInName, string DisplayName, string Role, string PasswordHash, string KeyId, byte[] Content, long LastStep);
}
