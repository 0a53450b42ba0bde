using Dapper;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Residents;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Checks.Runs;

/// <summary>
/// Takes one piece of a reply: every line that it answers is judged and stands from then on as the answer says. One transaction, so that a piece that comes again, in part
/// or whole, changes nothing.
/// </summary>
/// <param name="register">What the check needs.</param>
internal sealed class ReplyApplication(CheckRegister register)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "check.judge";

    private const string Take =
        """
        SELECT run.run_id AS Run, run.policy AS Policy, versions AS Versions, request.asked_at AS AskedAt, answered AS Answered, counts::text AS Counts
        FROM checks.request JOIN checks.run ON run.run_id = request.run_id
        WHERE insurer_number = @insurer AND request_id = @request FOR UPDATE OF request
        """;

    private const string Note =
        """
        UPDATE checks.request SET answered = @answered, open_count = CASE state WHEN 'Closed' THEN 0 ELSE @open END, counts = @counts::json, pieces_taken = pieces_taken + 1,
            state = CASE @open WHEN 0 THEN 'Closed' ELSE state END
        WHERE insurer_number = @insurer AND request_id = @request
        """;

    private const string CountValid =
        """
        SELECT person_key AS Person, count(*)::int AS Count FROM register.qualification
        WHERE person_key = ANY (@persons) AND upper_inf(recorded) AND valid @> @today GROUP BY person_key
        """;

    /// <summary>Applies a piece.</summary>
    /// <param name="insurer">The insurer whose request it answers.</param>
    /// <param name="reply">The piece.</param>
    /// <param name="cancellation">Gives up; then nothing was applied.</param>
    /// <returns>False if it cannot be read as a reply.</returns>
    public async Task<bool> RunAsync(InsurerNumber insurer, RegistryReply reply, CancellationToken cancellation)
    {
        using var reader = RegistryReplyReader.Open(reply);
        if (reader is null)
        {
            return false;
        }

        var setup = register.Register;
        var change = new Change(insurer.ToString(), CheckRegister.Actor, Operation, Evidence: reply.Request.Id.ToString());
        await using var transaction = await InsurerTransaction.BeginAsync(setup.Database, setup.Ring, setup.Clock, insurer, change, InsurerTurn.Wait, cancellation);
        var place = new { insurer = insurer.ToString(), request = reply.Request.Id };
        if (await transaction!.Connection.QuerySingleOrDefaultAsync<OpenRequest>(new CommandDefinition(Take, place, cancellationToken: cancellation)) is not { } request)
        {
            return true;
        }

        var members = await MemberAsked.LoadAsync(transaction.Connection, place.insurer, request.Versions, cancellation);
        var policy = PolicyOf(request);
        var valid = policy.AddressOnly == AddressOnlyRule.Several ? await CountValidAsync(members, cancellation) : null;
        var judge = new AnswerJudge(setup.Tables, policy, setup.Today, transaction.Entry.NewSeal());
        var standings = new OpenStandings(transaction, place.insurer);
        var counts = new AnswerCounts();
        var inquiry = new AnsweredInquiry(request.Run, new DateTimeOffset(request.AskedAt));
        JudgeAll(reader, request, members, valid, judge, standings, counts, inquiry);
        var isAny = standings.Waiting > 0;
        if (isAny)
        {
            await ReferenceTables.RecordAsync(transaction.Connection, setup.Tables.Entries, cancellation);
            await standings.FlushAsync(cancellation);
        }

        var total = AnswerCounts.Parse(request.Counts);
        total.Add(counts);
        var open = request.Answered.AsSpan().Count((byte)0);
        var values = new { place.insurer, place.request, answered = request.Answered, open, counts = total.ToJson() };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(Note, values, cancellationToken: cancellation));
        if (isAny)
        {
            await transaction.CommitAsync($"[{counts.ToJson()}]", cancellation);
        }
        else
        {
            await transaction.CommitUnchangedAsync(cancellation);
        }

        return true;
    }

    private JudgementPolicy PolicyOf(OpenRequest request) =>
        register.Register.Tables.Policies.TryFind(request.Policy, register.Register.Today, out var policy)
            ? policy
            : throw new InvalidOperationException("The tables do not hold the policy of a check run.");

    private void JudgeAll(
        RegistryReplyReader reader, OpenRequest request, MemberAsked?[] members, Dictionary<PersonKey, int>? valid, AnswerJudge judge, OpenStandings standings,
        AnswerCounts counts, AnsweredInquiry inquiry)
    {
        using var seal = new NumberSeal(register.Register.Ring);
        var lines = LinesOf(request);
        foreach (var row in reader)
        {
            // An answer about somebody else must never judge this member: the line stays open and is asked again.
            var member = row.Problem == RegistryReplyProblem.None && row.Line <= members.Length ? members[row.Line - 1] : null;
            if (member is not null && !row.Number.IsNone && seal.PersonKeyOf(row.Number) != member.Person)
            {
                counts.Unusable++;
                continue;
            }

            if (lines.Take(row) is not RegistryReplyProblem.None and var problem)
            {
                counts.Unusable += problem == RegistryReplyProblem.RepeatedAnswer ? 0 : 1;
                continue;
            }

            if (row.Answer == RegistryAnswer.Failed)
            {
                continue;
            }

            request.Answered[row.Line - 1] = 1;
            if (member is null)
            {
                counts.Outdated++;
                continue;
            }

            var standing = judge.Judge(member, row.Answer == RegistryAnswer.Found, row.Resident, inquiry, valid?.GetValueOrDefault(member.Person, 1) ?? 1);
            Settle(member.Standing, standing, standings, counts);
        }
    }

    private static RequestLines LinesOf(OpenRequest request)
    {
        var lines = new RequestLines(InquiryKind.Number, request.Versions.Length);
        for (var line = 1; line <= request.Answered.Length; line++)
        {
            if (request.Answered[line - 1] != 0)
            {
                lines.SetAnswered(line);
            }
        }

        return lines;
    }

    private static void Settle(StoredStanding? former, Standing standing, OpenStandings standings, AnswerCounts counts)
    {
        counts.Add(standing.Verdict.Mark);
        if (former is null)
        {
            standings.Replace(null, standing);
        }
        else if (former.Content.AskedAt > standing.AskedAt)
        {
            // A late answer to an earlier question knows less than what is on record.
            counts.Outdated++;
        }
        else if (former.Content is { State: StandingState.NumberDeleted } deleted && deleted.Person == standing.Person)
        {
            // The number that was taken away stays away, whatever the registry says about it.
            counts.Unchanged++;
        }
        else if (former.Content.SaysTheSameAs(standing) && (former.Content.State == StandingState.Confirmed || (former.Content.State, former.Content.Stop) == (standing.State, standing.Stop)))
        {
            counts.Unchanged++;
        }
        else
        {
            standings.Replace(former.Version, standing);
        }
    }

    private async Task<Dictionary<PersonKey, int>> CountValidAsync(MemberAsked?[] members, CancellationToken cancellation)
    {
        var setup = register.Register;
        await using var connection = await setup.Database.ConnectAsync(Storage.Database.DatabaseRole.Operator, cancellation);
        var persons = members.OfType<MemberAsked>().Select(member => member.Person.ToArray()).ToArray();
        var rows = await connection.QueryAsync<(byte[] Person, int Count)>(
            new CommandDefinition(CountValid, new { persons, today = setup.Today }, cancellationToken: cancellation));
        return rows.ToDictionary(row => new PersonKey(row.Person), row => row.Count);
    }

    private sealed class OpenRequest
    {
        public Guid Run { get; init; }

        public string Policy { get; init; } = "";

        public Guid[] Versions { get; init; } = [];

        public DateTime AskedAt { get; init; }

        public byte[] Answered { get; init; } = [];

        public string? Counts { get; init; }
    }
}
