using Npgsql;

namespace Shikaku.Features.Audit;

/// <summary>What every audited row has beside its own columns.</summary>
internal readonly struct AuditedRow
{
    /// <summary>Number of columns that these take at the beginning of <see cref="AuditedTable.Content"/>.</summary>
    public const int ColumnCount = 8;

    private readonly DateTimeOffset? _until;
    private readonly Guid? _closedBy;
    private readonly byte[]? _closedSeal;

    /// <summary>Takes them from the present row of a reader.</summary>
    public AuditedRow(NpgsqlDataReader row)
    {
        Organisation = row.GetString(0);
        Version = row.GetGuid(1);
        OpenedBy = row.GetGuid(2);
        From = row.GetFieldValue<DateTimeOffset>(3);
        OpenedSeal = row.GetFieldValue<byte[]>(4);
        _closedBy = row.IsDBNull(5) ? null : row.GetGuid(5);
        _until = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6);
        _closedSeal = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7);
    }

    /// <summary>Whose row it is.</summary>
    public string Organisation { get; }

    /// <summary>The row.</summary>
    public Guid Version { get; }

    /// <summary>The change that opened it.</summary>
    public Guid OpenedBy { get; }

    /// <summary>Since when it is on record.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The seal of its opening.</summary>
    public byte[] OpenedSeal { get; }

    /// <summary>Whether it is open, or closed under the seal that goes with its closing.</summary>
    public bool IsClosedAs(AuditedTable table, RowSeal seal) => (_closedBy, _until, _closedSeal) switch
    {
        (null, null, null) => true,
        ({ } change, { } until, { } stored) => stored.AsSpan().SequenceEqual(table.SealClosing(seal, Version, change, until)),
        _ => false,
    };
}
