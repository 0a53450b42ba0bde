using Dapper;
using Npgsql;

namespace Shikaku.Features.Audit;

/// <summary>
/// A change while it is being written: it seals the rows, and in the end takes its place in the chain of its organisation, where each link vouches for the one
/// before.
/// </summary>
internal sealed class ChangeEntry
{
    private const string Head =
        """
        INSERT INTO audit.chain (chain, last_sequence, last_seal, head_seal) VALUES (@chain, 0, ''::bytea, ''::bytea) ON CONFLICT (chain) DO NOTHING;
        SELECT last_sequence AS Sequence, last_seal AS Seal FROM audit.chain WHERE chain = @chain FOR UPDATE
        """;

    private const string Append =
        """
        INSERT INTO audit.change
            (chain, sequence, change_id, made_at, actor, operation, reason, evidence, events, row_count, row_digest, seal)
        VALUES
            (@chain, @sequence, @Id, @MadeAt, @actor, @operation, @reason, @evidence, @events::json, @rowCount, @rowDigest, @seal);
        UPDATE audit.chain SET last_sequence = @sequence, last_seal = @seal, head_seal = @headSeal WHERE chain = @chain
        """;

    private readonly byte[] _secret;
    private readonly Change _change;
    private readonly RowDigest _rows = new();

    /// <summary>Begins a change.</summary>
    /// <param name="change">Who, for whom, why.</param>
    /// <param name="secret">The key of the seals.</param>
    /// <param name="clock">Tells when.</param>
    /// <param name="former">When the organisation's last change was made, if rows of that change may be closed: a clock that was put back does not undo the order.</param>
    public ChangeEntry(Change change, byte[] secret, TimeProvider clock, DateTimeOffset? former = null)
    {
        (_change, _secret) = (change, secret);
        var now = clock.GetUtcNow();
        MadeAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        if (MadeAt <= former)
        {
            MadeAt = former.Value.AddTicks(TimeSpan.TicksPerMicrosecond);
        }

        Id = Guid.CreateVersion7(MadeAt);
    }

    /// <summary>Names the change in the rows that it opens and closes.</summary>
    public Guid Id { get; }

    /// <summary>When it was made, to the microsecond.</summary>
    public DateTimeOffset MadeAt { get; }

    /// <summary>Makes the seals of the rows.</summary>
    public RowSeal NewSeal() => new(_secret);

    /// <summary>Vouches for a row that the change opens or closes.</summary>
    public void Vouch(ReadOnlySpan<byte> seal) => _rows.Add(seal);

    /// <summary>Puts the change into its chain: the last step before the transaction commits, since others of the organisation wait for it.</summary>
    /// <param name="connection">The connection with the open transaction.</param>
    /// <param name="events">What happened, as a JSON list without personal data.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    public async Task AppendAsync(NpgsqlConnection connection, string events, CancellationToken cancellation)
    {
        var chain = _change.Organisation;
        var head = await connection.QuerySingleAsync<ChainEnd>(new CommandDefinition(Head, new { chain }, cancellationToken: cancellation));
        var link = new ChainLink(
            chain, head.Sequence + 1, Id, MadeAt, _change.Actor.ToString(), _change.Operation, _change.Reason, _change.Evidence, events, _rows.Count, _rows.Close());
        var seal = link.SealAfter(head.Seal, _secret);
        var values = new
        {
            link.Chain,
            link.Sequence,
            Id,
            MadeAt,
            link.Actor,
            link.Operation,
            link.Reason,
            link.Evidence,
            link.Events,
            link.RowCount,
            link.RowDigest,
            seal,
            headSeal = ChainLink.HeadSeal(chain, link.Sequence, seal, _secret),
        };
        await connection.ExecuteAsync(new CommandDefinition(Append, values, cancellationToken: cancellation));
    }

    private sealed record ChainEnd(long Sequence, byte[] Seal);
}
