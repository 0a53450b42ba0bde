using System.Data;
using Dapper;
using Npgsql;
using Shikaku.Core.Records;
using Shikaku.Outcomes;

namespace Shikaku.Features.Members;

/// <summary>The notices that were carried out, by the names that their senders gave them (LIF-08).</summary>
/// <param name="connection">A connection for the insurer, in the transaction that carries the notice out.</param>
/// <param name="insurer">The insurer.</param>
internal sealed class NoticeRecord(NpgsqlConnection connection, string insurer)
{
    private const string Find =
        """
        SELECT content_digest AS "Digest", version_id AS "Version", result AS "Result", findings AS "Findings"
        FROM register.notice WHERE insurer_number = @insurer AND notice_id = @id
        """;

    private const string Add =
        """
        INSERT INTO register.notice (insurer_number, notice_id, content_digest, change_id, version_id, result, findings)
        VALUES (@insurer, @id, @digest, @change, @version, @result, @findings)
        """;

    /// <summary>What became of a notice.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="digest">The digest of its content.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null if there was none of this name; a refusal if it had other content.</returns>
    public async Task<Outcome<NoticeResult>?> FindAsync(string id, byte[] digest, CancellationToken cancellation)
    {
        var known = await connection.QuerySingleOrDefaultAsync<Known>(new CommandDefinition(Find, new { insurer, id }, cancellationToken: cancellation));
        if (known is null)
        {
            return null;
        }

        return known.Digest.AsSpan().SequenceEqual(digest)
            ? new NoticeResult(known.Result, known.Version, [.. known.Findings.Select(FindingOf)], [], null) { IsRepeated = true }
            : Problems.NoticeReused;
    }

    /// <summary>Notes what became of a notice.</summary>
    public Task AddAsync(string id, byte[] digest, Guid change, NoticeResult outcome, CancellationToken cancellation)
    {
        var values = new
        {
            insurer,
            id,
            digest,
            change,
            version = outcome.Version,
            result = outcome.Result.ToString(),
            findings = outcome.Findings.Select(finding => $"{finding.Code} {finding.Column}").ToArray(),
        };
        return connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: cancellation));
    }

    private static NoticeFinding FindingOf(string text) =>
        text.Split(' ') is [var code, var column] ? new(Enum.Parse<FindingCode>(code), Enum.Parse<MemberColumn>(column)) : throw new DataException("That is no finding.");

    // Not positional: the mapper knows arrays only as properties.
    private sealed record Known
    {
        public byte[] Digest { get; init; } = [];

        public Guid? Version { get; init; }

        public RegistrationResult Result { get; init; }

        public string[] Findings { get; init; } = [];
    }
}
