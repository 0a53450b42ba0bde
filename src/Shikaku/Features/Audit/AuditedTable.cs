namespace Shikaku.Features.Audit;

/// <summary>
/// A table whose rows are never updated or deleted but opened by one change and closed by another (LIF-03), each under a seal. Beside its own columns it has
/// <c>version_id</c>, <c>recorded</c>, <c>opened_by</c>, <c>opened_seal</c>, <c>closed_by</c> and <c>closed_seal</c>.
/// </summary>
/// <param name="Name">The table with its schema.</param>
/// <param name="Organisation">The column that names the organisation in whose chain its changes stand.</param>
/// <param name="Columns">The columns that the opening seal covers after version and change, in their order.</param>
internal sealed record AuditedTable(string Name, string Organisation, params string[] Columns)
{
    /// <summary>Selects all rows: the columns of <see cref="AuditedRow"/>, then <see cref="Columns"/>.</summary>
    public string Content { get; } =
        $"""
        SELECT {Organisation}, version_id, opened_by, lower(recorded), opened_seal, closed_by, upper(recorded), closed_seal, {string.Join(", ", Columns)}
        FROM {Name}
        """;

    /// <summary>Selects organisation, change and seal of everything that was opened or closed.</summary>
    public string Seals { get; } =
        $"""
        SELECT {Organisation} AS organisation, opened_by AS change, opened_seal AS seal FROM {Name}
        UNION ALL SELECT {Organisation}, closed_by, closed_seal FROM {Name} WHERE closed_by IS NOT NULL
        """;

    /// <summary>Begins the seal of a row that a change opens; the values of <see cref="Columns"/> follow.</summary>
    /// <param name="seal">Makes the seal.</param>
    /// <param name="version">The row.</param>
    /// <param name="change">The change.</param>
    /// <param name="from">Since when the row is on record.</param>
    public RowSeal BeginOpening(RowSeal seal, Guid version, Guid change, DateTimeOffset from) => seal.Begin(Name).Add(version).Add(change).Add(from);

    /// <summary>The seal of a row that a change closes.</summary>
    /// <param name="seal">Makes the seal.</param>
    /// <param name="version">The row.</param>
    /// <param name="change">The change.</param>
    /// <param name="until">Until when the row was on record.</param>
    public byte[] SealClosing(RowSeal seal, Guid version, Guid change, DateTimeOffset until) =>
        seal.Begin(Name + " closed").Add(version).Add(change).Add(until).Close();
}
