using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Work;

/// <summary>
/// The results of an insurer in the order of work (CHK-33): ×, ▲, △; current members before those who lost their qualification; both names different first within ▲;
/// then those more likely to be somebody else's number; the oldest first.
/// </summary>
/// <param name="setup">The register.</param>
internal sealed class WorkQueue(MemberSetup setup)
{
    private const string Content =
        $"""
        SELECT member.member_id, member.member_key, member.acquired_on, member.name_kanji, {ResultSql.State} AS state, {ResultSql.IsLost} AS is_lost,
            proposed.confirmation_id IS NOT NULL AS is_proposed, standing.result_id, standing.mark, standing.vector, standing.judged_stop, standing.tiers, standing.reasons,
            standing.doubt, standing.stop, standing.asked_at, standing.qualification_stopped_on, standing.medical_stopped_on, {ResultSql.IsNotDisclosed} AS is_not_disclosed,
            coalesce(standing.work_rank, 0) + CASE WHEN {ResultSql.IsLost} THEN 2 ELSE 0 END AS rank
        """;

    private const string WithProposed =
        """
        LEFT JOIN stops.confirmation AS proposed ON proposed.insurer_number = member.insurer_number AND proposed.member_key = member.member_key
            AND proposed.acquired_on = member.acquired_on AND upper_inf(proposed.recorded) AND proposed.state = 'Proposed'
        """;

    private const string Checked =
        $"""
        {Content}
        FROM stops.standing JOIN register.qualification AS member ON {ResultSql.OfMember} AND {ResultSql.IsLatest}
        {ResultSql.WithWhatWasAsked}
        {WithProposed}
        WHERE standing.insurer_number = @insurer AND upper_inf(standing.recorded)
        """;

    // A filter must not tell what is withheld either.
    private const string WithMarkAndReason =
        $"""
         AND standing.mark = ANY (@marks)
            AND (@codes::text[] IS NULL OR string_to_array(standing.reasons, ';') && CASE WHEN {ResultSql.IsNotDisclosed} THEN @shown_codes ELSE @codes END)
        """;

    private const string OfNotAsked =
        $"""
        {Content}
        FROM register.qualification AS member
        LEFT JOIN stops.standing ON {ResultSql.OfMember} AND upper_inf(standing.recorded)
        {ResultSql.WithWhatWasAsked}
        {WithProposed}
        WHERE member.insurer_number = @insurer AND {ResultSql.IsLatest} AND standing.version_id IS NULL
        """;

    private const string Order = "rank, doubt DESC NULLS LAST, asked_at, result_id, member_key, acquired_on";

    private static readonly string ChosenOfChecked = Choose($"{Checked} AND standing.mark <> 'Agree'{WithMarkAndReason}");

    private static readonly string ChosenOfDeleted = Choose($"{Checked} AND standing.state = 'NumberDeleted'{WithMarkAndReason}");

    private static readonly string ChosenOfNotAsked = Choose(OfNotAsked);

    private const string TakePage = $"SELECT *, count(*) OVER () AS total FROM chosen ORDER BY {Order} OFFSET @skip LIMIT @count";

    private const string CountAll = "SELECT count(*) FROM chosen";

    // What leaves the list while it is worked on has its place still: the row itself is added where the filter leaves it out.
    private static readonly string TakeNeighbours =
        $"""
        , here AS ({Checked} AND standing.member_key = @member AND standing.acquired_on = @acquired),
        numbered AS (
            SELECT member_key, acquired_on, lag(member_key) OVER line AS former_member, lag(acquired_on) OVER line AS former_acquired,
                lead(member_key) OVER line AS next_member, lead(acquired_on) OVER line AS next_acquired, count(*) OVER () - row_number() OVER line AS rest
            FROM (SELECT * FROM chosen UNION SELECT * FROM here) AS each
            WINDOW line AS (ORDER BY {Order})
        )
        SELECT former_member, former_acquired, next_member, next_acquired, rest FROM numbered WHERE member_key = @member AND acquired_on = @acquired
        """;

    /// <summary>A page of the list.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="filter">Which results.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<ResultPage>> ListAsync(Caller caller, string insurer, ResultFilter filter, int skip, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = CommandOf(connection, insurer, filter, TakePage);
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.AddWithValue("count", count);
        var rows = new List<ResultRow>();
        var total = 0L;
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(Read(reader));
                total = reader.GetInt64(reader.FieldCount - 1);
            }
        }

        return new ResultPage(rows, rows.Count > 0 || skip == 0 ? total : await CountAsync(connection, insurer, filter, cancellation));
    }

    /// <summary>What stands before and after a result in the list. The result itself may have left it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="filter">Which list.</param>
    /// <param name="qualification">The result.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<ResultNeighbours>> NeighboursAsync(
        Caller caller, string insurer, ResultFilter filter, QualificationReference qualification, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        await using var command = CommandOf(connection, insurer, filter, TakeNeighbours);
        command.Parameters.AddWithValue("member", qualification.MemberKey);
        command.Parameters.AddWithValue("acquired", qualification.AcquiredOn);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return new ResultNeighbours(null, null, 0);
        }

        QualificationReference? Of(int place) => reader.IsDBNull(place) ? null : new QualificationReference(reader.GetGuid(place), reader.GetFieldValue<DateOnly>(place + 1));
        return new ResultNeighbours(Of(0), Of(2), reader.GetInt64(4));
    }

    private static string Choose(string rows) =>
        $"""
        WITH {ResultSql.Asked}, each AS ({rows}), chosen AS (
            SELECT * FROM each WHERE (@lost::boolean IS NULL OR is_lost = @lost) AND CASE @state
                WHEN 'All' THEN true
                WHEN 'Work' THEN state IN ('Agreed', 'Stopped') AND NOT is_proposed
                WHEN 'Proposed' THEN is_proposed
                WHEN 'Overdue' THEN state = 'Stopped' AND mark IN ('FullStop', 'MedicalStop')
                    AND medical_stopped_on <= (CASE WHEN is_lost THEN @limits_lost ELSE @limits_current END)[vector + 1]
                ELSE state = @state
            END
        )
        """;

    private async Task<long> CountAsync(NpgsqlConnection connection, string insurer, ResultFilter filter, CancellationToken cancellation)
    {
        await using var command = CommandOf(connection, insurer, filter, CountAll);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private NpgsqlCommand CommandOf(NpgsqlConnection connection, string insurer, ResultFilter filter, string rest)
    {
        var chosen = filter.State switch
        {
            ResultStateFilter.NotAsked => ChosenOfNotAsked,
            ResultStateFilter.NumberDeleted => ChosenOfDeleted,
            _ => ChosenOfChecked,
        };
        var command = new NpgsqlCommand(chosen + rest, connection);
        command.Parameters.AddWithValue("insurer", insurer);
        command.Parameters.AddWithValue("today", setup.Today);
        command.Parameters.AddWithValue("marks", MarksOf(filter));
        command.Parameters.AddWithValue("state", filter.State.ToString());
        command.Parameters.AddWithValue("limits_lost", NpgsqlDbType.Array | NpgsqlDbType.Date, LimitsOf(insurer, isLost: true));
        command.Parameters.AddWithValue("limits_current", NpgsqlDbType.Array | NpgsqlDbType.Date, LimitsOf(insurer, isLost: false));
        command.Parameters.Add(new NpgsqlParameter("lost", NpgsqlDbType.Boolean) { Value = (object?)filter.IsLost ?? DBNull.Value });
        var codes = CodesOf(filter.Reason);
        var shown = codes is null ? null : HiddenReasons.Shown(string.Join(';', codes), isNotDisclosed: true).Split(';');
        command.Parameters.Add(new NpgsqlParameter("codes", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = (object?)codes ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter("shown_codes", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = (object?)shown ?? DBNull.Value });
        return command;
    }

    private DateOnly?[] LimitsOf(string insurer, bool isLost) => setup.Tables.StoppedRecords.PassedLimits(setup.IsWelfareOffice(insurer), isLost, setup.Today);

    private static string[] MarksOf(ResultFilter filter) =>
        [.. (filter.Mark is { } mark ? [mark] : filter.State == ResultStateFilter.NumberDeleted ? Enum.GetValues<Mark>() : Worked).Select(each => each.ToString())];

    private static readonly Mark[] Worked = [Mark.FullStop, Mark.MedicalStop, Mark.Minor];

    private static string[]? CodesOf(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? null
        :
        [
            .. from entry in ReasonCatalogue.All.ToArray()
               where entry.Name.Contains(reason.Trim(), StringComparison.OrdinalIgnoreCase) || entry.Sentence.Contains(reason.Trim(), StringComparison.Ordinal)
               select entry.Name,
        ];

    private static ResultRow Read(NpgsqlDataReader row)
    {
        T Value<T>(string name) => row.GetFieldValue<T>(row.GetOrdinal(name));
        T? Optional<T>(string name) where T : struct => row.IsDBNull(row.GetOrdinal(name)) ? null : Value<T>(name);
        var isNotDisclosed = Value<bool>("is_not_disclosed");
        return new ResultRow
        {
            MemberId = Value<string>("member_id"),
            Qualification = new QualificationReference(Value<Guid>("member_key"), Value<DateOnly>("acquired_on")),
            KanjiName = Value<string>("name_kanji"),
            State = Enum.Parse<ResultState>(Value<string>("state")),
            IsLost = Value<bool>("is_lost"),
            IsProposed = Value<bool>("is_proposed"),
            Result = Optional<Guid>("result_id") is not { } id ? null : new ResultOfCheck
            {
                Id = id,
                Verdict = new Verdict(new ItemVector((byte)Value<short>("vector")), Enum.Parse<Mark>(Value<string>("mark")), Enum.Parse<Stop>(Value<string>("judged_stop"))),
                Tiers = Value<string>("tiers"),
                Reasons = HiddenReasons.Shown(Value<string>("reasons"), isNotDisclosed),
                Doubt = Value<short>("doubt"),
                Stop = Enum.Parse<Stop>(Value<string>("stop")),
                AskedAt = Value<DateTimeOffset>("asked_at"),
                QualificationStoppedOn = Optional<DateOnly>("qualification_stopped_on"),
                MedicalStoppedOn = Optional<DateOnly>("medical_stopped_on"),
                IsNotDisclosed = isNotDisclosed,
            },
        };
    }
}
