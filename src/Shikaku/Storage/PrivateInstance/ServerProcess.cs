using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shikaku.Storage.PrivateInstance;

/// <summary>The running server and the shell that keeps it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptLines = 20;

    private static readonly string[] Settings =
    [
        "listen_addresses=", "unix_socket_permissions=0700", "max_connections=100", "shared_buffers=256MB", "max_wal_size=4GB",
        "wal_level=minimal", "max_wal_senders=0",

        // What is looked up lies in memory or on a disk without heads.
        "random_page_cost=1.1",

        // A row in the server's log would be a person's data outside the register.
        "log_min_error_statement=panic", "log_error_verbosity=terse",
    ];

    private readonly Process _keeper;
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Starts a server.</summary>
    /// <param name="programs">The programs of PostgreSQL.</param>
    /// <param name="account">Who runs it.</param>
    /// <param name="cluster">Its data.</param>
    public ServerProcess(PostgresPrograms programs, ServerAccount account, ClusterFolder cluster)
    {
        string[] settings = [.. Settings.SelectMany(setting => new[] { "-c", setting })];
        _keeper = account.Start("INT", programs.Postgres, ["-D", cluster.Path, "-k", cluster.SocketFolder, .. settings]);
        _keeper.OutputDataReceived += (_, line) => Keep(line.Data);
        _keeper.ErrorDataReceived += (_, line) => Keep(line.Data);
        _keeper.BeginOutputReadLine();
        _keeper.BeginErrorReadLine();
    }

    /// <summary>Whether the server has ended.</summary>
    public bool HasEnded => _keeper.HasExited;

    /// <summary>The last lines that it printed, for who has to find out why it does not start.</summary>
    public string LastLines => string.Join('\n', _lines);

    /// <summary>Waits until it has ended, for whatever reason.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _keeper.WaitForExitAsync(cancellation);

    /// <summary>Stops it: sessions are ended, nothing committed is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync(CancellationToken.None);
        _keeper.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
            {
                _lines.TryDequeue(out _);
            }
        }
    }
}
