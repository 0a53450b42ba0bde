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

    private const string LastMade = "SELECT max(made_at) FROM audit.change WHERE chain = @organisation";

    private readonly NpgsqlTransaction _transaction;
    private readonly ChangeEntry _entry;
    private readonly NumberVault _vault;
    private readonly OpenQualifications _open;
    private readonly RowRegistration _rows;
    private readonly Dictionary<PersonKey, IndividualNumber> _numbers = [];
    private readonly InsurerNumber _insurer;

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
    public static async Task<MemberTransaction?> BeginAsync(MemberSetup setup, InsurerNumber insurer, Change change, bool waits, CancellationToken cancellation)
    {
        var organisation = insurer.ToString();
        var connection = await setup.Database.ConnectForAsync(organisation, cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            var name = new { first = LockClass, second = insurer.ToKey(), organisation };
            if (waits)
            {
                await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(@first, @second)", name, cancellationToken: cancellation));
            }
            else if (!await connection.ExecuteScalarAsync<bool>(
                new CommandDefinition("SELECT pg_try_advisory_xact_lock(@first, @second)", name, cancellationToken: cancellation)))
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

    /// <summary>Reads what is on record of members and persons, for the rows to come.</summary>
    public Task LoadAsync(IReadOnlyCollection<string> members, IReadOnlyCollection<PersonKey> persons, CancellationToken cancellation) =>
        _open.LoadAsync(_insurer.ToString(), [.. members], [.. persons.Select(person => person.ToArray())], cancellation);

    /// <summary>Whether the insurer has any member on record.</summary>
    public Task<bool> HasMembersAsync(CancellationToken cancellation) => Connection.ExecuteScalarAsync<bool>(new CommandDefinition(
        "SELECT EXISTS (SELECT FROM register.qualification WHERE insurer_number = @insurer AND upper_inf(recorded))", new { insurer = _insurer.ToString() },
        cancellationToken: cancellation));

    /// <summary>Registers a row; see <see cref="RowRegistration.Register"/>.</summary>
    public RegistrationResult Register(in MemberRow row, in NumberReading number, PersonKey person, RowFindings findings)
    {
        var result = _rows.Register(row, number, person, findings);
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
