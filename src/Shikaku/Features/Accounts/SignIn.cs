using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>
/// Signing in, in two steps: the password, then a code of the authenticator or a recovery code. A refusal says the same whether the name is unknown, the password
/// wrong, the user disabled or locked, and takes as long.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="clock">Tells when.</param>
internal sealed class SignIn(RegisterDatabase database, KeyRing ring, TimeProvider clock)
{
    /// <summary>The first step.</summary>
    /// <param name="name">The sign-in name as typed.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Gives up; then the attempt counts for nothing.</param>
    /// <returns>The token of a session that lacks the code.</returns>
    public async Task<Outcome<string>> GivePasswordAsync(string name, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var folded = SignInName.Fold(name);
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var attempt = new SignInAttempts(connection, folded, now);
        await attempt.BeginAsync(cancellation);
        var credential = await StoredCredential.FindAsync(connection, folded, cancellation);
        var isRight = PasswordHash.Verify(credential?.PasswordHash, password) && !attempt.IsLocked;
        string? token = null;
        if (isRight)
        {
            token = await Sessions.BeginAsync(connection, credential!.User, SessionState.PasswordGiven, now, cancellation);
        }
        else
        {
            await attempt.FailAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return token is null ? Problems.SignInRefused : token;
    }

    /// <summary>The second step. Ends the session of the first step, since its token was handed out before the user was known for sure.</summary>
    /// <param name="token">What the first step gave.</param>
    /// <param name="code">The code as typed.</param>
    /// <param name="cancellation">Gives up; then the attempt counts for nothing.</param>
    /// <returns>The token of a session that opens what the user may see.</returns>
    public async Task<Outcome<string>> GiveCodeAsync(string token, string code, CancellationToken cancellation)
    {
        if (await new Sessions(database, clock).FindAsync(token, cancellation) is not { State: SessionState.PasswordGiven, User: var user })
        {
            return Problems.SessionEnded;
        }

        var now = clock.GetUtcNow();
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var attempt = new SignInAttempts(connection, user.SignInName, now);
        await attempt.BeginAsync(cancellation);
        var credential = await StoredCredential.FindAsync(connection, user.SignInName, cancellation);
        string? opened = null;
        if (credential is not null && !attempt.IsLocked && await credential.TakeCodeAsync(connection, new FactorSeal(ring), code, now, cancellation))
        {
            await attempt.SucceedAsync(cancellation);
            await Sessions.RemoveAsync(connection, token, cancellation);
            opened = await Sessions.BeginAsync(connection, user, SessionState.SignedIn, now, cancellation);
        }
        else
        {
            await attempt.FailAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return opened is null ? Problems.CodeRefused : opened;
    }
}
