using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Intake.Monthly;

/// <summary>
/// How often each code (Z04, Z09, S101…) was found month by month, counted from the findings of files and notices that were taken into the register. The implementing
/// body and the ministry see the counts of all insurers, an insurer its own with what stands behind them.
/// </summary>
/// <param name="setup">The register.</param>
internal sealed class MonthlyFindings(MemberSetup setup)
{
    // A row of a file may have one code at several columns. Months are months in Japan.
    private const string Count =
        """
        SELECT month AS "Month", insurer_number AS "Insurer", code AS "Code", sum(file_rows)::bigint AS "FileRows", sum(notices)::bigint AS "Notices"
        FROM (
            SELECT date_trunc('month', file.finished_at AT TIME ZONE INTERVAL '+09:00')::date AS month, file.insurer_number, found.code, found.file_rows, 0 AS notices
            FROM intake.file CROSS JOIN LATERAL (
                SELECT finding.code, count(DISTINCT finding.line) AS file_rows FROM intake.finding
                WHERE finding.insurer_number = file.insurer_number AND finding.intake_id = file.intake_id AND (@code::text IS NULL OR finding.code = @code)
                GROUP BY finding.code
            ) AS found
            WHERE file.state = 'Applied' AND file.finished_at >= @from AND file.finished_at < @until AND (@insurer::text IS NULL OR file.insurer_number = @insurer)
            UNION ALL
            SELECT date_trunc('month', change.made_at AT TIME ZONE INTERVAL '+09:00')::date, notice.insurer_number, found.code, 0, 1
            FROM register.notice JOIN audit.change ON change.chain = notice.insurer_number AND change.change_id = notice.change_id
            CROSS JOIN LATERAL (SELECT DISTINCT split_part(finding, ' ', 1) AS code FROM unnest(notice.findings) AS finding) AS found
            WHERE change.made_at >= @from AND change.made_at < @until AND (@insurer::text IS NULL OR notice.insurer_number = @insurer) AND (@code::text IS NULL OR found.code = @code)
        ) AS each
        GROUP BY 1, 2, 3
        """;

    private const string FindSources =
        """
        SELECT * FROM (
            SELECT file.finished_at AS "At", file.intake_id AS "Intake", NULL::uuid AS "Member", count(DISTINCT finding.line) AS "Rows"
            FROM intake.file JOIN intake.finding USING (insurer_number, intake_id)
            WHERE file.state = 'Applied' AND file.finished_at >= @from AND file.finished_at < @until AND file.insurer_number = @insurer AND finding.code = @code
            GROUP BY 1, 2
            UNION ALL
            SELECT change.made_at, NULL, version.member_key, 1
            FROM register.notice JOIN audit.change ON change.chain = notice.insurer_number AND change.change_id = notice.change_id
            LEFT JOIN register.qualification AS version ON version.insurer_number = notice.insurer_number AND version.version_id = notice.version_id
            WHERE change.made_at >= @from AND change.made_at < @until AND notice.insurer_number = @insurer
                AND EXISTS (SELECT FROM unnest(notice.findings) AS finding WHERE split_part(finding, ' ', 1) = @code)
        ) AS each
        ORDER BY "At" DESC OFFSET @skip LIMIT @count
        """;

    /// <summary>Counts.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">For what.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MonthlyReport>> MakeAsync(Caller caller, MonthlyQuestion question, CancellationToken cancellation)
    {
        if (Check(caller, question.Insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = question.Insurer is { } insurer
            ? await setup.Database.ConnectForAsync(insurer, cancellation)
            : await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        if (question.Insurer is not null && await OrganisationDirectory.FindAsync(connection, question.Insurer, cancellation) is not { Kind: OrganisationKind.Insurer })
        {
            return Problems.NotFound;
        }

        var values = new
        {
            from = JapanTime.StartOf(question.FirstMonth.AddMonths(-1)),
            until = JapanTime.EndOf(question.LastDay),
            insurer = question.Insurer,
            code = question.Code?.ToString(),
        };
        var counts = await connection.QueryAsync<MonthlyCount>(new CommandDefinition(Count, values, cancellationToken: cancellation));
        return new MonthlyReport(question, [.. counts], await InsurerBodies.LoadAsync(connection, setup.Tables, question.LastDay, cancellation));
    }

    /// <summary>The files and notices of an insurer in which a code was found in the month, the latest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="question">For which insurer, month and code.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="count">Most rows.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MonthlySource[]>> SourcesAsync(Caller caller, MonthlyQuestion question, int skip, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewIntakes | Right.ViewMembers, question.Insurer!) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(question.Insurer!, cancellation);
        var values = new
        {
            from = JapanTime.StartOf(question.Month),
            until = JapanTime.EndOf(question.LastDay),
            insurer = question.Insurer,
            code = question.Code?.ToString(),
            skip,
            count,
        };
        return (await connection.QueryAsync<MonthlySource>(new CommandDefinition(FindSources, values, cancellationToken: cancellation))).ToArray();
    }

    private static Problem? Check(Caller caller, string? insurer) =>
        caller.Kind != OrganisationKind.Insurer ? caller.Rights.HasFlag(Right.ViewStatistics) ? null : Problems.NotAllowed
        : insurer is null ? Problems.NotAllowed
        : caller.Check(Right.ViewIntakes, insurer);
}
