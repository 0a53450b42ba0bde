using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.MissingNumbers;
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

    private readonly InsurerTransaction _change;
    private readonly NumberVault _vault;
    private readonly OpenQualifications _open;
    private readonly RowRegistration _rows;
    private readonly RowsWithoutNumber _withoutNumber;
    private readonly Dictionary<PersonKey, IndividualNumber> _numbers = [];
    private readonly InsurerNumber _insurer;
    private readonly bool _isRehearsal;

    private MemberTransaction(MemberSetup setup, InsurerNumber insurer, InsurerTransaction change, bool isRehearsal)
    {
        _insurer = insurer;
        _change = change;
        _isRehearsal = isRehearsal;
        _vault = new NumberVault(setup.Database, setup.Ring, setup.Clock);
        Seal = new NumberSeal(setup.Ring);
        _open = new OpenQualifications(change.Connection, change.Entry, new KanaSearch(setup.Tables.Fold));
        _rows = new RowRegistration(setup.Tables.Registration, insurer, setup.Today, _open);
        Missing = new OpenMissingEntries(change.Connection, change.Entry, insurer.ToString());
        Found = new FoundNumbers(setup, change.Connection, insurer.ToString());
        _withoutNumber = new RowsWithoutNumber(Missing, Found, change.Entry);
    }

    /// <summary>The connection, for what belongs to the same change.</summary>
    public NpgsqlConnection Connection => _change.Connection;

    /// <summary>Makes persons' keys of numbers.</summary>
    public NumberSeal Seal { get; }

    /// <summary>The change.</summary>
    public Guid ChangeId => _change.Entry.Id;

    /// <summary>When it is made.</summary>
    public DateTimeOffset MadeAt => _change.Entry.MadeAt;

    /// <summary>What is on record of the members and persons loaded.</summary>
    public OpenQualifications Open => _open;

    /// <summary>The work list of rows without number.</summary>
    public OpenMissingEntries Missing { get; }

    /// <summary>The numbers found for it that wait for two people.</summary>
    public FoundNumbers Found { get; }

    /// <summary>Whether a row has gone to that list.</summary>
    public bool HasRowWithoutNumber => _withoutNumber.Waiting > 0;

    /// <summary>Begins a transaction.</summary>
    /// <param name="setup">The register.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="change">Who, why.</param>
    /// <param name="turn">What to do while another of the insurer is under way. A rehearsal shows what a change would come to, and cannot be committed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The transaction; null if it is not its turn.</returns>
    public static async Task<MemberTransaction?> BeginAsync(MemberSetup setup, InsurerNumber insurer, Change change, InsurerTurn turn, CancellationToken cancellation) =>
        await InsurerTransaction.BeginAsync(setup.Database, setup.Ring, setup.Clock, insurer, change, turn, cancellation) is { } begun
            ? new MemberTransaction(setup, insurer, begun, turn == InsurerTurn.Rehearse)
            : null;

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

        if (_rows.WithoutNumber is { } texts)
        {
            _withoutNumber.Add(texts);
        }

        return result;
    }

    /// <summary>Writes what waits, if it is enough to be worth it.</summary>
    public Task FlushIfLargeAsync(CancellationToken cancellation) => _open.Waiting + _withoutNumber.Waiting < Batch ? Task.CompletedTask : FlushAsync(cancellation);

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
        await _withoutNumber.CloseFilledAsync(cancellation);
        await _change.CommitAsync(events, cancellation);
    }

    /// <summary>Ends what changed no audited row: no link goes into the chain.</summary>
    public Task CommitUnchangedAsync(CancellationToken cancellation) => _change.CommitUnchangedAsync(cancellation);

    /// <summary>Gives back the connection; what was not committed has not happened.</summary>
    public async ValueTask DisposeAsync()
    {
        await _change.DisposeAsync();
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
        await _withoutNumber.FlushAsync(cancellation);
    }
}
