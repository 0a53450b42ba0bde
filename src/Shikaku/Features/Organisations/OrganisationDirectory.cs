using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Organisations;

/// <summary>The implementing body takes organisations in, and sees which there are.</summary>
/// <param name="database">The register's database.</param>
/// <param name="auditSecret">The key of the seals.</param>
/// <param name="clock">Tells when.</param>
internal sealed class OrganisationDirectory(RegisterDatabase database, byte[] auditSecret, TimeProvider clock)
{
    private const string Columns = "SELECT organisation AS Key, kind AS Kind, name AS Name FROM register.organisation WHERE upper_inf(recorded)";

    private const string List = Columns + " ORDER BY organisation";

    private const string Find = Columns + " AND organisation = @organisation";

    /// <summary>The longest name.</summary>
    private const int MaxNameLength = 200;

    /// <summary>Takes an organisation in, or gives it another name.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="given">The organisation; its key as typed.</param>
    /// <param name="allowMadeUpBodies">Whether prefecture numbers 51 to 99, which mark made-up bodies, are accepted (ID-38).</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>The key under which it is on record.</returns>
    public async Task<Outcome<string>> AddAsync(Caller caller, Organisation given, bool allowMadeUpBodies, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageOrganisations, given.Key) is { } problem)
        {
            return problem;
        }

        if (KeyOf(given, allowMadeUpBodies) is not { } key)
        {
            return Problems.OrganisationKeyUnfit;
        }

        var name = given.Name.Trim();
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
        {
            return Problems.OrganisationNameUnfit;
        }

        await using var connection = await database.ConnectForAsync(key, cancellation);
        if (await FindAsync(connection, key, cancellation) is { } known && known.Kind != given.Kind)
        {
            return Problems.OrganisationKindFixed;
        }

        await new OrganisationRegister(database, auditSecret, clock).SetAsync(new Organisation(key, given.Kind, name), caller.Actor, cancellation);
        return key;
    }

    /// <summary>All organisations, by key.</summary>
    public async Task<Outcome<Organisation[]>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageOrganisations, Audit.Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        return (await connection.QueryAsync<Stored>(new CommandDefinition(List, cancellationToken: cancellation))).Select(row => row.ToOrganisation()).ToArray();
    }

    /// <summary>The organisation of a key, if the connection may see it.</summary>
    public static async Task<Organisation?> FindAsync(NpgsqlConnection connection, string organisation, CancellationToken cancellation) =>
        (await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, new { organisation }, cancellationToken: cancellation)))?.ToOrganisation();

    private static string? KeyOf(Organisation given, bool allowMadeUpBodies) => given.Kind switch
    {
        OrganisationKind.Insurer => InsurerNumber.TryParse(given.Key, allowMadeUpBodies, out var number, out _) ? number.ToString() : null,
        OrganisationKind.Institution => MedicalInstitutionCode.TryParse(given.Key, allowMadeUpBodies, out var code) ? code.ToString() : null,
        OrganisationKind.Ministry => SignInName.Fold(given.Key) is var name && SignInName.IsWellFormed(name) && name != Audit.Change.ImplementingBody ? name : null,
        OrganisationKind.ImplementingBody => given.Key == Audit.Change.ImplementingBody ? given.Key : null,
    };

    private sealed record Stored(string Key, string Kind, string Name)
    {
        public Organisation ToOrganisation() => new(Key, Enum.Parse<OrganisationKind>(Kind), Name);
    }
}
