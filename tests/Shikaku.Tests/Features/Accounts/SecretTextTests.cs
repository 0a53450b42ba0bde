using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Accounts.Credentials;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>Secrets as their holders see them: tokens, API keys, letters to copy, recovery codes.</summary>
public sealed class SecretTextTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(4648, 1);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Letters_are_those_of_the_standard(string bytes, string letters) => Assert.Equal(letters, Base32.Encode(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void Tokens_differ_and_may_stand_in_an_address()
    {
        string[] tokens = [.. Enumerable.Range(0, 1000).Select(_ => SecretToken.New())];
        Assert.Equal(tokens.Length, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(token, Uri.EscapeDataString(token)));
        Assert.All(tokens, token => Assert.Equal(43, token.Length));
    }

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        for (var i = 0; i < 1000; i++)
        {
            var key = ApiKeyText.New();
            Assert.Equal(key, ApiKeyText.Parse(key.ToText()));
            Assert.Matches("^shk_[a-z2-7]{16}_[A-Za-z0-9_-]{43}$", key.ToText());
        }
    }

    [Fact]
    public void No_text_breaks_the_reading_of_a_key() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => ApiKeyText.Parse(text.Get) is null && ApiKeyText.Parse("shk_" + text.Get) is null).Check(Seeded);

    [Fact]
    public void A_key_does_not_show_its_secret_by_chance()
    {
        var key = ApiKeyText.New();
        Assert.DoesNotContain(key.Secret, $"{key}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_recovery_code_may_be_typed_with_hyphens_in_small_letters()
    {
        var codes = RecoveryCode.NewSet();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Equal(RecoveryCode.DigestOf(code), RecoveryCode.DigestOf(code.Replace(' ', '-').ToLowerInvariant())));
    }
}
