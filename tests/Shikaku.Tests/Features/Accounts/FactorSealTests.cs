using System.Security.Cryptography;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Vault;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>The secrets of second factors leave memory sealed, each for its user.</summary>
public sealed class FactorSealTests
{
    private static readonly Guid User = new("01234567-89ab-7def-8123-456789abcdef");
    private static readonly Guid Other = new("01234567-89ab-7def-8123-456789abcdee");
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();

    private readonly KeyRing _ring = KeyRing.Create(DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_secret_opens_for_its_user_also_after_the_keys_were_renewed() =>
        Assert.Equal(Secret, new FactorSeal(_ring.WithNewKey(DateTimeOffset.UnixEpoch)).Open(Sealed(), User));

    [Fact]
    public void A_secret_does_not_open_for_another_user() => Assert.ThrowsAny<CryptographicException>(() => new FactorSeal(_ring).Open(Sealed(), Other));

    [Fact]
    public void A_secret_does_not_open_with_another_installations_keys() =>
        Assert.ThrowsAny<CryptographicException>(() => new FactorSeal(KeyRing.Create(DateTimeOffset.UnixEpoch)).Open(Sealed(), User));

    [Fact]
    public void A_secret_with_any_bit_changed_does_not_open()
    {
        var content = Sealed().Content;
        for (var i = 0; i < content.Length; i++)
        {
            var changed = content.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => new FactorSeal(_ring).Open(new SealedFactor("k0001", changed), User));
            Assert.ThrowsAny<CryptographicException>(() => new FactorSeal(_ring).Open(new SealedFactor("k0001", content[..i]), User));
        }
    }

    [Fact]
    public void The_sealed_secret_shows_nothing_of_it_and_is_never_the_same()
    {
        Assert.DoesNotContain("1234567", System.Text.Encoding.Latin1.GetString(Sealed().Content), StringComparison.Ordinal);
        Assert.NotEqual(Sealed().Content, Sealed().Content);
    }

    [Fact]
    public void A_proposal_comes_back_as_it_went_out_and_to_its_user_alone()
    {
        var proposal = FactorProposal.Make(_ring, User, "yamamoto@example");
        var again = FactorProposal.Again(_ring, User, "yamamoto@example", proposal.SealedText);
        Assert.Equal((proposal.Letters, proposal.Address), (again.Letters, again.Address));
        Assert.StartsWith("otpauth://totp/Shikaku:yamamoto%40example?secret=", proposal.Address, StringComparison.Ordinal);
        Assert.NotEqual(proposal.Letters, FactorProposal.Again(_ring, Other, "suzuki", proposal.SealedText).Letters);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("k0001.")]
    [InlineData("k0001.AAAA")]
    [InlineData("k9999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("no base64url: あ")]
    public void What_is_no_proposal_opens_nothing(string text) => Assert.Null(FactorProposal.TryOpen(_ring, User, text));

    private SealedFactor Sealed() => new FactorSeal(_ring).Close(Secret, User);
}
