using System.Globalization;
using Npgsql;
using Shikaku.Storage.Database;
using Shikaku.Storage.Migration;
using Shikaku.Storage.PrivateInstance;
using Shikaku.Tests.Storage;

[assembly: AssemblyFixture(typeof(RegisterServer))]

namespace Shikaku.Tests.Storage;

/// <summary>One real PostgreSQL for all tests of the register; each test class takes a database of its own, with the newest schema.</summary>
public sealed class RegisterServer : IAsyncDisposable
{
    private const string Template = "register_template";

    private readonly SemaphoreSlim _gate = new(1);
    private TemporaryFolder? _folder;
    private PrivateServer? _server;
    private int _databases;

    /// <summary>Makes a database that nobody else uses, with the newest schema.</summary>
    internal Task<DatabaseAddress> CreateDatabaseAsync() => CreateDatabaseAsync(Template);

    /// <summary>Makes a database that nobody else uses, with nothing in it.</summary>
    internal Task<DatabaseAddress> CreateEmptyDatabaseAsync() => CreateDatabaseAsync("template0");

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder?.Dispose();
        _gate.Dispose();
    }

    /// <summary>The same database by the superuser, for what a test does to it by hand.</summary>
    internal static DatabaseAddress Administrator(DatabaseAddress address) =>
        new(new NpgsqlConnectionStringBuilder(address.For(DatabaseRole.Owner)) { Username = "shikaku_admin", Pooling = false }.ConnectionString);

    private async Task<DatabaseAddress> CreateDatabaseAsync(string template)
    {
        await _gate.WaitAsync();
        try
        {
            if (_server is null)
            {
                _folder = new TemporaryFolder();
                File.SetUnixFileMode(_folder.Root, File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
                _server = await PrivateServer.OpenAsync(_folder.PathOf("data"), TimeProvider.System, CancellationToken.None);
                await RunAsync($"CREATE DATABASE {Template}");
                await new Migrator(AdministratorOf(Template), TimeProvider.System).RunAsync(CancellationToken.None);
            }

            var name = "register_" + (++_databases).ToString(CultureInfo.InvariantCulture);
            await RunAsync($"CREATE DATABASE {name} TEMPLATE {template}");
            return AddressOf(name);
        }
        finally
        {
            _gate.Release();
        }
    }

    private DatabaseAddress AddressOf(string database) =>
        new(new NpgsqlConnectionStringBuilder(_server!.Address.For(DatabaseRole.Owner)) { Username = null, Database = database, Pooling = false }.ConnectionString);

    private DatabaseAddress AdministratorOf(string database) => Administrator(AddressOf(database));

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server!.AdministratorAddress.ForMigration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
