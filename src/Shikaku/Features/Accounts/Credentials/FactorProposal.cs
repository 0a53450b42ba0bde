using System.Security.Cryptography;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>A new second factor that a user puts into an authenticator and proves with its first code. Until then it lives in the form alone, sealed.</summary>
/// <param name="Letters">The secret as it is copied by hand.</param>
/// <param name="Address">The same for authenticators that take an address (otpauth).</param>
/// <param name="SealedText">What the form brings back.</param>
internal sealed record FactorProposal(string Letters, string Address, string SealedText)
{
    private const string Issuer = "Shikaku";

    /// <summary>Makes a proposal.</summary>
    public static FactorProposal Make(KeyRing ring, Guid user, string signInName) =>
        Show(RandomNumberGenerator.GetBytes(TimeBasedCode.SecretLength), ring, user, signInName);

    /// <summary>Shows a proposal again whose form came back with a fault.</summary>
    /// <returns>The proposal, or a new one if what came back is not the user's.</returns>
    public static FactorProposal Again(KeyRing ring, Guid user, string signInName, string sealedText) =>
        TryOpen(ring, user, sealedText) is { } secret ? Show(secret, ring, user, signInName) : Make(ring, user, signInName);

    /// <summary>The secret of a form that came back; null if it is not one that was made for this user.</summary>
    public static byte[]? TryOpen(KeyRing ring, Guid user, string sealedText)
    {
        try
        {
            return SealedFactor.Parse(sealedText) is { } factor ? new FactorSeal(ring).Open(factor, user) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Shows nothing of the secret.</summary>
    public override string ToString() => nameof(FactorProposal);

    private static FactorProposal Show(byte[] secret, KeyRing ring, Guid user, string signInName)
    {
        var letters = Base32.Encode(secret);
        return new(
            Base32.InGroups(letters), $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(signInName)}?secret={letters}&issuer={Issuer}",
            new FactorSeal(ring).Close(secret, user).ToText());
    }
}
