using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>The hash of a password: the framework's, which is PBKDF2 with HMAC-SHA-512 and a random salt, and names its own parameters.</summary>
internal static class PasswordHash
{
    /// <summary>As OWASP asks for PBKDF2 with HMAC-SHA-512 (2023).</summary>
    private const int Iterations = 210_000;

    private static readonly PasswordHasher<object> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private static readonly string OfNobody = Of(SecretToken.New());

    /// <summary>Hashes a password. Takes about a tenth of a second, on purpose.</summary>
    public static string Of(string password) => Hasher.HashPassword(Hasher, password);

    /// <summary>Whether a password is the one that was hashed. Takes as long where there is no hash to compare with: the time must not tell who has an account.</summary>
    /// <param name="hash">The hash, or null.</param>
    /// <param name="password">The password.</param>
    public static bool Verify(string? hash, string password) =>
        Hasher.VerifyHashedPassword(Hasher, hash ?? OfNobody, password) != PasswordVerificationResult.Failed && hash is not null;
}
