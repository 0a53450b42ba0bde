using Dapper;
using Npgsql;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>
/// One-time links by which users set their password and second factor, first or anew. A link works for seven days, once; a further one for the same user makes
/// the former void.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="rules">What a password must be.</param>
/// <param name="clock">Tells when.</param>
internal sealed class Invitations(RegisterDatabase database, KeyRing ring, PasswordRules rules, TimeProvider clock)
{
    private const string Add =
        """
        DELETE FROM account.invitation WHERE user_id = @Id;
        INSERT INTO account.invitation (organisation, user_id, token_sha256, expires_at) VALUES (@Organisation, @Id, @digest, @expiresAt)
        """;

    private const string Find =
        """
        SELECT invitation.expires_at AS ExpiresAt,
            version.organisation AS Organisation, version.user_id AS Id, version.sign_in_name AS SignInName, version.display_name AS DisplayName, version.role AS Role
        FROM account.invitation AS invitation JOIN account.user AS version ON version.user_id = invitation.user_id AND upper_inf(version.recorded)
        WHERE invitation.token_sha256 = @digest AND NOT version.disabled
        """;

    private const string Remove = "DELETE FROM account.invitation WHERE token_sha256 = @digest";

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const string IsOpen =
        """
        SELECT EXISTS (
            SELECT FROM account.invitation AS invitation JOIN account.user AS version ON version.user_id = invitation.user_id AND upper_inf(version.recorded)
            WHERE invitation.token_sha256 = @digest AND version.sign_in_name = @name AND lower(version.recorded) > @since)
        """;

    /// <summary>Makes the link of a user, in the transaction of a change.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, User user, string token, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new { user.Organisation, user.Id, digest = SecretToken.DigestOf(token), expiresAt = now + Life };
        await connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: cancellation));
    }

    /// <summary>Whether a link was made with a user who was taken in after a moment.</summary>
    public static Task<bool> IsOpenAsync(NpgsqlConnection connection, string name, string token, DateTimeOffset since, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsOpen, new { name, digest = SecretToken.DigestOf(token), since }, cancellationToken: cancellation));

    /// <summary>Where in the web interface the link leads.</summary>
    public static string PathOf(string token) => "/invitation/" + token;

    /// <summary>Opens a link.</summary>
    /// <param name="token">The token in the link.</param>
    /// <param name="sealedFactor">The sealed text of a form that came back with a fault, so that it shows the same second factor again; or null.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Invitation>> OpenAsync(string token, string? sealedFactor, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) is not { } user
            ? Problems.InvitationGone
            : new Invitation(
                user,
                sealedFactor is null
                    ? FactorProposal.Make(ring, user.Id, user.SignInName)
                    : FactorProposal.Again(ring, user.Id, user.SignInName, sealedFactor));

    /// <summary>Sets what the user signs in with. The link is used up then.</summary>
    /// <param name="token">The token in the link.</param>
    /// <param name="password">The password.</param>
    /// <param name="sealedFactor">The sealed text of the second factor that was shown.</param>
    /// <param name="code">What the authenticator shows for it.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>The recovery codes, which are shown once.</returns>
    public async Task<Outcome<string[]>> AcceptAsync(
        string token, string password, string sealedFactor, string code, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not { } user)
        {
            return Problems.InvitationGone;
        }

        var faults = rules.FaultsOf(password, user.SignInName);
        if (faults.Count > 0)
        {
            return new Refusal(Problems.PasswordUnfit, faults);
        }

        if (FactorProposal.TryOpen(ring, user.Id, sealedFactor) is not { } secret
            || TimeBasedCode.Match(secret, code, clock.GetUtcNow(), lastStep: 0) is not { } step)
        {
            return Problems.CodeRefused;
        }

        var passwordHash = PasswordHash.Of(password);
        await using var connection = await database.ConnectForAsync(user.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.ExecuteAsync(new CommandDefinition(Remove, new { digest = SecretToken.DigestOf(token) }, cancellationToken: cancellation)) != 1)
        {
            return Problems.InvitationGone;
        }

        await CredentialStore.RemoveAsync(connection, user, cancellation);
        await CredentialStore.SetAsync(connection, user, passwordHash, new FactorSeal(ring).Close(secret, user.Id), step, cancellation);
        var codes = await CredentialStore.RenewRecoveryCodesAsync(connection, user, cancellation);
        var entry = new ChangeEntry(new Change(user.Organisation, user.ToCaller().Actor, "user.accept"), ring.AuditSecret, clock);
        await entry.AppendAsync(connection, ChangeEvent.Of("user.accepted", ("user", user.SignInName)), cancellation);
        await transaction.CommitAsync(cancellation);
        return codes;
    }

    private async Task<User?> FindAsync(string token, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        var digest = SecretToken.DigestOf(token);
        var row = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, new { digest }, cancellationToken: cancellation));
        if (row is null)
        {
            return null;
        }

        if (clock.GetUtcNow() < row.ExpiresAt)
        {
            return new User(row.Organisation, row.Id, row.SignInName, row.DisplayName, Enum.Parse<Role>(row.Role), IsDisabled: false);
        }

        // Gone for good, so that a clock that goes back does not bring it to life.
        await connection.ExecuteAsync(new CommandDefinition(Remove, new { digest }, cancellationToken: cancellation));
        return null;
    }

    private sealed record Stored(DateTimeOffset ExpiresAt, string Organisation, Guid Id, string SignInName, string DisplayName, string Role);
}
