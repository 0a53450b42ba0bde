using Dapper;
using Npgsql;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Vault;
using Shikaku.Files;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Intake;

/// <summary>
/// Takes received files into the register: those of one insurer one after the other in the order of their receipt, those of several insurers side by side. Each
/// file is one transaction, so that it is applied once or not at all, whatever happens meanwhile.
/// </summary>
/// <param name="setup">The register.</param>
internal sealed class IntakeApplication(MemberSetup setup)
{
    private const string FileName = "受け取ったファイル";
    private const int MostAttempts = 5;

    private const string FindOldest =
        """
        SELECT intake_id AS Id, content_digest AS Digest, byte_count AS Length, received_by AS ReceivedBy FROM intake.file
        WHERE insurer_number = @insurer AND state = 'Received' ORDER BY received_at, intake_id LIMIT 1
        """;

    private const string Finish =
        """
        UPDATE intake.file SET state = @state, failure = @failure, finished_at = @now, change_id = @change, encoding = @encoding, result = @result::json
        WHERE insurer_number = @insurer AND intake_id = @Id;
        DELETE FROM vault.file_part WHERE insurer_number = @insurer AND intake_id = @Id;
        DELETE FROM intake.progress WHERE insurer_number = @insurer AND intake_id = @Id
        """;

    private const string CountAttempt =
        """
        UPDATE intake.file SET attempts = attempts + 1 WHERE insurer_number = @insurer AND intake_id = @Id AND state = 'Received' RETURNING attempts
        """;

    /// <summary>Applies the oldest waiting file of an insurer.</summary>
    /// <param name="insurer">The insurer.</param>
    /// <param name="waits">Whether to wait while another transaction of the insurer is under way.</param>
    /// <param name="cancellation">Gives up; the file then waits on.</param>
    /// <returns>The file that was finished; null if none waits, or another is at work.</returns>
    public async Task<Guid?> RunNextAsync(InsurerNumber insurer, bool waits, CancellationToken cancellation)
    {
        if (await FindOldestAsync(insurer, cancellation) is not { } file)
        {
            return null;
        }

        try
        {
            return await ApplyAsync(insurer, file, waits, cancellation) ? file.Id : null;
        }
        catch (UnusableInputException unusable)
        {
            await FailAsync(insurer, file, unusable.Message, cancellation);
            return file.Id;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or MissingKeyException) && !(failure is NpgsqlException lost && DatabaseFailure.IsOfConnection(lost)))
        {
            if (await CountAttemptAsync(insurer, file, cancellation) < MostAttempts)
            {
                throw;
            }

            await FailAsync(insurer, file, "プログラムの内部エラーのため、このファイルを処理できませんでした。運用者に連絡してください。", cancellation);
            return file.Id;
        }
    }

    private async Task<WaitingFile?> FindOldestAsync(InsurerNumber insurer, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(insurer.ToString(), cancellation);
        return await connection.QuerySingleOrDefaultAsync<WaitingFile>(
            new CommandDefinition(FindOldest, new { insurer = insurer.ToString() }, cancellationToken: cancellation));
    }

    private async Task<bool> ApplyAsync(InsurerNumber insurer, WaitingFile waiting, bool waits, CancellationToken cancellation)
    {
        var name = insurer.ToString();
        var change = new Change(name, Actor.Parse(waiting.ReceivedBy), "intake.apply", Evidence: IntakeEvidence.Of(waiting.Id, waiting.Digest));
        await using var transaction = await MemberTransaction.BeginAsync(setup, insurer, change, waits ? InsurerTurn.Wait : InsurerTurn.NowOrNever, cancellation);
        if (transaction is null || (await OldestIn(transaction.Connection, name, cancellation))?.Id != waiting.Id)
        {
            return false;
        }

        await using var progress = new IntakeProgress(setup, name, waiting.Id);
        await progress.BeginAsync(IntakeStage.Checking, cancellation);
        using var file = InputFile.Open(FileName, new SealedContent(transaction.Connection, setup.Ring, name, waiting.Id, waiting.Length));
        var header = FileHeader.Read(file, MemberColumns.All);
        var repetition = new FileRepetition();
        repetition.Look(file, header, setup.Tables.Registration.Dates, cancellation);
        await progress.BeginAsync(IntakeStage.Applying, cancellation);
        var findings = new IntakeFindings(transaction.Connection, name, waiting.Id);
        var registration = new FileRegistration(file, header, repetition, transaction, findings);
        await registration.RunAsync(bytes => progress.AddAsync(IntakeStage.Applying, bytes, cancellation), cancellation);
        var result = registration.Counts.ToJson();
        var values = new
        {
            insurer = name,
            waiting.Id,
            state = nameof(IntakeState.Applied),
            failure = default(string),
            now = setup.Clock.GetUtcNow(),
            change = transaction.ChangeId,
            encoding = file.Encoding.ToString(),
            result,
        };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(Finish, values, cancellationToken: cancellation));
        await transaction.CommitAsync($"[{result}]", cancellation);
        return true;
    }

    private static Task<WaitingFile?> OldestIn(NpgsqlConnection connection, string insurer, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<WaitingFile>(new CommandDefinition(FindOldest, new { insurer }, cancellationToken: cancellation));

    private async Task<int> CountAttemptAsync(InsurerNumber insurer, WaitingFile file, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(insurer.ToString(), cancellation);
        return await connection.ExecuteScalarAsync<int>(
            new CommandDefinition(CountAttempt, new { insurer = insurer.ToString(), file.Id }, cancellationToken: cancellation));
    }

    private async Task FailAsync(InsurerNumber insurer, WaitingFile file, string failure, CancellationToken cancellation)
    {
        var name = insurer.ToString();
        var change = new Change(name, Actor.Parse(file.ReceivedBy), "intake.fail", failure, IntakeEvidence.Of(file.Id, file.Digest));
        await using var transaction = await MemberTransaction.BeginAsync(setup, insurer, change, InsurerTurn.Wait, cancellation);
        if ((await OldestIn(transaction!.Connection, name, cancellation))?.Id != file.Id)
        {
            return;
        }

        var values = new
        {
            insurer = name,
            file.Id,
            state = nameof(IntakeState.Failed),
            failure,
            now = setup.Clock.GetUtcNow(),
            change = default(Guid?),
            encoding = default(string),
            result = default(string),
        };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(Finish, values, cancellationToken: cancellation));
        await transaction.CommitAsync("[]", cancellation);
    }

    private sealed record WaitingFile(Guid Id, byte[] Digest, long Length, string ReceivedBy);
}
