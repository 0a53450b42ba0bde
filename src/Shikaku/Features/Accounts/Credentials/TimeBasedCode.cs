using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>The code that an authenticator shows (RFC 6238: SHA-1, six digits, a new one every 30 seconds).</summary>
internal static class TimeBasedCode
{
    /// <summary>Number of digits.</summary>
    public const int Digits = 6;

    /// <summary>Number of bytes of a new secret, as long as the hash (RFC 4226, 4).</summary>
    public const int SecretLength = HMACSHA1.HashSizeInBytes;

    private const int SecondsPerStep = 30;
    private const int Modulus = 1_000_000;

    /// <summary>A clock may be one step early or late.</summary>
    private const int Tolerance = 1;

    /// <summary>Which code's turn it is.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / SecondsPerStep;

    /// <summary>The code of a step.</summary>
    public static string At(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What a user typed, without the spaces that authenticators show.</summary>
    public static string Typed(string code) => string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>Finds the step that a code belongs to.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">The code as typed.</param>
    /// <param name="now">The present time.</param>
    /// <param name="lastStep">The step of the code that was taken last: it and those before are not taken again.</param>
    /// <returns>The step, or null if the code is wrong, too old, too early or used.</returns>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var present = StepOf(now);
        var typed = Typed(code);
        long? found = null;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
        {
            // No early end: how long it takes must not tell how near the code is.
            var isEqual = CryptographicOperations.FixedTimeEquals(
                MemoryMarshal.AsBytes(At(secret, step).AsSpan()),
                MemoryMarshal.AsBytes(typed.AsSpan()));
            found = isEqual && step > lastStep ? step : found;
        }

        return found;
    }
}
