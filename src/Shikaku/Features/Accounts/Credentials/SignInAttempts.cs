using Dapper;
using Npgsql;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>
/// Counts failed attempts to sign in and locks after some, the first time for 15 minutes, then each time for twice as long, up to a day. Names that nobody has are
/// counted and locked alike, so that nothing tells which names exist. Attempts with a count in common wait for each other: many at once do not get more tries.
/// </summary>
/// <param name="connection">A connection of the account role with an open transaction, in which the attempt is made.</param>
/// <param name="counts">What failures are counted on.</param>
/// <param name="now">The present time.</param>
internal sealed class SignInAttempts(NpgsqlConnection connection, IReadOnlyList<AttemptCount> counts, DateTimeOffset now)
{
    private const int MostDoublings = 7;

    // One order for all, so that no two attempts wait for each other for ever.
    private const string Begin =
        """
        INSERT INTO account.sign_in_attempt (subject_sha256, name_sha256, failures, last_tried_at)
        SELECT subject, name, 0, @now FROM unnest(@subjects, @names) AS given(subject, name) ORDER BY subject
        ON CONFLICT (subject_sha256) DO UPDATE SET failures = sign_in_attempt.failures
        RETURNING subject_sha256 AS Subject, failures AS Failures, last_tried_at AS LastTriedAt, locked_until AS LockedUntil
        """;

    private const string Count =
        "UPDATE account.sign_in_attempt SET failures = @failures, locked_until = @lockedUntil, last_tried_at = @now WHERE subject_sha256 = @Subject";

    private const string Forget =
        """
        DELETE FROM account.sign_in_attempt WHERE subject_sha256 = ANY (@subjects);
        DELETE FROM account.sign_in_attempt WHERE subject_sha256 IN (
            SELECT subject_sha256 FROM account.sign_in_attempt WHERE last_tried_at < @longAgo AND coalesce(locked_until < @now, true) FOR UPDATE SKIP LOCKED)
        """;

    private const string ForgetName = "DELETE FROM account.sign_in_attempt WHERE name_sha256 = @digest";

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLock = TimeSpan.FromDays(1);

    private IReadOnlyList<(AttemptCount Count, int Failures, DateTimeOffset? LockedUntil)> _attempts = [];

    /// <summary>Whether no password and no code is taken now, be it right or not.</summary>
    public bool IsLocked => _attempts.Any(attempt => attempt.LockedUntil > now);

    /// <summary>Begins an attempt.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var values = new { subjects = counts.Select(count => count.Subject).ToArray(), names = counts.Select(count => count.Name).ToArray(), now };
        var rows = await connection.QueryAsync<Attempt>(new CommandDefinition(Begin, values, cancellationToken: cancellation));
        _attempts =
        [
            .. from row in rows
               let count = counts.First(count => count.Subject.AsSpan().SequenceEqual(row.Subject))
               let isOver = count.Memory is { } memory && now - row.LastTriedAt > memory
               select (count, isOver ? 0 : row.Failures, row.LockedUntil),
        ];
    }

    /// <summary>Notes that the attempt has failed. One that is made during a lock does not prolong it.</summary>
    /// <returns>Whether it was the one that led to a lock.</returns>
    public async Task<bool> FailAsync(CancellationToken cancellation)
    {
        if (IsLocked)
        {
            return false;
        }

        foreach (var (count, before, _) in _attempts)
        {
            var failures = before + 1;
            var lockedUntil = failures % count.FailuresPerLock == 0 ? now + LengthOf(failures / count.FailuresPerLock) : default(DateTimeOffset?);
            await connection.ExecuteAsync(new CommandDefinition(Count, new { count.Subject, failures, lockedUntil, now }, cancellationToken: cancellation));
        }

        return _attempts.Any(attempt => (attempt.Failures + 1) % attempt.Count.FailuresPerLock == 0);
    }

    /// <summary>Forgets the failures of the name in this place, and what was tried long ago.</summary>
    public Task SucceedAsync(CancellationToken cancellation)
    {
        var subjects = _attempts.Where(attempt => attempt.Count.Memory is null || attempt.Failures == 0).Select(attempt => attempt.Count.Subject).ToArray();
        return connection.ExecuteAsync(new CommandDefinition(Forget, new { subjects, now, longAgo = now - LongestLock }, cancellationToken: cancellation));
    }

    /// <summary>Lifts all locks of a name.</summary>
    /// <param name="connection">A connection of the account role.</param>
    /// <param name="name">The folded sign-in name.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task ForgetAsync(NpgsqlConnection connection, string name, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(ForgetName, new { digest = AttemptCount.DigestOf(name) }, cancellationToken: cancellation));

    private static TimeSpan LengthOf(int locks)
    {
        var length = FirstLock * (1 << Math.Min(locks - 1, MostDoublings));
        return length < LongestLock ? length : LongestLock;
    }

    private sealed record Attempt(byte[] Subject, int Failures, DateTimeOffset LastTriedAt, DateTimeOffset? LockedUntil);
}
