using System.Globalization;
using Shikaku.Features.Checks.Runs;

namespace Shikaku.Features.Stops;

/// <summary>The parts of statements that find the state of qualifications as clerks see it (<see cref="ResultState"/>).</summary>
internal static class ResultSql
{
    /// <summary>The last version of a qualification by its days, as it is on record: what a check compares.</summary>
    public const string IsLatest = "upper_inf(member.recorded) AND (isempty(member.valid) OR upper(member.valid) IS NOT DISTINCT FROM member.lost_on)";

    /// <summary>Joins the qualification to its standing.</summary>
    public const string OfMember = "member.insurer_number = standing.insurer_number AND member.member_id = standing.member_id AND member.acquired_on = standing.acquired_on";

    /// <summary>Joins the version of the qualification that was compared.</summary>
    public const string WithWhatWasCompared =
        "LEFT JOIN register.qualification AS compared ON compared.insurer_number = standing.insurer_number AND compared.version_id = standing.compared_version";

    /// <summary>Joins what the state depends on to a standing and its qualification.</summary>
    public const string WithWhatWasAsked =
        $"""
        {WithWhatWasCompared}
        LEFT JOIN asked ON asked.version_id = member.version_id
        """;

    /// <summary>Whether the number or an item was changed since it was compared.</summary>
    public const string IsCorrected =
        """
        ((member.person_key, member.name_kanji, member.name_kana, member.alias_name, member.birth_date, member.sex, member.address) IS DISTINCT FROM
            (compared.person_key, compared.name_kanji, compared.name_kana, compared.alias_name, compared.birth_date, compared.sex, compared.address))
        """;

    /// <summary>The state.</summary>
    public const string State =
        $"""
        CASE
            WHEN standing.state = 'NumberDeleted' AND member.person_key = standing.person_key THEN 'NumberDeleted'
            WHEN asked.version_id IS NOT NULL THEN 'Asked'
            WHEN standing.version_id IS NULL THEN 'NotAsked'
            WHEN {IsCorrected} THEN 'Corrected'
            ELSE standing.state
        END
        """;

    /// <summary>Whether the member's address is withheld (不開示該当), now or when it was compared: then the registry's is shown to nobody (CHK-50).</summary>
    public const string IsNotDisclosed = "(coalesce(member.nondisclosure, '') = '1' OR coalesce(compared.nondisclosure, '') = '1')";

    /// <summary>Whether the qualification has ended on <c>@today</c> (資格喪失).</summary>
    public const string IsLost = "(coalesce(member.lost_on <= @today, false) OR isempty(member.valid))";

    /// <summary>The versions of <c>@insurer</c> that are being asked about (照会中), as a table <c>asked</c>; the lines that are answered are no longer so.</summary>
    public static readonly string Asked = string.Create(CultureInfo.InvariantCulture,
        $"""
        asked AS MATERIALIZED (
            SELECT DISTINCT line.version_id FROM checks.request
            CROSS JOIN LATERAL unnest(versions, string_to_array(replace(encode(answered, 'escape'), '\000', '0'), NULL)) AS line (version_id, answer)
            WHERE request.insurer_number = @insurer AND request.state <> 'Closed' AND request.attempt <= {CheckSettings.TriesShown} AND coalesce(line.answer, '0') = '0'
        )
        """);
}
