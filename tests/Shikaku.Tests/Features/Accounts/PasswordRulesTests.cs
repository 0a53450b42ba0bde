using Shikaku.Features.Accounts.Credentials;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>What a password must be, and how it is kept.</summary>
public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = PasswordRules.Read(TableFiles.Open());

    [Theory]
    [InlineData("correct battery 川 staple")]
    [InlineData("kawa-no-hotori-akai")]
    [InlineData("川のほとり赤い自転車と三毛猫")]
    public void A_long_one_that_nobody_tries_first_is_taken(string password) => Assert.Empty(Rules.FaultsOf(password, "yamamoto"));

    [Theory]
    [InlineData("kawanohotor", "12 文字以上")]
    [InlineData("xYamamoto-no-kawa", "利用者名を含む")]
    [InlineData("Password1234", "推測されやすい")]
    [InlineData("PASSWORDPASSWORD", "推測されやすい")]
    [InlineData("2026-sakura-2026!", "推測されやすい")]
    [InlineData("1qaz2wsx3edc", "推測されやすい")]
    [InlineData("aaaaaaaaaaaaaaaa", "推測されやすい")]
    [InlineData("121212343434", "推測されやすい")]
    public void Another_is_refused_with_the_reason(string password, string reason) =>
        Assert.Contains(Rules.FaultsOf(password, "yamamoto"), fault => fault.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void A_password_has_an_upper_bound_so_that_hashing_it_has_one() =>
        Assert.NotEmpty(Rules.FaultsOf(string.Concat(Enumerable.Range(0, 129).Select(i => (char)('a' + (i % 26)))), "yamamoto"));

    [Fact]
    public void The_hash_tells_the_password_from_others_and_says_nothing_of_it()
    {
        var hash = PasswordHash.Of(AccountWorld.Password);
        Assert.True(PasswordHash.Verify(hash, AccountWorld.Password));
        Assert.False(PasswordHash.Verify(hash, AccountWorld.OtherPassword));
        Assert.False(PasswordHash.Verify(null, AccountWorld.Password));
        Assert.NotEqual(hash, PasswordHash.Of(AccountWorld.Password));
    }
}
