using Npgsql;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>
/// Users are invited, changed, disabled and enabled: by the supervisor of an insurer for its own, by the implementing body for all. Each change stands in the chain of
/// the user's organisation.
/// </summary>
/// <param name="database">The register's database.</param>
/// <param name="auditSecret">The key of the seals.</param>
/// <param name="clock">Tells when.</param>
internal sealed class UserAdministration(RegisterDatabase database, byte[] auditSecret, TimeProvider clock)
{
    /// <summary>The users of an organisation, or of all.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="organisation">The organisation; null for all, which the implementing body may ask for.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<UserVersion[]>> ListAsync(Caller caller, string? organisation, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageUsers, organisation ?? Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = organisation is null
            ? await database.ConnectAsync(DatabaseRole.Operator, cancellation)
            : await database.ConnectForAsync(organisation, cancellation);
        return await UserRecord.ListAsync(connection, cancellation);
    }

    /// <summary>The users of an organisation, or of all, page by page.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="search">Which users; all organisations' the implementing body may ask for.</param>
    /// <param name="skipped">Number of users before the page.</param>
    /// <param name="count">Most users of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Found<UserVersion>>> SearchAsync(Caller caller, UserSearch search, int skipped, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageUsers, search.Organisation ?? Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = search.Organisation is null
            ? await database.ConnectAsync(DatabaseRole.Operator, cancellation)
            : await database.ConnectForAsync(search.Organisation, cancellation);
        return await UserRecord.SearchAsync(connection, search, skipped, count, cancellation);
    }

    /// <summary>Takes a user in.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="invitee">Whom.</param>
    /// <param name="cancellation">Gives up; then nobody was taken in.</param>
    /// <returns>The token of the link by which the user sets password and second factor; shown once.</returns>
    public async Task<Outcome<string>> InviteAsync(Caller caller, Invitee invitee, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageUsers, invitee.Organisation) is { } problem)
        {
            return problem;
        }

        var name = SignInName.Fold(invitee.SignInName);
        if (!SignInName.IsWellFormed(name))
        {
            return Problems.SignInNameUnfit;
        }

        if (!IsDisplayName(invitee.DisplayName))
        {
            return Problems.DisplayNameUnfit;
        }

        await using var connection = await database.ConnectForAsync(invitee.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await OrganisationDirectory.FindAsync(connection, invitee.Organisation, cancellation) is not { } organisation)
        {
            return Problems.NotFound;
        }

        if (!Enum.IsDefined(invitee.Role) || Rights.KindOf(invitee.Role) != organisation.Kind)
        {
            return Problems.RoleUnfit;
        }

        var entry = Begin(caller, invitee.Organisation, "user.invite");
        var user = new User(invitee.Organisation, Guid.CreateVersion7(entry.MadeAt), name, invitee.DisplayName.Trim(), invitee.Role, IsDisabled: false);
        try
        {
            await UserRecord.OpenAsync(connection, entry, user, cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            await transaction.RollbackAsync(cancellation);
            var isRepeated = await Invitations.IsOpenAsync(connection, name, invitee.Token, entry.MadeAt - RepeatedRequest.Tolerance, cancellation);
            return isRepeated ? invitee.Token : Problems.SignInNameTaken;
        }

        await Invitations.AddAsync(connection, user, invitee.Token, entry.MadeAt, cancellation);
        await entry.AppendAsync(connection, ChangeEvent.Of("user.invited", ("user", name), ("role", user.Role.ToString())), cancellation);
        await transaction.CommitAsync(cancellation);
        return invitee.Token;
    }

    /// <summary>Gives a user another name to be shown, or another role.</summary>
    public Task<Outcome<bool>> ChangeAsync(Caller caller, UserReference reference, string displayName, Role role, CancellationToken cancellation) =>
        ChangeAsync(
            caller, reference, "user.change",
            (_, user) => !IsDisplayName(displayName) ? Problems.DisplayNameUnfit
                : !Enum.IsDefined(role) || Rights.KindOf(role) != Rights.KindOf(user.Role) ? Problems.RoleUnfit
                : user with { DisplayName = displayName.Trim(), Role = role },
            (user, changed) => ChangeEvent.Of(
                "user.changed", ("user", user.SignInName), ("formerRole", user.Role.ToString()), ("role", changed.Role.ToString()),
                ("displayName", user.DisplayName == changed.DisplayName ? "same" : "changed")),
            cancellation);

    /// <summary>Keeps a user from signing in; the user's sessions end at once.</summary>
    public Task<Outcome<bool>> DisableAsync(Caller caller, UserReference reference, CancellationToken cancellation) =>
        ChangeAsync(
            caller, reference, "user.disable",
            (operators, user) => user.Role == Role.Operator && operators is [var only] && only == user.Id ? Problems.LastOperator : user with { IsDisabled = true },
            (user, _) => ChangeEvent.Of("user.disabled", ("user", user.SignInName)),
            cancellation);

    /// <summary>Lets a disabled user sign in again, with what the user had.</summary>
    public Task<Outcome<bool>> EnableAsync(Caller caller, UserReference reference, CancellationToken cancellation) =>
        ChangeAsync(
            caller, reference, "user.enable", (_, user) => user with { IsDisabled = false }, (user, _) => ChangeEvent.Of("user.enabled", ("user", user.SignInName)),
            cancellation);

    /// <summary>Takes password, second factor, recovery codes and lock away, as after the loss of a device, and gives a new link.</summary>
    /// <returns>The token of the link; shown once.</returns>
    public async Task<Outcome<string>> ResetAsync(Caller caller, UserReference reference, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageUsers, reference.Organisation) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(reference.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var found = await LockAsync(connection, reference, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var user = found.Result.User;
        var entry = Begin(caller, user.Organisation, "user.reset", found.Result.From);
        await CredentialStore.RemoveAsync(connection, user, cancellation);
        var token = SecretToken.New();
        await Invitations.AddAsync(connection, user, token, entry.MadeAt, cancellation);
        await entry.AppendAsync(connection, ChangeEvent.Of("user.reset", ("user", user.SignInName)), cancellation);
        await transaction.CommitAsync(cancellation);

        await using var door = await database.ConnectAsync(DatabaseRole.Account, cancellation);
        await SignInAttempts.ForgetAsync(door, user.SignInName, cancellation);
        return token;
    }

    private async Task<Outcome<bool>> ChangeAsync(
        Caller caller, UserReference reference, string operation, Func<IReadOnlyList<Guid>, User, Outcome<User>> change, Func<User, User, string> tell,
        CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageUsers, reference.Organisation) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(reference.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var operators = await UserRecord.LockOperatorsAsync(connection, cancellation);
        var found = await LockAsync(connection, reference, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var former = found.Result;
        var outcome = change(operators, former.User);
        if (outcome.Refusal is { } refused)
        {
            return refused;
        }

        var user = outcome.Result;
        if (user == former.User)
        {
            return false;
        }

        var entry = Begin(caller, user.Organisation, operation, former.From);
        await UserRecord.CloseAsync(connection, entry, former, cancellation);
        await UserRecord.OpenAsync(connection, entry, user, cancellation);
        if (user.IsDisabled)
        {
            await CredentialStore.EndSessionsAsync(connection, user, kept: "", cancellation);
        }

        await entry.AppendAsync(connection, tell(former.User, user), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task<Outcome<UserVersion>> LockAsync(NpgsqlConnection connection, UserReference reference, CancellationToken cancellation) =>
        await UserRecord.LockAsync(connection, reference.Id, cancellation) switch
        {
            null => Problems.NotFound,
            ({ Version: var version } found, true) when version == reference.SeenVersion => found,
            _ => Problems.Conflict,
        };

    private ChangeEntry Begin(Caller caller, string organisation, string operation, DateTimeOffset? former = null) =>
        new(new Change(organisation, caller.Actor, operation), auditSecret, clock, former);

    private static bool IsDisplayName(string name) => name.Trim() is { Length: > 0 and <= User.MaxDisplayNameLength } trimmed && !trimmed.Any(char.IsControl);
}
