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
    /// <summary>The least that shows whether the server is still at the other end.</summary>
    private const string Nothing = "SELECT 1";

    private const string ChooseOrganisation = "SELECT set_config('shikaku.organisation', @organisation, false)";

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

    /// <summary>Opens a connection in a role. One that the server has ended while it waited in the pool is replaced, before anything hangs on it.</summary>
    public Task<NpgsqlConnection> ConnectAsync(DatabaseRole role, CancellationToken cancellation) =>
        ConnectAsync(role, new CommandDefinition(Nothing, cancellationToken: cancellation));

    /// <summary>
    /// Opens a connection for one organisation: row-level security shows and takes that organisation's rows only, whatever the statements say.
    /// The setting ends with the connection's return to the pool.
    /// </summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<NpgsqlConnection> ConnectForAsync(string organisation, CancellationToken cancellation) =>
        ConnectAsync(DatabaseRole.Application, new CommandDefinition(ChooseOrganisation, new { organisation }, cancellationToken: cancellation));

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

    private async Task<NpgsqlConnection> ConnectAsync(DatabaseRole role, CommandDefinition first)
    {
        var source = _sources.GetOrAdd(role, static (role, address) => NpgsqlDataSource.Create(address.For(role)), _address);
        var connection = await source.OpenConnectionAsync(first.CancellationToken);
        try
        {
            if (!await TryAsync(connection, first))
            {
                // A server that ended one connection has likely ended all, in whatever role.
                await connection.CloseAsync();
                foreach (var pool in _sources.Values)
                {
                    pool.Clear();
                }

                await connection.OpenAsync(first.CancellationToken);
                await connection.ExecuteAsync(first);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <returns>False if the connection is lost.</returns>
    private static async Task<bool> TryAsync(NpgsqlConnection connection, CommandDefinition first)
    {
        try
        {
            await connection.ExecuteAsync(first);
            return true;
        }
        catch (NpgsqlException failure) when (DatabaseFailure.IsOfConnection(failure))
        {
            return false;
        }
    }
}
