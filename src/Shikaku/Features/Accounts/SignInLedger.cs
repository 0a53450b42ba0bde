using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>
/// Puts into the audit who came in, who did not, and who was locked: into the chain of the user's organisation, or of the implementing body where nobody has the name. What was
/// typed for a name stands nowhere, since people type passwords there. A row is on record before the answer goes out, and before the attempt itself is: none is lost.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="clock">Tells when.</param>
internal sealed class SignInLedger(RegisterDatabase database, KeyRing ring, TimeProvider clock)
{
    /// <summary>Notes that a user has come in.</summary>
    public Task NoteSignInAsync(User user, CancellationToken cancellation) =>
        NoteAsync(user.Organisation, user.ToCaller().Actor, "user.sign_in", ChangeEvent.Of("user.signed_in", ("user", user.SignInName)), cancellation);

    /// <summary>Notes that somebody was refused.</summary>
    /// <param name="user">The user whose name was given, or null if nobody has it.</param>
    /// <param name="step">What was wrong: password, code, or the present password of the own account.</param>
    /// <param name="locks">Whether this led to a lock.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task NoteRefusalAsync(User? user, string step, bool locks, CancellationToken cancellation)
    {
        var what = locks ? "user.sign_in_locked" : "user.sign_in_refused";
        return NoteAsync(
            user?.Organisation ?? Change.ImplementingBody, Actor.AtTheDoor, locks ? "user.lock" : "user.refuse",
            user is null ? ChangeEvent.Of(what, ("step", step)) : ChangeEvent.Of(what, ("user", user.SignInName), ("step", step)), cancellation);
    }

    private async Task NoteAsync(string organisation, Actor actor, string operation, string events, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectForAsync(organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await new ChangeEntry(new Change(organisation, actor, operation), ring.AuditSecret, clock).AppendAsync(connection, events, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
