namespace Shikaku.Features.Stops.Residue;

/// <summary>The parts of statements that find stops as they were known at the end of a day (<c>@end</c>), of one insurer or of all that the connection may see.</summary>
internal static class ResidueSql
{
    /// <summary>
    /// Each version under which a view was stopped, as <c>stopped</c>: what, since when, from the end of which day to before that of another. A number that was deleted
    /// is no longer stopped by what a check found (番号削除, T8).
    /// </summary>
    public const string Stopped =
        $"""
        stopped AS (
            SELECT insurer_number, member_id, member_key, acquired_on, recorded, closed_by,
                CASE WHEN mark = 'NotCompared' THEN 'NotCompared' WHEN stop = 'All' THEN 'Qualification' ELSE 'Medical' END AS view,
                coalesce(qualification_stopped_on, medical_stopped_on) AS first_day,
                {OpenedOn} AS known_from, CASE WHEN upper(recorded) < @end THEN {ClosedOn} END AS known_until
            FROM stops.standing
            WHERE stop <> 'None' AND state <> 'NumberDeleted' AND lower(recorded) < @end AND (@insurer::text IS NULL OR insurer_number = @insurer)
        )
        """;

    /// <summary>Whether the qualification of <c>stopped</c> had ended on the day (資格喪失), as was known at its end.</summary>
    public const string IsLost =
        $"""
        EXISTS (
            SELECT FROM register.qualification AS member
            WHERE member.insurer_number = stopped.insurer_number AND member.member_key = stopped.member_key AND member.acquired_on = stopped.acquired_on
                AND (member.lost_on IS NOT NULL OR isempty(member.valid)) AND {ResultSql.IsLost} AND {IsLatest}
                AND lower(member.recorded) < @end AND (upper_inf(member.recorded) OR upper(member.recorded) >= @end)
        )
        """;

    /// <summary>The name of one stop: its record, its view and its first day.</summary>
    public const string OneStop = "stopped.insurer_number, stopped.member_key, stopped.acquired_on, stopped.view, stopped.first_day";

    // Days are days in Japan.
    private const string OpenedOn = "(lower(recorded) AT TIME ZONE INTERVAL '+09:00')::date", ClosedOn = "(upper(recorded) AT TIME ZONE INTERVAL '+09:00')::date";

    // Of several versions for different days, the last, as in ResultSql.
    private const string IsLatest = "(isempty(member.valid) OR upper(member.valid) IS NOT DISTINCT FROM member.lost_on)";
}
