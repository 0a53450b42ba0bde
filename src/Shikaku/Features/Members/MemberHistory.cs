using Npgsql;

namespace Shikaku.Features.Members;

/// <summary>Everything that is and was on record of one member.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Versions">All versions, in the order of acquisition, days and record.</param>
internal sealed record MemberHistory(string MemberId, IReadOnlyList<MemberVersion> Versions)
{
    private const string FindMember = "SELECT member_key FROM register.qualification WHERE insurer_number = $1 AND version_id = $2";

    private static readonly string Columns = $"{QualificationTable.ContentColumns}, lower(recorded), upper(recorded), opened_by, closed_by";

    private static readonly string Find =
        $"""
        SELECT {Columns} FROM register.qualification
        WHERE insurer_number = $1 AND member_key = $2 ORDER BY acquired_on, lower(valid), lower(recorded), version_id
        """;

    private static readonly string FindSeveral =
        $"SELECT {Columns} FROM unnest($2) AS asked (key) JOIN register.qualification ON member_key = asked.key WHERE insurer_number = $1";

    private static readonly int ContentCount = QualificationTable.ContentColumns.Split(',').Length;

    /// <summary>Reads the history of the member that a version, former or present, belongs to.</summary>
    /// <returns>Null if there is no such version.</returns>
    /// <inheritdoc cref="FindAsync"/>
    public static async Task<MemberHistory?> FindByVersionAsync(NpgsqlConnection connection, string insurer, Guid version, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindMember, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(version);
        return await command.ExecuteScalarAsync(cancellation) is Guid member ? await FindAsync(connection, insurer, member, cancellation) : null;
    }

    /// <summary>Reads the history of a member.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="member">The member's key (<see cref="MemberKey"/>).</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null if there is no such member and never was.</returns>
    public static async Task<MemberHistory?> FindAsync(NpgsqlConnection connection, string insurer, Guid member, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(member);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<MemberVersion>();
        while (await rows.ReadAsync(cancellation))
        {
            versions.Add(Read(rows));
        }

        return versions.Count == 0 ? null : new MemberHistory(versions[0].Content.MemberId, versions);
    }

    /// <summary>Reads all versions of some members, in no order.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="members">The members' keys.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<List<MemberVersion>> FindVersionsAsync(NpgsqlConnection connection, string insurer, Guid[] members, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindSeveral, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(members);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<MemberVersion>();
        while (await rows.ReadAsync(cancellation))
        {
            versions.Add(Read(rows));
        }

        return versions;
    }

    /// <summary>The day of acquisition of the qualification that a version belongs to.</summary>
    public DateOnly AcquiredOnOf(Guid version) => Versions.First(each => each.Id == version).Content.AcquiredOn;

    /// <summary>The last change of a qualification: as long as it stays the same, so does the qualification. Null if there is no such qualification.</summary>
    /// <param name="acquiredOn">The qualification, by its day of acquisition.</param>
    public Guid? LastChangeOf(DateOnly acquiredOn) => Changes
        .Where(change => change.AcquiredOn == acquiredOn).OrderBy(change => change.At).Select(change => (Guid?)change.Change).LastOrDefault();

    /// <summary>When a change was made; null if it is none of the member's.</summary>
    public DateTimeOffset? TimeOf(Guid? change) => Changes.Where(each => each.Change == change).Select(each => (DateTimeOffset?)each.At).FirstOrDefault();

    private static MemberVersion Read(NpgsqlDataReader row)
    {
        var stored = QualificationTable.Read(row);
        return new(
            stored.Version, stored.Content, row.GetFieldValue<DateTimeOffset>(ContentCount),
            row.IsDBNull(ContentCount + 1) ? null : row.GetFieldValue<DateTimeOffset>(ContentCount + 1),
            row.GetGuid(ContentCount + 2), row.IsDBNull(ContentCount + 3) ? null : row.GetGuid(ContentCount + 3));
    }

    private IEnumerable<(DateOnly AcquiredOn, DateTimeOffset At, Guid Change)> Changes =>
        Versions.Select(version => (version.Content.AcquiredOn, version.RecordedFrom, version.OpenedBy))
            .Concat(Versions.Where(version => version.ClosedBy is not null).Select(version => (version.Content.AcquiredOn, version.RecordedUntil!.Value, version.ClosedBy!.Value)));
}
