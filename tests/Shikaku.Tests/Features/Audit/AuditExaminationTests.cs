using Dapper;
using Npgsql;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Features.Audit;

/// <summary>What somebody with full rights on the database does by hand is found, and its place told.</summary>
public sealed class AuditExaminationTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly byte[] Secret = new byte[32];
    private static readonly Actor Operator = new(ActorKind.Person, "satō");

    private DatabaseAddress _address = null!;
    private RegisterDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _address = await server.CreateDatabaseAsync();
        _database = await RegisterDatabase.OpenAsync(_address, CancellationToken.None);
        await SetAsync("06130488", "東京都テスト健康保険組合");
        await SetAsync("06130488", "東京都テスト健康保険組合（新）");
        await SetAsync("06130488", "東京都テスト健保");
        await SetAsync("01040013", "テスト協会");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_shikaku_wrote_is_in_order()
    {
        var examination = new AuditExamination(_database, Secret, AuditedTables.All);
        Assert.Empty(await examination.RunAsync(CancellationToken.None));
        Assert.Equal((4, 4), (examination.LinkCount, examination.RowCount));
    }

    [Fact]
    public async Task Every_table_with_seals_is_examined()
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration);
        var tables = await connection.QueryAsync<string>(
            "SELECT table_schema || '.' || table_name FROM information_schema.columns WHERE column_name = 'opened_seal'");
        Assert.Equal(tables.Order(StringComparer.Ordinal), AuditedTables.All.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_column_of_an_audited_table_lies_under_a_seal()
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration);
        foreach (var table in AuditedTables.All)
        {
            // What is generated follows from the others.
            var columns = await connection.QueryAsync<string>(
                "SELECT column_name FROM information_schema.columns WHERE table_schema || '.' || table_name = @Name AND is_generated = 'NEVER'", table);
            string[] own = ["version_id", "recorded", "opened_by", "opened_seal", "closed_by", "closed_seal", .. table.Columns];
            Assert.Equal(own.Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Setting_what_is_so_already_is_no_change() => Assert.False(await SetAsync("01040013", "テスト協会"));

    [Theory]
    [InlineData("UPDATE audit.change SET actor = 'Person:other' WHERE chain = '06130488' AND sequence = 2", "LinkChanged 06130488 2")]
    [InlineData("UPDATE audit.change SET made_at = made_at + interval '1 second' WHERE chain = '06130488' AND sequence = 1", "LinkChanged 06130488 1")]
    [InlineData("DELETE FROM audit.change WHERE chain = '06130488' AND sequence = 2", "LinkMissing 06130488 3")]
    [InlineData("DELETE FROM audit.change WHERE chain = '06130488' AND sequence = 3", "EndChanged 06130488 2")]
    [InlineData("DELETE FROM audit.change WHERE chain = '01040013'", "EndChanged 01040013 0")]
    [InlineData(
        """
        DELETE FROM audit.change WHERE chain = '06130488' AND sequence = 3;
        UPDATE audit.chain SET last_sequence = 2, last_seal = (SELECT seal FROM audit.change WHERE chain = '06130488' AND sequence = 2) WHERE chain = '06130488'
        """,
        "EndChanged 06130488 2")]
    [InlineData(
        """
        UPDATE audit.change SET sequence = -sequence + 5 WHERE chain = '06130488' AND sequence IN (2, 3)
        """,
        "LinkChanged 06130488 2")]
    [InlineData(
        """
        INSERT INTO audit.change SELECT chain, 4, gen_random_uuid(), made_at, actor, operation, reason, evidence, events, 0, row_digest, seal
        FROM audit.change WHERE chain = '06130488' AND sequence = 3
        """,
        "LinkChanged 06130488 4")]
    [InlineData("UPDATE register.organisation SET name = '別の名前' WHERE organisation = '01040013'", "RowChanged 01040013 register.organisation")]
    [InlineData("UPDATE register.organisation SET organisation = '06130488' WHERE organisation = '01040013'", "RowChanged 06130488 register.organisation")]
    [InlineData("DELETE FROM register.organisation WHERE organisation = '01040013'", "RowsMissing 01040013 1")]
    [InlineData(
        """
        INSERT INTO register.organisation
        SELECT '33120014', gen_random_uuid(), recorded, opened_by, opened_seal, NULL, NULL, kind, name FROM register.organisation WHERE organisation = '01040013'
        """,
        "RowChanged 33120014 register.organisation")]
    [InlineData(
        """
        UPDATE register.organisation SET recorded = tstzrange(lower(recorded), now()), closed_by = gen_random_uuid(), closed_seal = opened_seal
        WHERE organisation = '01040013'
        """,
        "RowChanged 01040013 register.organisation")]
    [InlineData(
        """
        DELETE FROM register.organisation WHERE organisation = '06130488' AND upper_inf(recorded);
        UPDATE register.organisation SET recorded = tstzrange(lower(recorded), NULL), closed_by = NULL, closed_seal = NULL
        WHERE organisation = '06130488' AND name = '東京都テスト健康保険組合（新）'
        """,
        "RowsMissing 06130488 3")]
    public async Task A_change_by_hand_is_found(string sql, string expected)
    {
        await using (var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration))
        {
            // Both constraints would stop a clumsy hand; here is one that knows what it does.
            await connection.ExecuteAsync(
                "ALTER TABLE audit.change DROP CONSTRAINT change_pkey; ALTER TABLE register.organisation DROP CONSTRAINT organisation_organisation_recorded_excl");
            await connection.ExecuteAsync(sql);
        }

        var faults = await new AuditExamination(_database, Secret, AuditedTables.All).RunAsync(CancellationToken.None);

        var found = faults.Select(fault => $"{fault.Kind} {fault.Organisation} {fault.Place}").ToArray();
        Assert.Contains(found, fault => fault.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_application_can_neither_edit_nor_remove_links()
    {
        await using var connection = await _database.ConnectAsync(DatabaseRole.Application, CancellationToken.None);
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("UPDATE audit.change SET actor = ''"));
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("DELETE FROM audit.change"));
    }

    [Fact]
    public async Task The_application_sees_what_is_its_organisations_only()
    {
        await using var connection = await _database.ConnectAsync(DatabaseRole.Application, CancellationToken.None);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM audit.change"));
        await connection.ExecuteAsync("SELECT set_config('shikaku.organisation', '01040013', false)");
        Assert.Equal(["01040013"], await connection.QueryAsync<string>("SELECT DISTINCT chain FROM audit.change"));
        Assert.Equal(["01040013"], await connection.QueryAsync<string>("SELECT chain FROM audit.chain"));
        Assert.Equal(["01040013"], await connection.QueryAsync<string>("SELECT organisation FROM register.organisation"));
        Assert.Equal(0, await connection.ExecuteAsync("UPDATE audit.chain SET last_sequence = 0 WHERE chain = '06130488'"));
    }

    private Task<bool> SetAsync(string key, string name) =>
        new OrganisationRegister(_database, Secret, TimeProvider.System)
            .SetAsync(new Organisation(key, OrganisationKind.Insurer, name), Operator, CancellationToken.None);
}
