using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members;

/// <summary>
/// One change of an insurer's members, from the first row to the commit: register, vault and audit together or nothing. Transactions of one insurer follow one
/// another; those of several insurers run side by side.
/// </summary>
internal sealed class MemberTransaction : IAsyncDisposable
{
    /// <summary>So many versions are written at once.</summary>
    private const int Batch = 10_000;

    /// <summary>The first half of the name of the lock that a writer of an insurer's members holds; the second is its number.</summary>
    private const int LockClass = 0x5368696B;

    private const string WaitForLock = "SELECT true FROM (SELECT pg_advisory_xact_lock(@first, @second)) AS locked";

    private const string TryLock = "SELECT pg_try_advisory_xact_lock(@first, @second)";

    /// <summary>Somebody at a screen waits no longer than this.</summary>
    private const string WaitSoon = "SET LOCAL lock_timeout = '10s'";

    private const string WaitOn = "SET LOCAL lock_timeout TO DEFAULT";

    private const string LastMade = "SELECT max(made_at) FROM audit.change WHERE chain = @organisation";

    private readonly NpgsqlTransaction _transaction;
    private readonly ChangeEntry _entry;
    private readonly NumberVault _vault;
    private readonly OpenQualifications _open;
    private readonly RowRegistration _rows;
    private readonly Dictionary<PersonKey, IndividualNumber> _numbers = [];
    private readonly InsurerNumber _insurer;
    private bool _isRehearsal;

    private MemberTransaction(MemberSetup setup, InsurerNumber insurer, NpgsqlConnection connection, NpgsqlTransaction transaction, ChangeEntry entry)
    {
        _insurer = insurer;
        Connection = connection;
        _transaction = transaction;
        _entry = entry;
        _vault = new NumberVault(setup.Database, setup.Ring, setup.Clock);
        Seal = new NumberSeal(setup.Ring);
        _open = new OpenQualifications(connection, entry, new KanaSearch(setup.Tables.Fold));
        _rows = new RowRegistration(setup.Tables.Registration, insurer, setup.Today, _open);
    }

    /// <summary>The connection, for what belongs to the same change.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Makes persons' keys of numbers.</summary>
    public NumberSeal Seal { get; }

    /// <summary>The change.</summary>
    public Guid ChangeId => _entry.Id;

    /// <summary>When it is made.</summary>
    public DateTimeOffset MadeAt => _entry.MadeAt;

    /// <summary>What is on record of the members and persons loaded.</summary>
    public OpenQualifications Open => _open;

    /// <summary>Begins a transaction, once no other of the insurer is under way.</summary>
    /// <param name="setup">The register.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="change">Who, why.</param>
    /// <param name="waits">Whether to wait for the other; else the answer is null.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task<MemberTransaction?> BeginAsync(MemberSetup setup, InsurerNumber insurer, Change change, bool waits, CancellationToken cancellation) =>
        BeginAsync(setup, insurer, change, (connection, name) => LockAsync(connection, waits ? WaitForLock : TryLock, name, cancellation), cancellation);

    /// <summary>Begins a transaction for which somebody waits at a screen: after a while without the lock, the answer is null.</summary>
    /// <inheritdoc cref="BeginAsync(MemberSetup, InsurerNumber, Change, bool, CancellationToken)"/>
    public static Task<MemberTransaction?> BeginSoonAsync(MemberSetup setup, InsurerNumber insurer, Change change, CancellationToken cancellation) =>
        BeginAsync(setup, insurer, change, (connection, name) => LockSoonAsync(connection, name, cancellation), cancellation);

    /// <summary>Begins a transaction that shows what a change would come to, beside one that may be under way. It cannot be committed.</summary>
    /// <inheritdoc cref="BeginAsync(MemberSetup, InsurerNumber, Change, bool, CancellationToken)"/>
    public static async Task<MemberTransaction> BeginRehearsalAsync(MemberSetup setup, InsurerNumber insurer, Change change, CancellationToken cancellation)
    {
        var rehearsal = (await BeginAsync(setup, insurer, change, (_, _) => Task.FromResult(true), cancellation))!;
        rehearsal._isRehearsal = true;
        return rehearsal;
    }

    /// <summary>Reads what is on record, for the rows to come.</summary>
    /// <param name="members">The members of the rows.</param>
    /// <param name="persons">The persons of the rows.</param>
    /// <param name="withLoss">The members whose rows say something about a loss.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task LoadAsync(
        IReadOnlyCollection<string> members, IReadOnlyCollection<PersonKey> persons, IReadOnlyCollection<string> withLoss, CancellationToken cancellation)
    {
        await _open.LoadAsync(_insurer.ToString(), [.. members], [.. persons.Select(person => person.ToArray())], cancellation);
        await _open.LoadHistoriesAsync(_insurer.ToString(), withLoss, cancellation);
    }

    /// <summary>Whether the insurer has any member on record.</summary>
    public Task<bool> HasMembersAsync(CancellationToken cancellation) => Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "SELECT EXISTS (SELECT FROM register.qualification WHERE insurer_number = @insurer AND upper_inf(recorded))", new { insurer = _insurer.ToString() },
        cancellationToken: cancellation));

    /// <summary>Registers a row; see <see cref="RowRegistration.Register"/>.</summary>
    public RegistrationResult Register(in MemberRow row, in NumberReading number, PersonKey person, bool isOfFile, RowFindings findings)
    {
        var result = _rows.Register(row, number, person, isOfFile, findings);
        if (result is RegistrationResult.Added or RegistrationResult.Changed && !number.Number.IsNone)
        {
            _numbers.TryAdd(person, number.Number);
        }

        return result;
    }

    /// <summary>Writes what waits, if it is enough to be worth it.</summary>
    public Task FlushIfLargeAsync(CancellationToken cancellation) => _open.Waiting < Batch ? Task.CompletedTask : FlushAsync(cancellation);

    /// <summary>Ends the change: its link goes into the chain, and everything is on record.</summary>
    /// <param name="events">What happened, as a JSON list without personal data.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task CommitAsync(string events, CancellationToken cancellation)
    {
        if (_isRehearsal)
        {
            throw new InvalidOperationException("A rehearsal is not committed.");
        }

        await FlushAsync(cancellation);
        await _entry.AppendAsync(Connection, events, cancellation);
        await _transaction.CommitAsync(cancellation);
    }

    /// <summary>Gives back the connection; what was not committed has not happened.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
        Seal.Dispose();
    }

    private static async Task<MemberTransaction?> BeginAsync(
        MemberSetup setup, InsurerNumber insurer, Change change, Func<NpgsqlConnection, object, Task<bool>> tryLock, CancellationToken cancellation)
    {
        var organisation = insurer.ToString();
        var connection = await setup.Database.ConnectForAsync(organisation, cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            var name = new { first = LockClass, second = insurer.ToKey(), organisation };
            if (!await tryLock(connection, name))
            {
                await connection.DisposeAsync();
                return null;
            }

            var former = await connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(LastMade, name, cancellationToken: cancellation));
            var entry = new ChangeEntry(change, setup.Ring.AuditSecret, setup.Clock, former is { } last ? new DateTimeOffset(last) : null);
            return new MemberTransaction(setup, insurer, connection, transaction, entry);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

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

    private async Task FlushAsync(CancellationToken cancellation)
    {
        if (_numbers.Count > 0)
        {
            await _vault.StoreAsync(Connection, Seal, [.. _numbers.Select(pair => (pair.Value, pair.Key))], cancellation);
            _numbers.Clear();
        }

        await _open.FlushAsync(_insurer.ToString(), cancellation);
    }
}
