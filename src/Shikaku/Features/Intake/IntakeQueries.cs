using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Intake;

/// <summary>What can be asked about received files.</summary>
/// <param name="database">The register's database.</param>
internal sealed class IntakeQueries(RegisterDatabase database)
{
    private const string Columns =
        """
        file.intake_id AS "Id", file.insurer_number AS "Insurer", encode(file.content_digest, 'hex') AS "Digest", file.byte_count AS "Bytes",
        file.received_at AS "ReceivedAt", file.channel AS "Channel", file.received_by AS "ReceivedBy",
        (SELECT key.name FROM account.api_key AS key WHERE 'ApiKey:' || key.key_id = file.received_by) AS "ReceivedByKey", file.state AS "State", progress.stage AS "Stage",
        coalesce(progress.bytes_done, 0) AS "BytesDone", file.failure AS "Failure", file.finished_at AS "FinishedAt", file.encoding AS "Encoding", file.result AS "Result"
        FROM intake.file LEFT JOIN intake.progress USING (insurer_number, intake_id)
        """;

    private const string FindOne = $"SELECT {Columns} WHERE file.insurer_number = @insurer AND file.intake_id = @intake";

    private const string FindPage =
        $"""
        SELECT {Columns} WHERE file.intake_id < @beforeId ORDER BY file.intake_id DESC LIMIT @count
        """;

    private const string FindFindings =
        """
        SELECT ordinal AS "Ordinal", line AS "Line", column_name AS "Column", code AS "Code" FROM intake.finding
        WHERE insurer_number = @insurer AND intake_id = @intake AND ordinal > @after AND (@code::text IS NULL OR code = @code)
        ORDER BY ordinal LIMIT @count
        """;

    /// <summary>A file.</summary>
    public async Task<Outcome<IntakeFile>> FindAsync(Caller caller, string insurer, Guid intake, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewIntakes, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(insurer, cancellation);
        var file = await connection.QuerySingleOrDefaultAsync<IntakeFile>(new CommandDefinition(FindOne, new { insurer, intake }, cancellationToken: cancellation));
        return file is null ? Problems.NotFound : file;
    }

    /// <summary>Files, newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer; null for all, which the implementing body may ask for.</param>
    /// <param name="before">The last file of the page before; null for the first page.</param>
    /// <param name="count">Most files of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<IReadOnlyList<IntakeFile>>> ListAsync(Caller caller, string? insurer, Guid? before, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewIntakes, insurer ?? Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = insurer is null
            ? await database.ConnectAsync(DatabaseRole.Operator, cancellation)
            : await database.ConnectForAsync(insurer, cancellation);

        // The names of files sort by the time of their receipt.
        var values = new { beforeId = before ?? Guid.AllBitsSet, count };
        return (await connection.QueryAsync<IntakeFile>(new CommandDefinition(FindPage, values, cancellationToken: cancellation))).AsList();
    }

    /// <summary>Findings of a file, in its order.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="intake">The file.</param>
    /// <param name="code">The code to look for; null for all.</param>
    /// <param name="after">Ordinal of the last finding known; 0 for the first page.</param>
    /// <param name="count">Most findings of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<IReadOnlyList<IntakeFinding>>> FindingsAsync(
        Caller caller, string insurer, Guid intake, string? code, long after, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewIntakes, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(insurer, cancellation);
        var values = new { insurer, intake, code, after, count };
        return (await connection.QueryAsync<IntakeFinding>(new CommandDefinition(FindFindings, values, cancellationToken: cancellation))).AsList();
    }
}
