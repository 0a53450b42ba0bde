using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;

namespace Shikaku.Features.Intake;

/// <summary>
/// Receives files of members. A file is on record when it is whole and safe in the vault, in one transaction: of one that breaks off nothing stays. The same
/// content of one insurer is taken once.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="mostBytes">How large a file may be.</param>
internal sealed class FileReceiver(MemberSetup setup, long mostBytes = IntakeLimits.MostBytes)
{
    /// <summary>What is notified when a file waits.</summary>
    public const string Notice = "shikaku_intake";

    private const int PartBytes = 1 << 20;

    private const string AddPart =
        "INSERT INTO vault.file_part (insurer_number, intake_id, part, key_id, sealed) VALUES (@insurer, @id, @part, @key, @content)";

    private const string FindByKey =
        """
        SELECT intake_id AS Id, content_digest AS Digest, received_at AS ReceivedAt FROM intake.request_key JOIN intake.file USING (insurer_number, intake_id)
        WHERE insurer_number = @insurer AND request_key = @requestKey
        """;

    private const string FindByContent =
        """
        SELECT intake_id AS Id, content_digest AS Digest, received_at AS ReceivedAt FROM intake.file
        WHERE insurer_number = @insurer AND content_digest = @digest AND state <> 'Failed'
        """;

    private const string Add =
        """
        INSERT INTO intake.file (insurer_number, intake_id, content_digest, byte_count, received_at, channel, received_by, state)
        VALUES (@insurer, @id, @digest, @length, @now, @channel, @actor, 'Received')
        """;

    private const string AddKey = "INSERT INTO intake.request_key (insurer_number, request_key, intake_id) VALUES (@insurer, @requestKey, @id)";

    /// <summary>Receives a file.</summary>
    /// <param name="caller">Who hands it in.</param>
    /// <param name="insurer">Whose members it holds.</param>
    /// <param name="content">Its bytes, read to the end and not held in memory.</param>
    /// <param name="channel">On which way it came.</param>
    /// <param name="requestKey">The sender's name for the request, so that it can be sent again; null for none. From now on it names this content alone.</param>
    /// <param name="cancellation">Breaks off; then nothing stays.</param>
    public async Task<Outcome<IntakeReceipt>> ReceiveAsync(
        Caller caller, string insurer, Stream content, IntakeChannel channel, string? requestKey, CancellationToken cancellation)
    {
        if (caller.Check(Right.SubmitIntakes, insurer) is { } problem)
        {
            return problem;
        }

        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) || number.ToString() != insurer)
        {
            return Problems.NotFound;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        if (await OrganisationDirectory.FindAsync(connection, insurer, cancellation) is not { Kind: OrganisationKind.Insurer })
        {
            return Problems.NotFound;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var file = new ReceivedFile(insurer, Guid.CreateVersion7(setup.Clock.GetUtcNow()), channel, requestKey);
        if (await StoreAsync(connection, file, content, cancellation) is { } refusal)
        {
            return refusal;
        }

        try
        {
            if (await FindKnownAsync(connection, file, cancellation) is { } known)
            {
                await transaction.RollbackAsync(cancellation);
                return await BindAsync(connection, file, known, caller, cancellation);
            }

            var now = setup.Clock.GetUtcNow();
            await RecordAsync(connection, file, caller, now, cancellation);
            await transaction.CommitAsync(cancellation);
            return new IntakeReceipt(file.Id, now, IsNew: true);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another request with the same content or key was quicker.
            await transaction.RollbackAsync(cancellation);
            return await FindKnownAsync(connection, file, cancellation) is { } known
                ? await BindAsync(connection, file, known, caller, cancellation)
                : throw new InvalidOperationException("A file is known and cannot be found.", failure);
        }
    }

    private async Task<Problem?> StoreAsync(NpgsqlConnection connection, ReceivedFile file, Stream content, CancellationToken cancellation)
    {
        using var seal = new FileSeal(setup.Ring, file.Id);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PartBytes];
        for (var part = 0; ; part++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            file.Length += read;
            if (read == 0)
            {
                break;
            }

            if (file.Length > mostBytes)
            {
                return Problems.FileTooLarge;
            }

            if (!setup.Database.HasRoom)
            {
                return Problems.NoRoom;
            }

            digest.AppendData(buffer.AsSpan(0, read));
            var values = new { insurer = file.Insurer, file.Id, part, key = setup.Ring.Current.Id, content = seal.Close(part, buffer.AsSpan(0, read)) };
            await connection.ExecuteAsync(new CommandDefinition(AddPart, values, cancellationToken: cancellation));
        }

        CryptographicOperations.ZeroMemory(buffer);
        file.Digest = ContentKey.DigestOf(setup.Ring, digest.GetHashAndReset());
        return file.Length == 0 ? Problems.FileEmpty : null;
    }

    private static async Task<KnownFile?> FindKnownAsync(NpgsqlConnection connection, ReceivedFile file, CancellationToken cancellation)
    {
        var values = new { file.Insurer, file.Digest, file.RequestKey };
        var ofKey = file.RequestKey is null
            ? null
            : await connection.QuerySingleOrDefaultAsync<KnownFile>(new CommandDefinition(FindByKey, values, cancellationToken: cancellation));
        return ofKey is not null
            ? ofKey with { HasKey = true }
            : await connection.QuerySingleOrDefaultAsync<KnownFile>(new CommandDefinition(FindByContent, values, cancellationToken: cancellation));
    }

    /// <summary>A key that comes with known content names that content from then on.</summary>
    private async Task<Outcome<IntakeReceipt>> BindAsync(NpgsqlConnection connection, ReceivedFile file, KnownFile known, Caller caller, CancellationToken cancellation)
    {
        if (known.HasKey && !known.Digest.AsSpan().SequenceEqual(file.Digest))
        {
            return Problems.RequestKeyReused;
        }

        if (!known.HasKey && file.RequestKey is not null)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            try
            {
                await AddKeyAsync(connection, file, known.Id, cancellation);
                await NoteAsync(connection, "intake.receive_again", known.Id, file, caller, cancellation);
                await transaction.CommitAsync(cancellation);
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // Another request with the same key was quicker, and says what the key names.
                await transaction.RollbackAsync(cancellation);
                return await FindKnownAsync(connection, file, cancellation) is { HasKey: true } named && named.Id == known.Id
                    ? new IntakeReceipt(known.Id, known.ReceivedAt, IsNew: false)
                    : Problems.RequestKeyReused;
            }
        }

        return new IntakeReceipt(known.Id, known.ReceivedAt, IsNew: false);
    }

    private static async Task AddKeyAsync(NpgsqlConnection connection, ReceivedFile file, Guid id, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new CommandDefinition(AddKey, new { file.Insurer, file.RequestKey, id }, cancellationToken: cancellation));

    private Task NoteAsync(NpgsqlConnection connection, string operation, Guid id, ReceivedFile file, Caller caller, CancellationToken cancellation)
    {
        var change = new Change(file.Insurer, caller.Actor, operation, Evidence: IntakeEvidence.Of(id, file.Digest));
        return new ChangeEntry(change, setup.Ring.AuditSecret, setup.Clock).AppendAsync(connection, "[]", cancellation);
    }

    private async Task RecordAsync(NpgsqlConnection connection, ReceivedFile file, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var values = new
        {
            file.Insurer,
            file.Id,
            file.Digest,
            file.Length,
            now,
            channel = file.Channel.ToString(),
            actor = caller.Actor.ToString(),
        };
        await connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: cancellation));
        if (file.RequestKey is not null)
        {
            await AddKeyAsync(connection, file, file.Id, cancellation);
        }

        await NoteAsync(connection, "intake.receive", file.Id, file, caller, cancellation);
        await connection.ExecuteAsync(new CommandDefinition("SELECT pg_notify(@Notice, '')", new { Notice }, cancellationToken: cancellation));
    }

    private sealed record KnownFile(Guid Id, byte[] Digest, DateTimeOffset ReceivedAt)
    {
        /// <summary>Whether it is known by the key of the request.</summary>
        public bool HasKey { get; init; }
    }

    private sealed record ReceivedFile(string Insurer, Guid Id, IntakeChannel Channel, string? RequestKey)
    {
        public long Length { get; set; }

        public byte[] Digest { get; set; } = [];
    }
}
