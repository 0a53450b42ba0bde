using Dapper;
using Shikaku.Features.Audit;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Organisations;

/// <summary>Takes organisations into the register. It is the implementing body's work; their changes stand in the organisations' own chains.</summary>
/// <param name="database">The register's database.</param>
/// <param name="auditSecret">The key of the seals.</param>
/// <param name="clock">Tells when.</param>
internal sealed class OrganisationRegister(RegisterDatabase database, byte[] auditSecret, TimeProvider clock)
{
    private const string Find =
        """
        SELECT version_id AS Version, lower(recorded) AS From, kind AS Kind, name AS Name FROM register.organisation
        WHERE organisation = @Key AND upper_inf(recorded) FOR UPDATE
        """;

    private const string Close =
        """
        UPDATE register.organisation SET recorded = tstzrange(lower(recorded), @until), closed_by = @change, closed_seal = @seal
        WHERE organisation = @Key AND version_id = @version
        """;

    private const string Open =
        """
        INSERT INTO register.organisation (organisation, version_id, recorded, opened_by, opened_seal, kind, name)
        VALUES (@Key, @version, tstzrange(@from, NULL), @change, @seal, @kind, @Name)
        """;

    /// <summary>Takes an organisation in, or notes what has changed about it.</summary>
    /// <param name="organisation">What it is now.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    /// <returns>Whether anything is different from before.</returns>
    public async Task<bool> SetAsync(Organisation organisation, Actor actor, CancellationToken cancellation)
    {
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var former = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Find, organisation, transaction, cancellationToken: cancellation));
        var kind = organisation.Kind.ToString();
        if (former is not null && former.Kind == kind && former.Name == organisation.Name)
        {
            return false;
        }

        var entry = new ChangeEntry(new Change(organisation.Key, actor, "organisation.set"), auditSecret, clock, former?.From);
        var seal = entry.NewSeal();
        if (former is not null)
        {
            var closing = Organisation.Table.SealClosing(seal, former.Version, entry.Id, entry.MadeAt);
            entry.Vouch(closing);
            var values = new { organisation.Key, version = former.Version, until = entry.MadeAt, change = entry.Id, seal = closing };
            await connection.ExecuteAsync(new CommandDefinition(Close, values, transaction, cancellationToken: cancellation));
        }

        var version = Guid.CreateVersion7(entry.MadeAt);
        var opening = Organisation.Table.BeginOpening(seal, version, entry.Id, entry.MadeAt)
            .Add(organisation.Key).Add(kind).Add(organisation.Name).Close();
        entry.Vouch(opening);
        var opened = new { organisation.Key, version, from = entry.MadeAt, change = entry.Id, seal = opening, kind, organisation.Name };
        await connection.ExecuteAsync(new CommandDefinition(Open, opened, transaction, cancellationToken: cancellation));
        await entry.AppendAsync(connection, "[]", cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private sealed record Stored(Guid Version, DateTimeOffset From, string Kind, string Name);
}
