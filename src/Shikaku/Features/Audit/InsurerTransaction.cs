using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Audit;

/// <summary>
/// One change of what the register holds for an insurer: all its rows and its link in the audit together, or nothing. Transactions of one insurer follow one another;
/// those of several insurers run side by side.
/// </summary>
internal sealed class InsurerTransaction : IAsyncDisposable
{
    /// <summary>The first half of the name of the lock that a writer of an insurer's data holds; the second is its number.</summary>
    private const int LockClass = 0x5368696B;

    private const string WaitForLock = "SELECT true FROM (SELECT pg_advisory_xact_lock(@first, @second)) AS locked";

    private const string TryLock = "SELECT pg_try_advisory_xact_lock(@first, @second)";

    /// <summary>Somebody at a screen waits no longer than this.</summary>
    private const string WaitSoon = "SET LOCAL lock_timeout = '10s'";

    private const string WaitOn = "SET LOCAL lock_timeout TO DEFAULT";

    private const string LastMade = "SELECT max(made_at) FROM audit.change WHERE chain = @organisation";

    private readonly NpgsqlTransaction _transaction;

    private InsurerTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, ChangeEntry entry) =>
        (Connection, _transaction, Entry) = (connection, transaction, entry);

    /// <summary>The connection, which sees and takes the insurer's rows only.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The change.</summary>
    public ChangeEntry Entry { get; }

    /// <summary>Begins a transaction.</summary>
    /// <param name="database">The register's database.</param>
    /// <param name="ring">The secrets.</param>
    /// <param name="clock">Tells when.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="change">Who, why.</param>
    /// <param name="turn">What to do while another transaction of the insurer is under way.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The transaction; null if it is not its turn.</returns>
    public static async Task<InsurerTransaction?> BeginAsync(
        RegisterDatabase database, KeyRing ring, TimeProvider clock, InsurerNumber insurer, Change change, InsurerTurn turn, CancellationToken cancellation)
    {
        var organisation = insurer.ToString();
        var connection = await database.ConnectForAsync(organisation, cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            var name = new { first = LockClass, second = insurer.ToKey(), organisation };
            if (!await TakeTurnAsync(connection, name, turn, cancellation))
            {
                await connection.DisposeAsync();
                return null;
            }

            var former = await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(LastMade, name, cancellationToken: cancellation));
            var entry = new ChangeEntry(change, ring.AuditSecret, clock, former is { } last ? new DateTimeOffset(last) : null);
            return new InsurerTransaction(connection, transaction, entry);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the change: its link goes into the chain, and everything is on record.</summary>
    /// <param name="events">What happened, as a JSON list without personal data.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task CommitAsync(string events, CancellationToken cancellation)
    {
        await Entry.AppendAsync(Connection, events, cancellation);
        await _transaction.CommitAsync(cancellation);
    }

    /// <summary>Ends what changed no audited row: no link goes into the chain.</summary>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public Task CommitUnchangedAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    /// <summary>Gives back the connection; what was not committed has not happened.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task<bool> TakeTurnAsync(NpgsqlConnection connection, object name, InsurerTurn turn, CancellationToken cancellation) => turn switch
    {
        InsurerTurn.Wait => await LockAsync(connection, WaitForLock, name, cancellation),
        InsurerTurn.WaitShortly => await LockSoonAsync(connection, name, cancellation),
        InsurerTurn.NowOrNever => await LockAsync(connection, TryLock, name, cancellation),
        InsurerTurn.Rehearse => true,
    };

    private static Task<bool> LockAsync(NpgsqlConnection connection, string sql, object name, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(sql, name, cancellationToken: cancellation));

    private static async Task<bool> LockSoonAsync(NpgsqlConnection connection, object name, CancellationToken cancellation)
    {
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(WaitSoon, cancellationToken: cancellation));
            await LockAsync(connection, WaitForLock, name, cancellation);
            await connection.ExecuteAsync(new CommandDefinition(WaitOn, cancellationToken: cancellation));
            return true;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }
}
