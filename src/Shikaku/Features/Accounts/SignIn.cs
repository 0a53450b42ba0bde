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
    private readonly SignInLedger _ledger = new(database, ring, clock);

    /// <summary>The first step.</summary>
    /// <param name="origin">From where.</param>
    /// <param name="name">The sign-in name as typed.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Gives up; then the attempt counts for nothing.</param>
    /// <returns>The token of a session that lacks the code.</returns>
    public async Task<Outcome<string>> GivePasswordAsync(SignInOrigin origin, string name, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var folded = SignInName.Fold(name);
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var attempt = new SignInAttempts(connection, origin.CountsOf(folded), now);
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
            await RefuseAsync(attempt, credential?.User, "password", cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return token is null ? Problems.SignInRefused : token;
    }

    /// <summary>The second step. Ends the session of the first step, since its token was handed out before the user was known for sure.</summary>
    /// <param name="originOf">From where somebody of a name comes: only now the name is known.</param>
    /// <param name="token">What the first step gave.</param>
    /// <param name="code">The code as typed.</param>
    /// <param name="cancellation">Gives up; then the attempt counts for nothing.</param>
    /// <returns>The token of a session that opens what the user may see.</returns>
    public async Task<Outcome<string>> GiveCodeAsync(Func<string, SignInOrigin> originOf, string token, string code, CancellationToken cancellation)
    {
        if (await new Sessions(database, clock).FindAsync(token, cancellation) is not { State: SessionState.PasswordGiven, User: var user })
        {
            return Problems.SessionEnded;
        }

        var now = clock.GetUtcNow();
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var attempt = new SignInAttempts(connection, originOf(user.SignInName).CountsOf(user.SignInName), now);
        await attempt.BeginAsync(cancellation);
        var credential = await StoredCredential.FindAsync(connection, user.SignInName, cancellation);
        string? opened = null;
        if (credential is not null && !attempt.IsLocked && await credential.TakeCodeAsync(connection, new FactorSeal(ring), code, now, cancellation))
        {
            await attempt.SucceedAsync(cancellation);
            await Sessions.RemoveAsync(connection, token, cancellation);
            opened = await Sessions.BeginAsync(connection, user, SessionState.SignedIn, now, cancellation);
            await _ledger.NoteSignInAsync(user, cancellation);
        }
        else
        {
            await RefuseAsync(attempt, user, "code", cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return opened is null ? Problems.CodeRefused : opened;
    }

    /// <summary>Counts and notes a failure. During a lock nothing is looked at, so that nothing is noted either: nobody fills the audit from outside.</summary>
    private async Task RefuseAsync(SignInAttempts attempt, User? user, string step, CancellationToken cancellation)
    {
        if (!attempt.IsLocked)
        {
            await _ledger.NoteRefusalAsync(user, step, await attempt.FailAsync(cancellation), cancellation);
        }
    }
}
