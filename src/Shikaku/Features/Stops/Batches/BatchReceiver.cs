using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Batches;

/// <summary>Takes files of confirmations (CHK-32): every good row waits for the second person, every row is answered.</summary>
/// <param name="setup">The register.</param>
internal sealed class BatchReceiver(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "stops.batch";

    private const string AddBatch =
        """
        INSERT INTO stops.batch (insurer_number, batch_id, change_id, received_at, received_by, row_count, accepted_count)
        VALUES (@insurer, @batch, @change, @at, @by, @rows, @accepted)
        """;

    private const string AddAnswers =
        """
        INSERT INTO stops.batch_row (insurer_number, batch_id, line, member_id, result_id, reason_code, code, confirmation_id)
        SELECT @insurer, @batch, answer.* FROM unnest(@lines, @members, @results, @reasons, @codes, @confirmations) AS answer
        """;

    /// <summary>Takes a file.</summary>
    /// <param name="caller">Who hands it in.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="source">The file.</param>
    /// <param name="cancellation">Gives up; then nothing was taken.</param>
    /// <returns>Names the file.</returns>
    public async Task<Outcome<Guid>> ReceiveAsync(Caller caller, string insurer, Stream source, CancellationToken cancellation)
    {
        if (StopAccess.Check(caller, Right.ConfirmResults, insurer) is { } problem)
        {
            return problem;
        }

        // The implementing body acts on a written request, which no row of a file can show.
        if (caller.IsImplementingBody)
        {
            return Problems.NotAllowed;
        }

        var read = await ConfirmationFile.ReadAsync(source, cancellation);
        if (read.Refusal is { } unreadable)
        {
            return unreadable;
        }

        var batch = Guid.CreateVersion7(setup.Clock.GetUtcNow());
        var begun = await StopChange.BeginAsync(
            setup, insurer, new Change(insurer, caller.Actor, Operation, Evidence: BatchEvidence.Of(batch)), InsurerTurn.WaitShortly, cancellation);
        if (begun.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var stop = begun.Result;
        var answers = await JudgeAsync(stop, caller, batch, read.Result, cancellation);
        await RecordAsync(stop, caller, batch, answers, cancellation);
        var accepted = answers.Count(answer => answer.Code is null);
        await stop.CommitAsync(
            ChangeEvent.Of("batch.received", ("batch", batch.ToString()), ("rows", TextOf(answers.Count)), ("accepted", TextOf(accepted))), cancellation);
        return batch;
    }

    private async Task<List<BatchAnswer>> JudgeAsync(
        StopChange stop, Caller caller, Guid batch, IReadOnlyList<ConfirmationFileRow> rows, CancellationToken cancellation)
    {
        Guid[] members = [.. rows.Select(BatchRules.MemberIdOf).OfType<string>().Distinct(StringComparer.Ordinal).Select(member => MemberKey.Of(stop.Insurer, member))];
        var results = (await ResultAtHand.LoadAsync(stop.Connection, stop.Insurer, members, cancellation)).Values
            .ToLookup(result => result.Standing.Content.MemberId, StringComparer.Ordinal);
        var registrars = await NumberRegistrars.LoadAsync(stop.Connection, stop.Insurer, members, cancellation);
        var waiting = (await stop.Confirmations.FindProposedAsync(members, cancellation)).ToDictionary(proposed => proposed.Content.Qualification);
        var rules = new BatchRules(setup, caller, stop.Insurer, batch);
        var answers = new List<BatchAnswer>();
        foreach (var row in rows)
        {
            var code = rules.Examine(row, results[BatchRules.MemberIdOf(row) ?? ""], registrars, waiting, out var confirmation);
            answers.Add(rules.AnswerTo(row, code, confirmation));
            if (confirmation is null)
            {
                continue;
            }

            if (waiting.GetValueOrDefault(confirmation.Qualification) is { } former)
            {
                stop.Abandon(former, "新しい突合結果が出たため");
            }

            stop.Confirmations.Replace(null, confirmation);
        }

        return answers;
    }

    private static async Task RecordAsync(StopChange stop, Caller caller, Guid batch, List<BatchAnswer> answers, CancellationToken cancellation)
    {
        var head = new
        {
            insurer = stop.Insurer,
            batch,
            change = stop.Entry.Id,
            at = stop.Entry.MadeAt,
            by = caller.Actor.ToString(),
            rows = answers.Count,
            accepted = answers.Count(answer => answer.Code is null),
        };
        await stop.Connection.ExecuteAsync(new CommandDefinition(AddBatch, head, cancellationToken: cancellation));
        await using var command = new Npgsql.NpgsqlCommand(AddAnswers, stop.Connection);
        command.Parameters.AddWithValue("insurer", stop.Insurer);
        command.Parameters.AddWithValue("batch", batch);
        command.Parameters.AddWithValue("lines", answers.ConvertAll(answer => answer.Line).ToArray());
        command.Parameters.AddWithValue("members", answers.ConvertAll(answer => answer.MemberId).ToArray());
        command.Parameters.AddWithValue("results", answers.ConvertAll(answer => answer.ResultId).ToArray());
        command.Parameters.AddWithValue("reasons", answers.ConvertAll(answer => answer.ReasonCode).ToArray());
        command.Parameters.AddWithValue("codes", answers.ConvertAll(answer => answer.Code).ToArray());
        command.Parameters.AddWithValue("confirmations", answers.ConvertAll(answer => answer.ConfirmationId).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string TextOf(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
