using Shikaku.Core.Judgement;

namespace Shikaku.Features.Inspections;

/// <summary>The part of statements that finds the records of a campaign and where each stands.</summary>
internal static class RecordSql
{
    private const string AllItemsAgree = "31";

    /// <summary>
    /// The records of the run <c>@run</c> of <c>@insurer</c>, as a table <c>each</c>; of the campaign <c>@campaign</c> come the findings. Null in <c>@member</c> takes all of
    /// them. What was compared is the number that was asked about, though another one may stand on the record by now.
    /// </summary>
    public const string Each =
        $"""
        WITH line AS MATERIALIZED (
            SELECT line.version_id, bool_or(coalesce(line.answer, '0') <> '0') AS is_answered FROM checks.request
            CROSS JOIN LATERAL unnest(versions, string_to_array(replace(encode(answered, 'escape'), '\000', '0'), NULL)) AS line (version_id, answer)
            WHERE request.insurer_number = @insurer AND request.run_id = @run
            GROUP BY line.version_id
        ),
        found AS (
            SELECT asked.member_id, asked.member_key, asked.acquired_on, asked.person_key, line.is_answered,
                coalesce(present.result_id, former.result_id) AS result_id, coalesce(present.mark, former.mark) AS mark,
                coalesce(present.vector, former.vector) AS vector, coalesce(present.state = 'NumberDeleted', false) AS is_deleted,
                coalesce(present.state = 'Confirmed', false) AS is_confirmed, coalesce(present.work_rank, former.work_rank) AS work_rank,
                coalesce(present.doubt, former.doubt) AS doubt,
                finding.version_id AS finding_version, finding.kind, finding.evidence, finding.found_by, finding.seconded_by, finding.result_id AS found_result
            FROM line JOIN register.qualification AS asked ON asked.insurer_number = @insurer AND asked.version_id = line.version_id
            LEFT JOIN stops.standing AS present ON present.insurer_number = @insurer AND present.member_key = asked.member_key AND present.acquired_on = asked.acquired_on
                AND upper_inf(present.recorded) AND present.person_key = asked.person_key
            LEFT JOIN LATERAL (
                SELECT * FROM stops.standing
                WHERE present.version_id IS NULL AND standing.insurer_number = @insurer AND standing.member_key = asked.member_key
                    AND standing.acquired_on = asked.acquired_on AND NOT upper_inf(standing.recorded) AND standing.person_key = asked.person_key
                ORDER BY upper(standing.recorded) DESC LIMIT 1
            ) AS former ON true
            LEFT JOIN inspections.finding ON finding.insurer_number = @insurer AND finding.campaign_id = @campaign AND finding.member_key = asked.member_key
                AND finding.acquired_on = asked.acquired_on AND upper_inf(finding.recorded)
            WHERE @member::uuid IS NULL OR asked.member_key = @member AND asked.acquired_on = @acquired
        ),
        each AS (
            SELECT *, CASE
                WHEN kind = '{nameof(FindingKind.Wrong)}' AND (is_deleted OR NOT EXISTS (
                    SELECT FROM register.qualification AS member
                    WHERE member.insurer_number = @insurer AND member.member_id = found.member_id AND member.acquired_on = found.acquired_on AND upper_inf(member.recorded)
                        AND member.person_key = found.person_key)) THEN '{nameof(RecordState.Corrected)}'
                WHEN kind = '{nameof(FindingKind.Wrong)}' THEN '{nameof(RecordState.Wrong)}'
                WHEN NOT is_answered THEN '{nameof(RecordState.Waiting)}'
                WHEN vector = {AllItemsAgree} AND mark = '{nameof(Mark.Agree)}' AND NOT is_deleted THEN '{nameof(RecordState.Agreed)}'
                WHEN kind = '{nameof(FindingKind.SamePerson)}' AND found_result IS NOT DISTINCT FROM result_id AND NOT is_deleted
                    THEN CASE WHEN seconded_by IS NULL THEN '{nameof(RecordState.Proposed)}' ELSE '{nameof(RecordState.SamePerson)}' END
                WHEN is_confirmed THEN '{nameof(RecordState.SamePerson)}'
                ELSE '{nameof(RecordState.Undecided)}'
            END AS state
            FROM found
        )
        """;
}
