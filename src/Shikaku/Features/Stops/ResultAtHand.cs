using Npgsql;

namespace Shikaku.Features.Stops;

/// <summary>A qualification's result while it is confirmed, or looked at.</summary>
/// <param name="Standing">Where the qualification stands.</param>
/// <param name="State">The state as clerks see it.</param>
/// <param name="IsNotDisclosed">Whether the member's address is withheld (不開示該当).</param>
/// <param name="PresentVersion">The version of the qualification on record now.</param>
internal sealed record ResultAtHand(StoredStanding Standing, ResultState State, bool IsNotDisclosed, Guid PresentVersion)
{
    private static readonly string Find =
        $"""
        WITH {ResultSql.Asked}
        SELECT {StandingTable.ContentColumns("standing")}, {ResultSql.State}, {ResultSql.IsNotDisclosed}, member.version_id
        FROM stops.standing JOIN register.qualification AS member ON {ResultSql.OfMember} AND {ResultSql.IsLatest}
        {ResultSql.WithWhatWasAsked}
        WHERE standing.insurer_number = @insurer AND standing.member_key = ANY (@members) AND upper_inf(standing.recorded)
        """;

    /// <summary>The results of some members; those of cancelled qualifications are left out.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="members">The members' keys.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Dictionary<QualificationReference, ResultAtHand>> LoadAsync(
        NpgsqlConnection connection, string insurer, Guid[] members, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.AddWithValue("insurer", insurer);
        command.Parameters.AddWithValue("members", members);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var results = new Dictionary<QualificationReference, ResultAtHand>();
        while (await rows.ReadAsync(cancellation))
        {
            var end = rows.FieldCount;
            var standing = StandingTable.Read(rows)!;
            results.Add(
                standing.Content.Qualification,
                new ResultAtHand(standing, Enum.Parse<ResultState>(rows.GetString(end - 3)), rows.GetBoolean(end - 2), rows.GetGuid(end - 1)));
        }

        return results;
    }
}
