using Dapper;
using Npgsql;
using Shikaku.Commands;
using Shikaku.Storage.Database;
using Shikaku.Storage.Migration;
using Shikaku.Tests.Commands;

namespace Shikaku.Tests.Storage;

/// <summary>The schema rolls forward, step by step, and each step once.</summary>
public sealed class MigratorTests(RegisterServer server) : IAsyncLifetime
{
    private DatabaseAddress _administrator = null!;

    public async ValueTask InitializeAsync() => _administrator = RegisterServer.Administrator(await server.CreateEmptyDatabaseAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_steps_are_numbered_from_1_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, MigrationStep.All.Count), MigrationStep.All.Select(step => step.Number));

    [Fact]
    public async Task Every_step_is_applied_once()
    {
        Assert.Equal(MigrationStep.All, await RunAsync());
        Assert.Empty(await RunAsync());
    }

    [Fact]
    public async Task Two_programs_at_once_apply_each_step_once()
    {
        var runs = await Task.WhenAll(RunAsync(), RunAsync());
        Assert.Equal(MigrationStep.All.Count, runs.Sum(steps => steps.Count));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await RunAsync();
        await ByHandAsync("INSERT INTO migration.step SELECT 9999, 'future', sha256, applied_at FROM migration.step WHERE number = 1");
        await Assert.ThrowsAsync<RefusedException>(RunAsync);
    }

    [Fact]
    public async Task An_applied_step_that_is_no_longer_what_it_was_is_refused()
    {
        await RunAsync();
        await ByHandAsync("UPDATE migration.step SET sha256 = sha256('') WHERE number = 1");
        await Assert.ThrowsAsync<RefusedException>(RunAsync);
    }

    [Fact]
    public async Task A_database_without_the_schema_is_not_opened()
    {
        var address = await server.CreateEmptyDatabaseAsync();
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => RegisterDatabase.OpenAsync(address, CancellationToken.None));
        Assert.Contains("shikaku migrate", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told_in_a_sentence()
    {
        var nowhere = new NpgsqlConnectionStringBuilder(_administrator.ForMigration) { Database = "nowhere" };
        var run = await CommandRun.OfAsync("migrate", "--db", nowhere.ConnectionString);
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.StartsWith("データベースに接続できない", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_that_names_an_organisation_hides_the_rows_of_others()
    {
        await RunAsync();
        await using var connection = new NpgsqlConnection(_administrator.ForMigration);
        var open = await connection.QueryAsync<string>(
            """
            SELECT format('%I.%I', schema.nspname, found.relname) FROM pg_class AS found
            JOIN pg_namespace AS schema ON schema.oid = found.relnamespace
            WHERE schema.nspname IN ('register', 'audit', 'account') AND found.relkind = 'r' AND NOT found.relrowsecurity
                -- Its rows are about names, whether somebody has them or not, and only the account role reads them.
                AND found.relname <> 'sign_in_attempt'
            """);
        Assert.Empty(open);
    }

    private Task<IReadOnlyList<MigrationStep>> RunAsync() => new Migrator(_administrator, TimeProvider.System).RunAsync(CancellationToken.None);

    private async Task ByHandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_administrator.ForMigration);
        Assert.Equal(1, await connection.ExecuteAsync(sql));
    }
}
