using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops;

/// <summary>A change of where qualifications of an insurer stand: standings, confirmations and their link in the audit together, or nothing.</summary>
internal sealed class StopChange : IAsyncDisposable
{
    private readonly InsurerTransaction _transaction;
    private readonly bool _isRehearsal;

    private StopChange(InsurerTransaction transaction, string insurer, DateOnly today, bool isRehearsal)
    {
        (_transaction, Insurer, Today, _isRehearsal) = (transaction, insurer, today, isRehearsal);
        Standings = new OpenStandings(transaction, insurer);
        Confirmations = new OpenConfirmations(transaction, insurer);
    }

    /// <summary>The insurer.</summary>
    public string Insurer { get; }

    /// <summary>The present day.</summary>
    public DateOnly Today { get; }

    /// <summary>The change.</summary>
    public ChangeEntry Entry => _transaction.Entry;

    /// <summary>The connection, for what belongs to the same change.</summary>
    public Npgsql.NpgsqlConnection Connection => _transaction.Connection;

    /// <summary>The standings.</summary>
    public OpenStandings Standings { get; }

    /// <summary>The confirmations.</summary>
    public OpenConfirmations Confirmations { get; }

    /// <summary>Begins a change.</summary>
    /// <param name="setup">The register.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="change">Who, why.</param>
    /// <param name="turn">What to do while another of the insurer is under way. A rehearsal cannot be committed.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Outcome<StopChange>> BeginAsync(MemberSetup setup, string insurer, Change change, InsurerTurn turn, CancellationToken cancellation)
    {
        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) || number.ToString() != insurer)
        {
            return Problems.NotFound;
        }

        return await InsurerTransaction.BeginAsync(setup.Database, setup.Ring, setup.Clock, number, change, turn, cancellation) is { } transaction
            ? new StopChange(transaction, insurer, setup.Today, turn == InsurerTurn.Rehearse)
            : Problems.MembersBusy;
    }

    /// <summary>The result of a qualification; null if it has none.</summary>
    public async Task<ResultAtHand?> FindAsync(QualificationReference qualification, CancellationToken cancellation) =>
        (await ResultAtHand.LoadAsync(Connection, Insurer, [qualification.MemberKey], cancellation)).GetValueOrDefault(qualification);

    /// <summary>What waits for approval about a qualification; null if nothing does.</summary>
    public async Task<StoredConfirmation?> FindProposedAsync(QualificationReference qualification, CancellationToken cancellation) =>
        (await Confirmations.FindProposedAsync([qualification.MemberKey], cancellation)).Find(proposed => proposed.Content.Qualification == qualification);

    /// <summary>Lifts the stop (T6).</summary>
    public void Lift(StoredStanding standing, Confirmation confirmation) => Standings.Replace(
        standing.Version,
        (standing.Content with { ConfirmationId = confirmation.Id, ConfirmedUntil = confirmation.ConfirmedUntil }).With(StandingState.Confirmed, Stop.None, Today));

    /// <summary>Stops again what the judgement stopped (T11); the stop begins anew.</summary>
    public void StopAgain(StoredStanding standing) =>
        Standings.Replace(standing.Version, standing.Content.With(StandingState.Stopped, standing.Content.Verdict.Stop, Today));

    /// <summary>Takes a number away (T8): both views are closed, and what waits for approval is abandoned.</summary>
    /// <returns>Where the qualification stands then.</returns>
    public async Task<Standing> DeleteNumberAsync(ResultAtHand result, CancellationToken cancellation)
    {
        var standing = result.Standing;
        if (await FindProposedAsync(standing.Content.Qualification, cancellation) is { } waiting)
        {
            Abandon(waiting, "番号を削除したため");
        }

        var deleted = standing.Content.With(StandingState.NumberDeleted, Stop.All, Today);
        Standings.Replace(standing.Version, deleted);
        return deleted;
    }

    /// <summary>Takes back what waits for approval and no longer can be approved.</summary>
    public void Abandon(StoredConfirmation proposed, string remark) =>
        Confirmations.Replace(proposed.Version, proposed.Content with { State = ConfirmationState.Withdrawn, Remark = remark });

    /// <summary>Ends the change: everything is on record and in effect.</summary>
    /// <param name="events">What happened, as a JSON list without personal data.</param>
    /// <param name="cancellation">Gives up; then nothing has changed.</param>
    public async Task CommitAsync(string events, CancellationToken cancellation)
    {
        if (_isRehearsal)
        {
            throw new InvalidOperationException("A rehearsal is not committed.");
        }

        await Standings.FlushAsync(cancellation);
        await Confirmations.FlushAsync(cancellation);
        await _transaction.CommitAsync(events, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _transaction.DisposeAsync();
}
