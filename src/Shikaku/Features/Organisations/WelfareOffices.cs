using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Organisations;

/// <summary>The implementing body says of which type a welfare office is, from which day on; several such facts of one office follow one another.</summary>
/// <param name="database">The register's database.</param>
/// <param name="auditSecret">The key of the seals.</param>
/// <param name="tables">Tell a welfare office by its number.</param>
/// <param name="clock">Tells when.</param>
internal sealed class WelfareOffices(RegisterDatabase database, byte[] auditSecret, RegistrationTables tables, TimeProvider clock)
{
    private const string FindType =
        """
        SELECT office_type FROM register.welfare_office
        WHERE organisation = @organisation AND upper_inf(recorded) AND valid_from <= @day ORDER BY valid_from DESC LIMIT 1
        """;

    private const string Find =
        """
        SELECT version_id AS Version, lower(recorded) AS From, office_type AS Type FROM register.welfare_office
        WHERE organisation = @Organisation AND valid_from = @From AND upper_inf(recorded) FOR UPDATE
        """;

    private const string FindOrganisation =
        "SELECT true FROM register.organisation WHERE organisation = @Organisation AND kind = 'Insurer' AND upper_inf(recorded) FOR UPDATE";

    private const string Close =
        """
        UPDATE register.welfare_office SET recorded = tstzrange(lower(recorded), @until), closed_by = @change, closed_seal = @seal
        WHERE organisation = @Organisation AND version_id = @version
        """;

    private const string Open =
        """
        INSERT INTO register.welfare_office (organisation, version_id, recorded, opened_by, opened_seal, office_type, valid_from)
        VALUES (@Organisation, @version, tstzrange(@madeAt, NULL), @change, @seal, @type, @From)
        """;

    /// <summary>Whether an insurer is a welfare office.</summary>
    public static bool IsOffice(RegistrationTables tables, InsurerNumber insurer) => tables.Schemes.Find(insurer)?.Kind == InsuranceKind.Iryofujo;

    /// <summary>The type of an office on a day; null if nobody has said.</summary>
    /// <param name="connection">A connection that may see the office.</param>
    /// <param name="organisation">The office.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<WelfareOfficeType?> TypeOnAsync(NpgsqlConnection connection, string organisation, DateOnly day, CancellationToken cancellation) =>
        await connection.ExecuteScalarAsync<string?>(new CommandDefinition(FindType, new { organisation, day }, cancellationToken: cancellation)) is { } type
            ? Enum.Parse<WelfareOfficeType>(type)
            : null;

    /// <summary>Says of which type an office is.</summary>
    /// <param name="caller">Who says so.</param>
    /// <param name="office">What is said. What was said for the same first day is replaced.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>Whether anything is different from before.</returns>
    public async Task<Outcome<bool>> SetAsync(Caller caller, WelfareOffice office, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageOrganisations, office.Organisation) is { } problem)
        {
            return problem;
        }

        if (!InsurerNumber.TryParse(office.Organisation, allowMadeUpBodies: true, out var number, out _) || number.ToString() != office.Organisation
            || !IsOffice(tables, number) || !Enum.IsDefined(office.Type))
        {
            return Problems.OfficeTypeUnfit;
        }

        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // Holds off others that say something about the same office.
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(FindOrganisation, office, cancellationToken: cancellation)))
        {
            return Problems.NotFound;
        }

        var former = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, office, cancellationToken: cancellation));
        var type = office.Type.ToString();
        if (former?.Type == type)
        {
            return false;
        }

        var entry = new ChangeEntry(new Change(office.Organisation, caller.Actor, "organisation.set_office_type"), auditSecret, clock, former?.From);
        var seal = entry.NewSeal();
        if (former is not null)
        {
            var closing = WelfareOffice.Table.SealClosing(seal, former.Version, entry.Id, entry.MadeAt);
            entry.Vouch(closing);
            var ended = new { office.Organisation, version = former.Version, until = entry.MadeAt, change = entry.Id, seal = closing };
            await connection.ExecuteAsync(new CommandDefinition(Close, ended, cancellationToken: cancellation));
        }

        var version = Guid.CreateVersion7(entry.MadeAt);
        var opening = WelfareOffice.Table.BeginOpening(seal, version, entry.Id, entry.MadeAt).Add(office.Organisation).Add(type).Add(office.From).Close();
        entry.Vouch(opening);
        var opened = new { office.Organisation, version, madeAt = entry.MadeAt, change = entry.Id, seal = opening, type, office.From };
        await connection.ExecuteAsync(new CommandDefinition(Open, opened, cancellationToken: cancellation));
        await entry.AppendAsync(connection, ChangeEvent.Of("organisation.office_type", ("type", type), ("from", $"{office.From:yyyy-MM-dd}")), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private sealed record Stored(Guid Version, DateTimeOffset From, string Type);
}
