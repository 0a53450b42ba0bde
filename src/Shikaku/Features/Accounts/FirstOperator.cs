using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts;

/// <summary>The way in where nobody has one yet: a first operator of the implementing body (実施機関), with a link that is shown on the terminal alone.</summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">The secrets.</param>
/// <param name="clock">Tells when.</param>
internal sealed class FirstOperator(RegisterDatabase database, KeyRing ring, TimeProvider clock)
{
    private const string Name = "operator";
    private const string DisplayName = "最初の運用者";
    private const string BodyName = "実施機関";

    /// <summary>Makes sure that the implementing body is on record.</summary>
    public async Task IntroduceBodyAsync(Caller caller, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectForAsync(Change.ImplementingBody, cancellation);
        if (await OrganisationDirectory.FindAsync(connection, Change.ImplementingBody, cancellation) is null)
        {
            await new OrganisationRegister(database, ring.AuditSecret, clock)
                .SetAsync(new Organisation(Change.ImplementingBody, OrganisationKind.ImplementingBody, BodyName), caller.Actor, cancellation);
        }
    }

    /// <summary>Invites a first operator, or makes a new link for one who has not come in yet.</summary>
    /// <param name="caller">Who starts the server.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The token of the link; null if an operator can sign in already.</returns>
    public async Task<Outcome<string?>> InviteAsync(Caller caller, CancellationToken cancellation)
    {
        await IntroduceBodyAsync(caller, cancellation);
        var administration = new UserAdministration(database, ring.AuditSecret, clock);
        var listed = await administration.ListAsync(caller, Change.ImplementingBody, cancellation);
        if (listed.Refusal is { } refusal)
        {
            return refusal;
        }

        var enabled = listed.Result.Where(user => !user.User.IsDisabled).ToList();
        if (enabled.Exists(user => user.HasCredential))
        {
            return default(string);
        }

        var invited = enabled is [var waiting, ..]
            ? await administration.ResetAsync(caller, waiting.ToReference(), cancellation)
            : await administration.InviteAsync(caller, new Invitee(Change.ImplementingBody, Name, DisplayName, Role.Operator), cancellation);
        return invited.Refusal is { } refused ? refused : invited.Result;
    }
}
