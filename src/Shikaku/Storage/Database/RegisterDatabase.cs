using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using Shikaku.Commands;
using Shikaku.Storage.Migration;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Storage.Database;

/// <summary>The register's database, reached in the role that each part of the program needs. Thread-safe.</summary>
internal sealed class RegisterDatabase : IAsyncDisposable
{
    private readonly PrivateServer? _server;
    private readonly DatabaseAddress _address;
    private readonly ConcurrentDictionary<DatabaseRole, NpgsqlDataSource> _sources = new();

    static RegisterDatabase() => SqlMapper.AddTypeHandler(new MomentHandler());

    private RegisterDatabase(DatabaseAddress address, PrivateServer? server) => (_address, _server) = (address, server);

    /// <summary>Opens the database of an address, whose schema must be the program's.</summary>
    /// <exception cref="RefusedException">The schema is older or newer.</exception>
    /// <exception cref="NpgsqlException">The server does not answer.</exception>
    public static async Task<RegisterDatabase> OpenAsync(DatabaseAddress address, CancellationToken cancellation)
    {
        var database = new RegisterDatabase(address, null);
        try
        {
            await using var connection = await database.ConnectAsync(DatabaseRole.Application, cancellation);
            await SchemaState.RequireCurrentAsync(connection, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts or joins the private instance of a folder and brings its schema up to date.</summary>
    /// <exception cref="UnusableInputException">PostgreSQL is missing or does not start.</exception>
    /// <exception cref="RefusedException">The schema is of a newer program.</exception>
    public static async Task<RegisterDatabase> OpenPrivateAsync(string data, TimeProvider clock, CancellationToken cancellation)
    {
        var server = await PrivateServer.OpenAsync(data, clock, cancellation);
        try
        {
            await new Migrator(server.AdministratorAddress, clock).RunAsync(cancellation);
            return new RegisterDatabase(server.Address, server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Whether there is room for what comes in. Known of a private instance alone: its server would end in disorder on a full disk, so nothing large is begun before.
    /// </summary>
    public bool HasRoom => _server is null || _server.HasRoom;

    /// <summary>Opens a connection in a role.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(DatabaseRole role, CancellationToken cancellation) =>
        _sources.GetOrAdd(role, static (role, address) => NpgsqlDataSource.Create(address.For(role)), _address).OpenConnectionAsync(cancellation);

    /// <summary>
    /// Opens a connection for one organisation: row-level security shows and takes that organisation's rows only, whatever the statements say.
    /// The setting ends with the connection's return to the pool.
    /// </summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<NpgsqlConnection> ConnectForAsync(string organisation, CancellationToken cancellation)
    {
        var connection = await ConnectAsync(DatabaseRole.Application, cancellation);
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition("SELECT set_config('shikaku.organisation', @organisation, false)", new { organisation }, cancellationToken: cancellation));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the connections, and stops the server if it is this program's own.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
        {
            await source.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
