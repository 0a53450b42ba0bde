using FsCheck;
using FsCheck.Fluent;
using Shikaku.Features.Accounts.Credentials;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>The code of an authenticator (RFC 6238).</summary>
public sealed class TimeBasedCodeTests
{
    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(6238, 1);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_examples_of_the_standard_come_out(long seconds, string code) =>
        Assert.Equal(code, TimeBasedCode.At(Secret, TimeBasedCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_is_taken_one_step_early_or_late_and_no_more() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).SelectMany(seconds => Gen.Choose(-5, 5).Select(shift => (seconds, shift))).ToArbitrary(),
        drawn =>
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(drawn.seconds);
            var step = TimeBasedCode.StepOf(now) + drawn.shift;
            return TimeBasedCode.Match(Secret, TimeBasedCode.At(Secret, step), now, lastStep: long.MinValue) == (Math.Abs(drawn.shift) <= 1 ? step : null);
        }).Check(Seeded);

    [Fact]
    public void A_code_is_taken_only_if_its_step_comes_after_the_last_one_taken() => Prop.ForAll(
        Gen.Choose(100, int.MaxValue).SelectMany(seconds => Gen.Choose(-3, 3).SelectMany(last => Gen.Choose(-1, 1).Select(shift => (seconds, last, shift)))).ToArbitrary(),
        drawn =>
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(drawn.seconds);
            var present = TimeBasedCode.StepOf(now);
            var code = TimeBasedCode.At(Secret, present + drawn.shift);
            return TimeBasedCode.Match(Secret, code, now, present + drawn.last) == (drawn.shift > drawn.last ? present + drawn.shift : null);
        }).Check(Seeded);

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("２８７０８２")]
    [InlineData("287082\0")]
    public void What_is_no_code_is_not_taken(string code) =>
        Assert.Null(TimeBasedCode.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59), lastStep: 0));

    [Theory]
    [InlineData("287 082")]
    [InlineData(" 287082\n")]
    public void Spaces_do_not_matter(string code) => Assert.Equal(1, TimeBasedCode.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59), lastStep: 0));
}
