using Npgsql;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>What users change about themselves. Each change asks for the present password, so that an open screen is not enough; five wrong ones lock as at the door.</summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="rules">What a password must be.</param>
/// <param name="clock">Tells when.</param>
internal sealed class OwnAccount(RegisterDatabase database, KeyRing ring, PasswordRules rules, TimeProvider clock)
{
    /// <summary>Replaces the password; other sessions of the user end.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The token of the session that asks and goes on.</param>
    /// <param name="present">The present password.</param>
    /// <param name="wanted">The new one.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task<Outcome<bool>> ChangePasswordAsync(Caller caller, string session, string present, string wanted, CancellationToken cancellation)
    {
        var verified = await VerifyAsync(caller, present, cancellation);
        if (verified.Refusal is { } refusal)
        {
            return refusal;
        }

        var user = verified.Result.User;
        var faults = rules.FaultsOf(wanted, user.SignInName);
        if (faults.Count > 0)
        {
            return new Refusal(Problems.PasswordUnfit, faults);
        }

        var passwordHash = PasswordHash.Of(wanted);
        await using var connection = await database.ConnectForAsync(user.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await CredentialStore.SetPasswordAsync(connection, user, passwordHash, cancellation);
        await CredentialStore.EndSessionsAsync(connection, user, session, cancellation);
        await NoteAsync(connection, caller, "user.change_password", "user.password_changed", cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Proposes a new second factor.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="sealedFactor">The sealed text of a form that came back with a fault; or null.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<FactorProposal>> ProposeFactorAsync(Caller caller, string? sealedFactor, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        return await FindAsync(connection, caller, cancellation) switch
        {
            null => Problems.NotAllowed,
            { User: var user } when sealedFactor is null => FactorProposal.Make(ring, user.Id, user.SignInName),
            { User: var user } => FactorProposal.Again(ring, user.Id, user.SignInName, sealedFactor),
        };
    }

    /// <summary>Replaces second factor and recovery codes; other sessions of the user end.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The token of the session that asks and goes on.</param>
    /// <param name="password">The password.</param>
    /// <param name="sealedFactor">The sealed text of the proposal.</param>
    /// <param name="code">What the authenticator shows for it.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>The new recovery codes, which are shown once.</returns>
    public async Task<Outcome<string[]>> RenewFactorAsync(
        Caller caller, string session, string password, string sealedFactor, string code, CancellationToken cancellation)
    {
        var verified = await VerifyAsync(caller, password, cancellation);
        if (verified.Refusal is { } refusal)
        {
            return refusal;
        }

        var user = verified.Result.User;
        if (FactorProposal.TryOpen(ring, user.Id, sealedFactor) is not { } secret
            || TimeBasedCode.Match(secret, code, clock.GetUtcNow(), lastStep: 0) is not { } step)
        {
            return Problems.CodeRefused;
        }

        await using var connection = await database.ConnectForAsync(user.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await CredentialStore.SetFactorAsync(connection, user, new FactorSeal(ring).Close(secret, user.Id), step, cancellation);
        var codes = await CredentialStore.RenewRecoveryCodesAsync(connection, user, cancellation);
        await CredentialStore.EndSessionsAsync(connection, user, session, cancellation);
        await NoteAsync(connection, caller, "user.renew_factor", "user.factor_renewed", cancellation);
        await transaction.CommitAsync(cancellation);
        return codes;
    }

    private async Task<Outcome<StoredCredential>> VerifyAsync(Caller caller, string password, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await FindAsync(connection, caller, cancellation) is not { } credential)
        {
            return Problems.NotAllowed;
        }

        var attempt = new SignInAttempts(connection, [AttemptCount.OfOwnAccount(caller.Actor.Name)], clock.GetUtcNow());
        await attempt.BeginAsync(cancellation);
        var isRight = PasswordHash.Verify(credential.PasswordHash, password) && !attempt.IsLocked;
        if (isRight)
        {
            await attempt.SucceedAsync(cancellation);
        }
        else if (!attempt.IsLocked)
        {
            await new SignInLedger(database, ring, clock).NoteRefusalAsync(credential.User, "own_account", await attempt.FailAsync(cancellation), cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return isRight ? credential : Problems.PasswordRefused;
    }

    /// <summary>Only people have an account of their own; a key has none, whatever its name.</summary>
    private static async Task<StoredCredential?> FindAsync(NpgsqlConnection connection, Caller caller, CancellationToken cancellation) =>
        caller.Actor.Kind == ActorKind.Person ? await StoredCredential.FindAsync(connection, caller.Actor.Name, cancellation) : null;

    private Task NoteAsync(NpgsqlConnection connection, Caller caller, string operation, string what, CancellationToken cancellation) =>
        new ChangeEntry(new Change(caller.Organisation, caller.Actor, operation), ring.AuditSecret, clock)
            .AppendAsync(connection, ChangeEvent.Of(what, ("user", caller.Actor.Name)), cancellation);
}
