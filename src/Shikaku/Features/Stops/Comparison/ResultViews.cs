using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Comparison;

/// <summary>Shows results with both sides (左右比較) and with their history.</summary>
/// <param name="setup">The register.</param>
internal sealed class ResultViews(MemberSetup setup)
{
    private static readonly string History =
        $"""
        SELECT {StandingTable.ContentColumns("standing")}, lower(recorded), upper(recorded), change.actor, change.operation, change.reason
        FROM stops.standing JOIN audit.change ON change.chain = standing.insurer_number AND change.change_id = standing.opened_by
        WHERE insurer_number = $1 AND member_key = $2 AND acquired_on = $3
        """;

    private static readonly string FindHistory = $"{History} AND upper_inf(recorded) UNION ALL {History} AND NOT upper_inf(recorded)";

    private static readonly string FindConfirmations =
        $"""
        SELECT {ConfirmationTable.ContentColumns} FROM stops.confirmation
        WHERE insurer_number = $1 AND member_key = $2 AND acquired_on = $3 AND upper_inf(recorded) ORDER BY confirmation_id DESC
        """;

    private readonly ItemComparison _items = new(setup.Tables);

    /// <summary>A result.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="qualification">Whose result.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<ResultView>> FindAsync(Caller caller, string insurer, QualificationReference qualification, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewChecks, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        var results = await ResultAtHand.LoadAsync(connection, insurer, [qualification.MemberKey], cancellation);
        if (!results.TryGetValue(qualification, out var result)
            || await MemberHistory.FindAsync(connection, insurer, qualification.MemberKey, cancellation) is not { } member)
        {
            return Problems.NotFound;
        }

        Qualification Of(Guid version) => member.Versions.First(each => each.Id == version).Content;
        var compared = Of(result.Standing.Content.ComparedVersion);
        var items = _items.Of(result.Standing.Content, compared, result.IsNotDisclosed);
        var confirmations = await ConfirmationsAsync(connection, insurer, qualification, cancellation);
        var history = await HistoryAsync(connection, insurer, qualification, cancellation);
        var present = Of(result.PresentVersion);
        return new ResultView(insurer, result, compared, present, items, confirmations, history)
        {
            Rule = result.State == ResultState.Stopped
                ? setup.Tables.StoppedRecords.Find(setup.IsWelfareOffice(insurer), present.LostOn <= setup.Today, result.Standing.Content.Verdict, setup.Today)
                : null,
        };
    }

    private static async Task<List<StoredConfirmation>> ConfirmationsAsync(
        NpgsqlConnection connection, string insurer, QualificationReference qualification, CancellationToken cancellation)
    {
        await using var command = CommandOf(FindConfirmations, connection, insurer, qualification);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StoredConfirmation>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(ConfirmationTable.Read(rows));
        }

        return found;
    }

    private static async Task<StopVersion[]> HistoryAsync(NpgsqlConnection connection, string insurer, QualificationReference qualification, CancellationToken cancellation)
    {
        await using var command = CommandOf(FindHistory, connection, insurer, qualification);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<StopVersion>();
        while (await rows.ReadAsync(cancellation))
        {
            var end = rows.FieldCount;
            found.Add(new StopVersion(
                StandingTable.Read(rows)!.Content, rows.GetFieldValue<DateTimeOffset>(end - 5), rows.IsDBNull(end - 4) ? null : rows.GetFieldValue<DateTimeOffset>(end - 4),
                Actor.Parse(rows.GetString(end - 3)), rows.GetString(end - 2), rows.IsDBNull(end - 1) ? null : rows.GetString(end - 1)));
        }

        return [.. found.OrderByDescending(version => version.From)];
    }

    private static NpgsqlCommand CommandOf(string sql, NpgsqlConnection connection, string insurer, QualificationReference qualification)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(qualification.MemberKey);
        command.Parameters.AddWithValue(qualification.AcquiredOn);
        return command;
    }
}
