using Shikaku.Features.Checks.Schedules;
using Shikaku.Web;

namespace Shikaku.Tests.Web;

/// <summary>What users and systems send for one of a few values is its name and nothing else: a number would be kept and could never be shown.</summary>
public sealed class EnumTextTests
{
    [Fact]
    public void A_name_is_read()
    {
        Assert.True(EnumText.TryParse<ScheduleRhythm>("Weekly", out var rhythm));
        Assert.Equal(ScheduleRhythm.Weekly, rhythm);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("weekly")]
    [InlineData(" Weekly")]
    [InlineData("Daily,Weekly")]
    public void Anything_else_is_not(string? text) => Assert.False(EnumText.TryParse<ScheduleRhythm>(text, out _));
}
