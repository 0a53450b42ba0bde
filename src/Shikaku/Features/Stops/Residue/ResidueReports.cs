using Dapper;
using Npgsql;
using Shikaku.Core.Residue;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Stops.Residue;

/// <summary>
/// What checks found and what is left of it (初回検知, 残存), computed from the dated versions of the standings whenever it is asked for (OVS-01). The implementing body
/// and the ministry see the figures of all insurers, an insurer its own, and alone the members behind them.
/// </summary>
/// <param name="setup">The register.</param>
internal sealed class ResidueReports(MemberSetup setup)
{
    private const string FindSpans =
        $"""
        WITH {ResidueSql.Stopped}, each AS (
            SELECT stopped.insurer_number, stopped.view, stopped.first_day, stopped.known_from, stopped.known_until, {ResidueSql.IsLost} AS is_lost,
                row_number() OVER (PARTITION BY {ResidueSql.OneStop} ORDER BY stopped.recorded) = 1 AS is_detection,
                stopped.known_until IS NOT NULL AND confirmed.version_id IS NOT NULL AS is_confirmed
            FROM stopped
            LEFT JOIN stops.standing AS confirmed ON confirmed.insurer_number = stopped.insurer_number AND confirmed.member_key = stopped.member_key
                AND confirmed.acquired_on = stopped.acquired_on AND confirmed.opened_by = stopped.closed_by AND confirmed.state = 'Confirmed'
        )
        SELECT insurer_number AS "Insurer", view AS "View", first_day AS "FirstDay", known_from AS "KnownFrom", known_until AS "KnownUntil", is_confirmed AS "IsConfirmed",
            is_detection AS "IsDetection", is_lost AS "IsLost", count(*) AS "Count"
        FROM each GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        """;

    private const string FindRows =
        $"""
        WITH {ResidueSql.Stopped}, each AS (
            SELECT stopped.member_id, stopped.member_key, stopped.acquired_on, stopped.first_day, bool_or(stopped.known_until IS NULL) AS is_on,
                max(stopped.known_until) AS until, bool_or({ResidueSql.IsLost}) AS is_lost
            FROM stopped
            WHERE stopped.view = @view AND stopped.first_day <= @windowUntil AND (@windowFrom::date IS NULL OR stopped.first_day >= @windowFrom)
            GROUP BY {ResidueSql.OneStop}, stopped.member_id
        )
        , shown AS (
            SELECT *, count(*) OVER () AS total FROM each
            WHERE (@lost::boolean IS NULL OR is_lost = @lost) AND CASE @figure WHEN 'Detected' THEN true WHEN 'Stopped' THEN is_on ELSE is_on AND first_day <= @last END
            ORDER BY first_day, member_id COLLATE "C", acquired_on OFFSET @skip LIMIT @count
        )
        SELECT shown.member_id AS "MemberId", shown.member_key AS "MemberKey", shown.acquired_on AS "AcquiredOn", coalesce(member.name_kanji, '') AS "KanjiName",
            first_day AS "FirstDay", CASE WHEN NOT is_on THEN until END AS "Until", is_lost AS "IsLost", total AS "Total"
        FROM shown
        LEFT JOIN register.qualification AS member ON member.insurer_number = @insurer AND member.member_id = shown.member_id AND member.acquired_on = shown.acquired_on
            AND {ResultSql.IsLatest}
        ORDER BY first_day, shown.member_id COLLATE "C", shown.acquired_on
        """;

    /// <summary>Makes a report.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">For what.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<ResidueReport>> MakeAsync(Caller caller, ResidueQuestion question, CancellationToken cancellation)
    {
        if (Check(caller, question.Insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await ConnectAsync(question.Insurer, cancellation);
        if (question.Insurer is { } insurer && await OrganisationDirectory.FindAsync(connection, insurer, cancellation) is not { Kind: OrganisationKind.Insurer })
        {
            return Problems.NotFound;
        }

        var values = new { insurer = question.Insurer, today = question.Day, end = JapanTime.EndOf(question.Day) };
        var spans = await connection.QueryAsync<StoredSpan>(new CommandDefinition(FindSpans, values, cancellationToken: cancellation));
        var bodies = await InsurerBodies.LoadAsync(connection, setup.Tables, question.Day, cancellation);
        return new ResidueReport(question, [.. spans.Select(span => span.ToSpan())], bodies, setup.Tables.Residue);
    }

    /// <summary>The members behind a figure of an insurer, the longest stopped first.</summary>
    /// <param name="caller">Who asks; of the insurer's own people.</param>
    /// <param name="choice">Which figure.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<ResidueRows>> RowsAsync(Caller caller, ResidueRowChoice choice, int skip, int count, CancellationToken cancellation)
    {
        var (day, window, insurer) = choice.Question;
        if (caller.Check(Right.ViewChecks, insurer!) is { } problem)
        {
            return problem;
        }

        if (caller.Organisation != insurer)
        {
            return Problems.NotAllowed;
        }

        await using var connection = await ConnectAsync(insurer, cancellation);
        var values = new
        {
            insurer,
            today = day,
            end = JapanTime.EndOf(day),
            view = choice.View.ToString(),
            windowFrom = window.From,
            windowUntil = window.Until,
            last = setup.Tables.Residue.On(day).Age.LastFirstDay(day),
            lost = choice.IsLost,
            figure = choice.Figure.ToString(),
            skip,
            count,
        };
        ResidueRow[] rows = [.. await connection.QueryAsync<ResidueRow>(new CommandDefinition(FindRows, values, cancellationToken: cancellation))];
        if (rows.Length == 0 && skip > 0)
        {
            // Past the last page no row tells the total.
            var first = await RowsAsync(caller, choice, 0, 1, cancellation);
            return first.Refusal is { } refusal ? refusal : new ResidueRows([], first.Result.Total);
        }

        return new ResidueRows(rows, rows.FirstOrDefault()?.Total ?? 0);
    }

    private static Problem? Check(Caller caller, string? insurer) =>
        caller.Kind != OrganisationKind.Insurer ? caller.Rights.HasFlag(Right.ViewStatistics) ? null : Problems.NotAllowed
        : insurer is null ? Problems.NotAllowed
        : caller.Check(Right.ViewChecks, insurer);

    private Task<NpgsqlConnection> ConnectAsync(string? insurer, CancellationToken cancellation) =>
        insurer is null ? setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation) : setup.Database.ConnectForAsync(insurer, cancellation);

    private sealed record StoredSpan
    {
        public required string Insurer { get; init; }

        public required string View { get; init; }

        public required DateOnly FirstDay { get; init; }

        public required DateOnly KnownFrom { get; init; }

        public required DateOnly? KnownUntil { get; init; }

        public required bool IsConfirmed { get; init; }

        public required bool IsDetection { get; init; }

        public required bool IsLost { get; init; }

        public required long Count { get; init; }

        public StopSpan ToSpan() => new()
        {
            Insurer = Insurer,
            View = Enum.Parse<StoppedView>(View),
            FirstDay = FirstDay,
            KnownFrom = KnownFrom,
            KnownUntil = KnownUntil,
            IsConfirmed = IsConfirmed,
            IsDetection = IsDetection,
            IsLost = IsLost,
            Count = Count,
        };
    }
}
