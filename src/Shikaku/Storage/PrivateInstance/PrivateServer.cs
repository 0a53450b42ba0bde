using Npgsql;
using Shikaku.Commands;
using Shikaku.Storage.Database;

namespace Shikaku.Storage.PrivateInstance;

/// <summary>
/// A PostgreSQL server of the program's own (product.md §6): reached through a Unix socket only, with data checksums, stopped with the program even if
/// that is killed, started again if the server is. A second program on the same folder joins the first one's server and leaves it running.
/// </summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    private const string LockFile = "instance.lock";
    private const string Database = "shikaku";

    /// <summary>Four segments of the server's log (WAL): without a new one it can commit nothing.</summary>
    private const long LeastRoom = 64L << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Long enough for the former program's server to end; after that, a server that ends at once has another reason.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly ClusterFolder _cluster;
    private readonly FileStream? _lock;
    private readonly Func<ServerProcess> _start;
    private readonly CancellationTokenSource _ending = new();
    private ServerProcess? _process;
    private Task _watch = Task.CompletedTask;

    private PrivateServer(ClusterFolder cluster, FileStream? ownership, Func<ServerProcess> start) => (_cluster, _lock, _start) = (cluster, ownership, start);

    /// <summary>Where the register's database is.</summary>
    public DatabaseAddress Address => new($"Host={_cluster.SocketFolder};Database={Database}");

    /// <summary>The same database by the login that may make roles.</summary>
    public DatabaseAddress AdministratorAddress => AdministratorOf(Database);

    /// <summary>Whether its disk has room for its ordinary work.</summary>
    public bool HasRoom => new DriveInfo(_cluster.Path).AvailableFreeSpace >= LeastRoom;

    /// <summary>Starts the server of a folder, or joins the one that runs there already.</summary>
    /// <param name="data">The folder; it is made if it is missing.</param>
    /// <param name="clock">Measures how long the start takes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UnusableInputException">PostgreSQL is missing, or the server does not start.</exception>
    public static async Task<PrivateServer> OpenAsync(string data, TimeProvider clock, CancellationToken cancellation)
    {
        var programs = PostgresPrograms.Find();
        var account = ServerAccount.Choose();
        var cluster = await ClusterFolder.ChooseAsync(account, data, cancellation);
        while (true)
        {
            var server = new PrivateServer(cluster, TryOwn(data), () => new ServerProcess(programs, account, cluster));
            try
            {
                if (server._lock is not null)
                {
                    await cluster.MakeAsync(programs, cancellation);
                    await cluster.PrepareSocketFolderAsync(cancellation);
                    await server.StartAsync(clock, cancellation);
                    return server;
                }

                // Its owner may be starting it, or be gone in a moment.
                if (await server.AnswersAsync(cancellation))
                {
                    return server;
                }

                await Task.Delay(Pause, cancellation);
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Stops the server if this program started it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watch;
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (_lock is not null)
        {
            _cluster.RemoveSocketFolder();
            await _lock.DisposeAsync();
        }

        _ending.Dispose();
    }

    private static FileStream? TryOwn(string data)
    {
        try
        {
            return new FileStream(Path.Combine(data, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private DatabaseAddress AdministratorOf(string database) =>
        new($"Host={_cluster.SocketFolder};Database={database};Username={ClusterFolder.Superuser};Pooling=false");

    private async Task StartAsync(TimeProvider clock, CancellationToken cancellation)
    {
        var begin = clock.GetTimestamp();
        _process = _start();
        while (!await AnswersAsync(cancellation))
        {
            if (_process.HasEnded)
            {
                if (clock.GetElapsedTime(begin) > LongestStart)
                {
                    throw new UnusableInputException($"{_cluster.Path}: PostgreSQLを起動できません。\n{_process.LastLines}");
                }

                await _process.DisposeAsync();
                _process = _start();
            }

            await Task.Delay(Pause, cancellation);
        }

        await MakeDatabaseAsync(cancellation);
        _watch = WatchAsync();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(AdministratorOf("postgres").ForMigration);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task MakeDatabaseAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(AdministratorOf("postgres").ForMigration);
        await connection.OpenAsync(cancellation);
        await using var look = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Database } },
        };
        if (await look.ExecuteScalarAsync(cancellation) is null)
        {
            await using var make = new NpgsqlCommand($"CREATE DATABASE {Database}", connection);
            await make.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Starts the server again when it ended though nobody asked it to.</summary>
    private async Task WatchAsync()
    {
        while (true)
        {
            try
            {
                await _process!.WaitAsync(_ending.Token);
                await Task.Delay(Pause, _ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await _process.DisposeAsync();
            _process = _start();
        }
    }
}
