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

    private const string FindKnown =
        """
        SELECT intake_id AS Id, sha256 AS Sha256, idempotency_key AS IdempotencyKey FROM intake.file
        WHERE insurer_number = @insurer AND (sha256 = @sha256 AND state <> 'Failed' OR idempotency_key = @idempotencyKey)
        """;

    private const string Add =
        """
        INSERT INTO intake.file (insurer_number, intake_id, sha256, byte_count, received_at, channel, received_by, idempotency_key, state)
        VALUES (@insurer, @id, @sha256, @length, @now, @channel, @actor, @idempotencyKey, 'Received')
        """;

    /// <summary>Receives a file.</summary>
    /// <param name="caller">Who hands it in.</param>
    /// <param name="insurer">Whose members it holds.</param>
    /// <param name="content">Its bytes, read to the end and not held in memory.</param>
    /// <param name="channel">On which way it came.</param>
    /// <param name="idempotencyKey">The sender's name for the request, so that it can be sent again; null for none.</param>
    /// <param name="cancellation">Breaks off; then nothing stays.</param>
    public async Task<Outcome<IntakeReceipt>> ReceiveAsync(
        Caller caller, string insurer, Stream content, IntakeChannel channel, string? idempotencyKey, CancellationToken cancellation)
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
        var file = new ReceivedFile(insurer, Guid.CreateVersion7(setup.Clock.GetUtcNow()), channel, idempotencyKey);
        if (await StoreAsync(connection, file, content, cancellation) is { } refusal)
        {
            return refusal;
        }

        try
        {
            if (await FindKnownAsync(connection, file, cancellation) is { } known)
            {
                return known;
            }

            await RecordAsync(connection, file, caller, cancellation);
            await transaction.CommitAsync(cancellation);
            return new IntakeReceipt(file.Id, IsNew: true);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another request with the same content was quicker.
            await transaction.RollbackAsync(cancellation);
            return await FindKnownAsync(connection, file, cancellation) ?? throw new InvalidOperationException("A file is known and cannot be found.", failure);
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

            digest.AppendData(buffer.AsSpan(0, read));
            var values = new { insurer = file.Insurer, file.Id, part, key = setup.Ring.Current.Id, content = seal.Close(part, buffer.AsSpan(0, read)) };
            await connection.ExecuteAsync(new CommandDefinition(AddPart, values, cancellationToken: cancellation));
        }

        CryptographicOperations.ZeroMemory(buffer);
        file.Sha256 = digest.GetHashAndReset();
        return file.Length == 0 ? Problems.FileEmpty : null;
    }

    private static async Task<Outcome<IntakeReceipt>?> FindKnownAsync(NpgsqlConnection connection, ReceivedFile file, CancellationToken cancellation)
    {
        var known = (await connection.QueryAsync<KnownFile>(
            new CommandDefinition(FindKnown, new { file.Insurer, file.Sha256, file.IdempotencyKey }, cancellationToken: cancellation))).AsList();
        if (known.Find(other => file.IdempotencyKey is not null && other.IdempotencyKey == file.IdempotencyKey) is { } sameRequest)
        {
            return sameRequest.Sha256.AsSpan().SequenceEqual(file.Sha256)
                ? new IntakeReceipt(sameRequest.Id, IsNew: false)
                : Problems.RequestKeyReused;
        }

        return known is [var sameContent, ..] ? new IntakeReceipt(sameContent.Id, IsNew: false) : default(Outcome<IntakeReceipt>?);
    }

    private async Task RecordAsync(NpgsqlConnection connection, ReceivedFile file, Caller caller, CancellationToken cancellation)
    {
        var values = new
        {
            file.Insurer,
            file.Id,
            file.Sha256,
            file.Length,
            now = setup.Clock.GetUtcNow(),
            channel = file.Channel.ToString(),
            actor = caller.Actor.ToString(),
            file.IdempotencyKey,
        };
        await connection.ExecuteAsync(new CommandDefinition(Add, values, cancellationToken: cancellation));
        var change = new Change(file.Insurer, caller.Actor, "intake.receive", Evidence: IntakeEvidence.Of(file.Id, file.Sha256));
        await new ChangeEntry(change, setup.Ring.AuditSecret, setup.Clock).AppendAsync(connection, "[]", cancellation);
        await connection.ExecuteAsync(new CommandDefinition("SELECT pg_notify(@Notice, '')", new { Notice }, cancellationToken: cancellation));
    }

    private sealed record KnownFile(Guid Id, byte[] Sha256, string? IdempotencyKey);

    private sealed record ReceivedFile(string Insurer, Guid Id, IntakeChannel Channel, string? IdempotencyKey)
    {
        public long Length { get; set; }

        public byte[] Sha256 { get; set; } = [];
    }
}
