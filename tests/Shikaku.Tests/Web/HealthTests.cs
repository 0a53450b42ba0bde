using System.Net;
using Npgsql;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Web;

/// <summary>What a service manager is told: alive as long as the process answers, ready only while it can do its work.</summary>
public sealed class HealthTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(1.1);

    private WebServer _web = null!;

    public async ValueTask InitializeAsync() => _web = await WebServer.StartAsync(server);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task Ready_follows_the_database_and_live_does_not()
    {
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync("ready"));

        var name = new NpgsqlConnectionStringBuilder(_web.Database.For(DatabaseRole.Owner)).Database!;
        await RunAsync("postgres", $"ALTER DATABASE {name} RENAME TO {name}_away");
        await Task.Delay(Validity);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: database"), await AskAsync("ready"));
        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync("live"));

        await RunAsync("postgres", $"ALTER DATABASE {name}_away RENAME TO {name}");
        await Task.Delay(Validity);
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync("ready"));
    }

    [Theory]
    [InlineData("UPDATE vault.encryption_key SET proof = sha256('another ring') WHERE key_id = 'audit'")]
    [InlineData("INSERT INTO migration.step SELECT max(number) + 1, 'of a newer program', sha256(''), now() FROM migration.step")]
    public async Task A_database_of_other_keys_or_another_schema_is_not_ready(string change)
    {
        await RunAsync(null, change);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: schema or keys"), await AskAsync("ready"));
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string what)
    {
        using var client = _web.Browser();
        using var answer = await client.GetAsync("/health/" + what);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task RunAsync(string? database, string sql)
    {
        var address = new NpgsqlConnectionStringBuilder(RegisterServer.Administrator(_web.Database).ForMigration);
        address.Database = database ?? address.Database;
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
