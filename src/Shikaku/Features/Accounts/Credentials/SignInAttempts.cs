using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>
/// Counts failed attempts to sign in and locks after five, the first time for 15 minutes, then each time for twice as long, up to a day. Names that nobody has are
/// counted and locked alike, so that nothing tells which names exist. Attempts on one name wait for each other: many at once do not get more tries.
/// </summary>
/// <param name="connection">A connection of the account role with an open transaction, in which the attempt is made.</param>
/// <param name="name">The folded sign-in name that was given.</param>
/// <param name="now">The present time.</param>
internal sealed class SignInAttempts(NpgsqlConnection connection, string name, DateTimeOffset now)
{
    /// <summary>Failures that lead to a lock.</summary>
    public const int FailuresPerLock = 5;

    private const int MostDoublings = 7;

    private const string Begin =
        """
        INSERT INTO account.sign_in_attempt (name_sha256, failures, last_tried_at) VALUES (@digest, 0, @now)
        ON CONFLICT (name_sha256) DO UPDATE SET last_tried_at = excluded.last_tried_at
        RETURNING failures AS Failures, locked_until AS LockedUntil
        """;

    private const string Count =
        "UPDATE account.sign_in_attempt SET failures = @failures, locked_until = @lockedUntil WHERE name_sha256 = @digest";

    private const string Forget =
        """
        DELETE FROM account.sign_in_attempt WHERE name_sha256 = @digest;
        DELETE FROM account.sign_in_attempt WHERE name_sha256 IN (
            SELECT name_sha256 FROM account.sign_in_attempt WHERE last_tried_at < @longAgo AND coalesce(locked_until < @now, true) FOR UPDATE SKIP LOCKED)
        """;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    private readonly byte[] _digest = SHA256.HashData(Encoding.UTF8.GetBytes(name));
    private int _failures;
    private DateTimeOffset? _lockedUntil;

    /// <summary>Whether no password and no code is taken now, be it right or not.</summary>
    public bool IsLocked => _lockedUntil > now;

    /// <summary>Begins an attempt.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var row = await connection.QuerySingleAsync<Attempt>(new CommandDefinition(Begin, new { digest = _digest, now }, cancellationToken: cancellation));
        (_failures, _lockedUntil) = (row.Failures, row.LockedUntil);
    }

    /// <summary>Notes that the attempt has failed. One that is made during a lock does not prolong it.</summary>
    public async Task FailAsync(CancellationToken cancellation)
    {
        if (!IsLocked && ++_failures % FailuresPerLock == 0)
        {
            var length = FirstLock * (1 << Math.Min((_failures / FailuresPerLock) - 1, MostDoublings));
            _lockedUntil = now + (length < LongestLock ? length : LongestLock);
        }

        var values = new { digest = _digest, failures = _failures, lockedUntil = _lockedUntil };
        await connection.ExecuteAsync(new CommandDefinition(Count, values, cancellationToken: cancellation));
    }

    /// <summary>Forgets the failures of the name, and those of names that were tried long ago.</summary>
    public Task SucceedAsync(CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Forget, new { digest = _digest, now, longAgo = now - LongestLock }, cancellationToken: cancellation));

    private sealed record Attempt(int Failures, DateTimeOffset? LockedUntil);
}
