using Npgsql;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>Who registered the numbers of qualifications: they must not approve what is confirmed about them (CHK-31).</summary>
internal static class NumberRegistrars
{
    // A change that leaves the number as it is registers none.
    private const string Find =
        """
        SELECT DISTINCT opened.member_key, opened.acquired_on, change.actor
        FROM stops.standing
        JOIN register.qualification AS opened ON opened.insurer_number = standing.insurer_number AND opened.member_key = standing.member_key
            AND opened.acquired_on = standing.acquired_on AND opened.person_key = standing.person_key
        JOIN audit.change ON change.chain = opened.insurer_number AND change.change_id = opened.opened_by
        WHERE standing.insurer_number = $1 AND standing.member_key = ANY ($2) AND upper_inf(standing.recorded)
            AND NOT EXISTS (
                SELECT FROM register.qualification AS former
                WHERE former.insurer_number = opened.insurer_number AND former.member_key = opened.member_key AND former.acquired_on = opened.acquired_on
                    AND former.person_key = opened.person_key AND former.closed_by = opened.opened_by)
        """;

    /// <summary>Who registered the number that stands at each qualification of some members.</summary>
    /// <param name="connection">A connection for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="members">The members' keys.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<ILookup<QualificationReference, Actor>> LoadAsync(NpgsqlConnection connection, string insurer, Guid[] members, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(members);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(QualificationReference Qualification, Actor Actor)>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add((new QualificationReference(rows.GetGuid(0), rows.GetFieldValue<DateOnly>(1)), Actor.Parse(rows.GetString(2))));
        }

        return found.ToLookup(pair => pair.Qualification, pair => pair.Actor);
    }
}
