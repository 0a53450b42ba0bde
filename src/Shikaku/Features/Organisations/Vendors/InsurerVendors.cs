using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Organisations.Vendors;

/// <summary>The implementing body keeps on record whose system each insurer uses, from which day on. What is set stands in the insurers' own chains.</summary>
/// <param name="database">The register's database.</param>
/// <param name="ring">Its secrets.</param>
/// <param name="clock">Tells when.</param>
internal sealed class InsurerVendors(RegisterDatabase database, KeyRing ring, TimeProvider clock)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "vendor.set";

    /// <summary>The longest name of a vendor.</summary>
    public const int MaxNameLength = 100;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    private const string Find =
        """
        SELECT version_id AS Version, lower(recorded) AS From, vendor AS Vendor FROM register.insurer_vendor
        WHERE insurer_number = @Insurer AND valid_from = @ValidFrom AND upper_inf(recorded) FOR UPDATE
        """;

    private const string Close =
        """
        UPDATE register.insurer_vendor SET recorded = tstzrange(lower(recorded), @until), closed_by = @change, closed_seal = @seal
        WHERE insurer_number = @insurer AND version_id = @version
        """;

    private const string Open =
        """
        INSERT INTO register.insurer_vendor (insurer_number, version_id, recorded, opened_by, opened_seal, valid_from, vendor)
        VALUES (@insurer, @version, tstzrange(@from, NULL), @change, @seal, @validFrom, @vendor)
        """;

    private const string List =
        """
        SELECT organisation AS Insurer, name AS Name, valid_from AS ValidFrom, vendor AS Vendor, count(*) OVER () AS Total
        FROM register.organisation
        LEFT JOIN register.insurer_vendor ON insurer_number = organisation AND upper_inf(insurer_vendor.recorded)
        WHERE kind = 'Insurer' AND upper_inf(organisation.recorded)
        ORDER BY organisation, valid_from DESC OFFSET @skip LIMIT @count
        """;

    /// <summary>Says whose system an insurer uses from a day on; what was said for that day before is corrected.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="given">Insurer, day and vendor; a blank vendor for none.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>Whether anything is different from before.</returns>
    public async Task<Outcome<bool>> SetAsync(Caller caller, InsurerVendor given, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageOrganisations, given.Insurer) is { } problem)
        {
            return problem;
        }

        var vendor = given.Vendor?.Trim() is { Length: > 0 } name ? name : null;
        if (vendor is not null && (vendor.Length > MaxNameLength || vendor.Any(char.IsControl) || NumberInText.IsIn(vendor)))
        {
            return Problems.VendorNameUnfit;
        }

        if (given.ValidFrom < Earliest || given.ValidFrom > JapanTime.Today(clock).AddYears(1))
        {
            return Problems.VendorDayUnfit;
        }

        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await OrganisationDirectory.FindAsync(connection, given.Insurer, cancellation) is not { Kind: OrganisationKind.Insurer })
        {
            return Problems.NotFound;
        }

        return await SetAsync(connection, transaction, caller.Actor, given with { Vendor = vendor }, cancellation);
    }

    /// <summary>What is on record of all insurers, the latest of each first; of one without a vendor only its name.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<VendorOfInsurer[]>> ListAsync(Caller caller, int skip, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageOrganisations, Audit.Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        return (await connection.QueryAsync<VendorOfInsurer>(new CommandDefinition(List, new { skip, count }, cancellationToken: cancellation))).ToArray();
    }

    private async Task<bool> SetAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Actor actor, InsurerVendor given, CancellationToken cancellation)
    {
        var former = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, given, transaction, cancellationToken: cancellation));
        if (former is null ? given.Vendor is null : former.Vendor == given.Vendor)
        {
            return false;
        }

        var entry = new ChangeEntry(new Change(given.Insurer, actor, Operation), ring.AuditSecret, clock, former?.From);
        var seal = entry.NewSeal();
        if (former is not null)
        {
            var closing = InsurerVendor.Table.SealClosing(seal, former.Version, entry.Id, entry.MadeAt);
            entry.Vouch(closing);
            var closed = new { insurer = given.Insurer, version = former.Version, until = entry.MadeAt, change = entry.Id, seal = closing };
            await connection.ExecuteAsync(new CommandDefinition(Close, closed, transaction, cancellationToken: cancellation));
        }

        var version = Guid.CreateVersion7(entry.MadeAt);
        var opening = InsurerVendor.Table.BeginOpening(seal, version, entry.Id, entry.MadeAt).Add(given.Insurer).Add(given.ValidFrom).Add(given.Vendor).Close();
        entry.Vouch(opening);
        var opened = new { insurer = given.Insurer, version, from = entry.MadeAt, change = entry.Id, seal = opening, validFrom = given.ValidFrom, vendor = given.Vendor };
        await connection.ExecuteAsync(new CommandDefinition(Open, opened, transaction, cancellationToken: cancellation));
        await entry.AppendAsync(connection, "[]", cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private sealed record Stored(Guid Version, DateTimeOffset From, string? Vendor);
}
