using System.Text;
using Dapper;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;
using Shikaku.Features.Stops;

namespace Shikaku.Features.MissingNumbers;

/// <summary>
/// Takes one piece of a reply to an inquiry by items: each line that it answers in full brings the number, or sends the entry back (CHK-11). One transaction, so that a
/// piece that comes again, in part or whole, changes nothing; an entry that has changed since it was asked about is left alone.
/// </summary>
/// <param name="setup">The register.</param>
internal sealed class InquiryApplication(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "missing.answer";

    private const string Take =
        """
        SELECT kind AS Kind, versions AS Versions, answered AS Answered FROM checks.request
        WHERE insurer_number = @insurer AND request_id = @request AND kind <> 'Number' AND answered IS NOT NULL FOR UPDATE
        """;

    private const string Note =
        """
        UPDATE checks.request SET answered = @answered, open_count = CASE state WHEN 'Closed' THEN 0 ELSE @open END, pieces_taken = pieces_taken + 1,
            state = CASE @open WHEN 0 THEN 'Closed' ELSE state END
        WHERE insurer_number = @insurer AND request_id = @request
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

        var place = new { insurer = insurer.ToString(), request = reply.Request.Id };
        var change = new Change(place.insurer, CheckRegister.Actor, Operation, Evidence: place.request.ToString());
        await using var transaction = (await MemberTransaction.BeginAsync(setup, insurer, change, InsurerTurn.Wait, cancellation))!;
        if (await transaction.Connection.QuerySingleOrDefaultAsync<OpenRequest>(new CommandDefinition(Take, place, cancellationToken: cancellation)) is not { } request)
        {
            return true;
        }

        var hits = HitsOf(reader, request);
        var entries = await transaction.Missing.FindByVersionAsync([.. hits.Keys.Select(line => request.Versions[line - 1])], cancellation);
        var acceptance = new InquiryAcceptance(setup, transaction, request.Kind);
        foreach (var (line, hit) in hits)
        {
            request.Answered[line - 1] = 1;

            // Whoever changed, registered or withdrew the row meanwhile has made the answer one to a question that is no longer asked.
            if (entries.TryGetValue(request.Versions[line - 1], out var entry) && entry.Content.State == MissingState.Inquiring)
            {
                await acceptance.TakeAsync(entry, hit, cancellation);
            }
        }

        var open = request.Answered.AsSpan().Count((byte)0);
        await transaction.Connection.ExecuteAsync(
            new CommandDefinition(Note, new { place.insurer, place.request, answered = request.Answered, open }, cancellationToken: cancellation));
        if (acceptance.Events is { } events)
        {
            await transaction.CommitAsync(events, cancellation);
        }
        else
        {
            await transaction.CommitUnchangedAsync(cancellation);
        }

        return true;
    }

    /// <summary>What each line that the piece answers in full was answered. Somebody else in a second answer to one line makes it an answer of several.</summary>
    private static Dictionary<int, RegistryHit> HitsOf(RegistryReplyReader reader, OpenRequest request)
    {
        var lines = new RequestLines(request.Kind, request.Versions.Length);
        for (var line = 1; line <= request.Answered.Length; line++)
        {
            if (request.Answered[line - 1] != 0)
            {
                lines.SetAnswered(line);
            }
        }

        var hits = new Dictionary<int, RegistryHit>();
        foreach (var row in reader)
        {
            var problem = lines.Take(row);
            if (row.Problem != RegistryReplyProblem.None || row.Line > request.Versions.Length || request.Answered[row.Line - 1] != 0 || row.Answer == RegistryAnswer.Failed)
            {
                continue;
            }

            if (!hits.TryGetValue(row.Line, out var known))
            {
                hits.Add(row.Line, new RegistryHit(row.Hits, row.Number, row.Hits == 1 ? TextsOf(row.Resident) : null));
            }
            else if (problem != RegistryReplyProblem.None && known.Number != row.Number)
            {
                hits[row.Line] = known with { Hits = Math.Max(known.Hits, 1) + 1, Resident = null };
            }
        }

        foreach (var line in hits.Keys.Where(line => !lines.IsAnswered(line)).ToArray())
        {
            hits.Remove(line);
        }

        return hits;
    }

    private static ResidentTexts TextsOf(in ResidentRow resident) => new(
        TextOf(resident, ResidentColumn.KanjiName), TextOf(resident, ResidentColumn.KanaName), TextOf(resident, ResidentColumn.FormerName),
        TextOf(resident, ResidentColumn.AliasName), TextOf(resident, ResidentColumn.BirthDate), TextOf(resident, ResidentColumn.Sex), TextOf(resident, ResidentColumn.Address));

    private static string? TextOf(in ResidentRow resident, ResidentColumn column) =>
        resident[column] is { IsEmpty: false } text ? Encoding.UTF8.GetString(text).Replace("\0", "\uFFFD", StringComparison.Ordinal) : null;

    private sealed class OpenRequest
    {
        public InquiryKind Kind { get; init; }

        public Guid[] Versions { get; init; } = [];

        public byte[] Answered { get; init; } = [];
    }
}
