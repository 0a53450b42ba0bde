using Dapper;
using Npgsql;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Residents;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Checks.Runs;

/// <summary>
/// Sends waiting requests. The numbers leave the vault for it, each reading on record, and their request is on record as sent only once the transport has taken it; a
/// request whose sender was killed is sent again under the same id and with the same content, which does no harm.
/// </summary>
/// <param name="register">What the check needs.</param>
internal sealed class RequestSender(CheckRegister register)
{
    private const string FindWaiting =
        """
        SELECT insurer_number AS Insurer, request_id AS Id FROM checks.request WHERE state = 'Waiting' AND not_before <= @now ORDER BY not_before, request_id LIMIT @most
        """;

    private const string CountAsked = "SELECT count(*) FROM checks.request WHERE state = 'Asked'";

    private const string Take =
        """
        SELECT kind AS Kind, versions AS Versions, attempt AS Attempt FROM checks.request WHERE insurer_number = @Insurer AND request_id = @Id AND state = 'Waiting' FOR UPDATE SKIP LOCKED
        """;

    private const string FindPersons =
        """
        SELECT asked.version_id AS Version, person_key AS Person FROM unnest(@versions) WITH ORDINALITY AS asked (version_id, line)
        CROSS JOIN LATERAL (
            SELECT person_key FROM register.qualification WHERE insurer_number = @Insurer AND qualification.version_id = asked.version_id LIMIT 1
        ) AS member ORDER BY line
        """;

    private const string Note =
        """
        UPDATE checks.request SET state = 'Asked', asked_at = @now, due_at = @due, answered = @answered
        WHERE insurer_number = @Insurer AND request_id = @Id
        """;

    // What the registry will never take under this id is asked under another.
    private const string GiveUp =
        """
        UPDATE checks.request SET state = 'Closed', asked_at = @now, due_at = @now, answered = @answered, open_count = 0
        WHERE insurer_number = @Insurer AND request_id = @Id
        RETURNING kind AS Kind, run_id AS Run, attempt AS Attempt
        """;

    private readonly NumberVault _vault = new(register.Register.Database, register.Register.Ring, register.Register.Clock);

    /// <summary>Sends what may be sent now.</summary>
    /// <returns>Number of requests sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var waiting in await FindAsync(cancellation))
        {
            if (await SendAsync(waiting, cancellation) is not { } result)
            {
                continue;
            }

            if (result == SendResult.Unavailable)
            {
                break;
            }

            sent++;
        }

        return sent;
    }

    private async Task<List<WaitingRequest>> FindAsync(CancellationToken cancellation)
    {
        await using var connection = await register.Register.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var asked = await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountAsked, cancellationToken: cancellation));
        var values = new { now = register.Register.Clock.GetUtcNow(), most = Math.Max(0, register.Settings.RequestsAtOnce - asked) };
        return (await connection.QueryAsync<WaitingRequest>(new CommandDefinition(FindWaiting, values, cancellationToken: cancellation))).AsList();
    }

    /// <returns>Null if another node is at it.</returns>
    private async Task<SendResult?> SendAsync(WaitingRequest waiting, CancellationToken cancellation)
    {
        var setup = register.Register;
        await using var connection = await setup.Database.ConnectForAsync(waiting.Insurer, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<TakenRequest>(new CommandDefinition(Take, waiting, cancellationToken: cancellation)) is not { } taken)
        {
            return null;
        }

        var versions = taken.Versions;
        var now = setup.Clock.GetUtcNow();
        var values = new { waiting.Insurer, waiting.Id, now, due = now + register.Settings.ReplyTimeOf(taken.Attempt), answered = new byte[versions.Length] };
        using var writer = new RegistryRequestWriter(taken.Kind);
        var missing = taken.Kind == InquiryKind.Number
            ? await WriteAsync(connection, waiting.Insurer, versions, writer, cancellation)
            : await InquiryLines.WriteAsync(connection, waiting.Insurer, versions, writer, cancellation);
        var result = missing.Count > 0
            ? SendResult.Refused
            : await register.Transport.SendAsync(new RegistryRequest(waiting.Id, taken.Kind), writer.Content, cancellation);
        switch (result)
        {
            case SendResult.Sent:
                await connection.ExecuteAsync(new CommandDefinition(Note, values, cancellationToken: cancellation));
                break;
            case SendResult.Refused:
                var given = await connection.QuerySingleAsync<GivenUp>(new CommandDefinition(GiveUp, values, cancellationToken: cancellation));
                await AskOtherwiseAsync(connection, waiting.Insurer, given, [.. versions.Where(version => !missing.Contains(version))], now, cancellation);
                await NoteRefusedAsync(waiting, missing.Count > 0 ? "NumberMissing" : "RequestRefused", missing.Count, now, cancellation);
                break;
            case SendResult.Unavailable:
                return result;
        }

        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <returns>The versions whose number is not in the vault; if there is any, nothing was written. Only damage to the vault brings that about.</returns>
    private async Task<HashSet<Guid>> WriteAsync(
        NpgsqlConnection connection, string insurer, Guid[] versions, RegistryRequestWriter writer, CancellationToken cancellation)
    {
        var people = (await connection.QueryAsync<AskedPerson>(
            new CommandDefinition(FindPersons, new { versions, Insurer = insurer }, cancellationToken: cancellation))).AsList();
        PersonKey[] persons = [.. people.Select(person => new PersonKey(person.Person))];
        var reading = new VaultReading(insurer, CheckRegister.Actor.ToString(), ReadingPurpose.RegistryInquiry);
        var numbers = await _vault.ReadAsync(persons, reading, cancellation);
        HashSet<Guid> missing = [.. versions.Except(people.Where((_, place) => numbers.ContainsKey(persons[place])).Select(person => person.Version))];
        if (missing.Count == 0)
        {
            foreach (var person in persons)
            {
                writer.Add(numbers[person]);
            }
        }

        return missing;
    }

    private Task AskOtherwiseAsync(
        NpgsqlConnection connection, string insurer, GivenUp given, Guid[] versions, DateTimeOffset now, CancellationToken cancellation)
    {
        var attempt = given.Attempt + 1;
        return versions.Length == 0
            ? Task.CompletedTask
            : NewRequests.AddAsync(connection, insurer, given.Kind, given.Run, versions, attempt, now + register.Settings.PauseBefore(attempt), cancellation);
    }

    private async Task NoteRefusedAsync(WaitingRequest waiting, string cause, int lines, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await register.Register.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var values = new { refused = Guid.CreateVersion7(now), waiting.Id, waiting.Insurer, cause, lines, now };
        await connection.ExecuteAsync(new CommandDefinition(RefusedReplies.Add, values, cancellationToken: cancellation));
    }

    private sealed record WaitingRequest(string Insurer, Guid Id);

    private sealed class TakenRequest
    {
        public InquiryKind Kind { get; init; }

        public Guid[] Versions { get; init; } = [];

        public int Attempt { get; init; }
    }

    private sealed record AskedPerson(Guid Version, byte[] Person);

    private sealed class GivenUp
    {
        public InquiryKind Kind { get; init; }

        public Guid? Run { get; init; }

        public int Attempt { get; init; }
    }
}
