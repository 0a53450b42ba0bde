using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Members;

/// <summary>LIF-06: how far back the rows of a file may reach. Nobody gives a reason for them, and nobody looks at them twice.</summary>
public sealed class RetroactiveFileTests(RegisterServer server) : IAsyncLifetime
{
    private const string Key = "acquired_on=20200401";

    private MadeUpRegister _register = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await MadeUpRegister.CreateAsync(server, ManualClock.On("2025-12-01"));
        var first = await _register.TakeInAsync(File(Line("m1", Key), Line("m2", Key, $"individual_number={Number(2)}", "lost_on=20201101", "loss_reason=03")));
        Assert.Empty(await _register.FindingsAsync(first));
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Theory]
    [InlineData("m1", new[] { "operation=L", "loss_reason=03", "lost_on=20251002" }, new string[0])]
    [InlineData("m1", new[] { "operation=L", "loss_reason=03", "lost_on=20251001" }, new[] { "2 S147 lost_on" })]
    [InlineData("m1", new[] { "operation=L", "loss_reason=03", "lost_on=20201201" }, new[] { "2 S147 lost_on" })]
    [InlineData("m1", new[] { "operation=L", "loss_reason=03", "lost_on=20201130" }, new[] { "2 S148 lost_on" })]
    [InlineData("m1", new[] { "operation=C", "name_kanji=山本　洋子", "fact_on=20251002" }, new string[0])]
    [InlineData("m1", new[] { "operation=C", "name_kanji=山本　洋子", "fact_on=20251001" }, new[] { "2 S147 fact_on" })]
    [InlineData("m1", new[] { "name_kanji=山本　洋子", "fact_on=20201130" }, new[] { "2 S148 fact_on" })]
    [InlineData("m1", new[] { "operation=C", "name_kanji=基金　洋子", "fact_on=20201130" }, new string[0])]
    [InlineData("m1", new[] { "operation=C", "name_kanji=山本　洋子" }, new string[0])]
    [InlineData("m1", new[] { "operation=X" }, new[] { "2 S148 acquired_on" })]
    [InlineData("m2", new[] { "operation=C", "lost_on=*", "loss_reason=*" }, new[] { "2 S148 lost_on" })]
    [InlineData("m2", new[] { "operation=C", "lost_on=20251101" }, new[] { "2 S148 lost_on" })]
    public async Task LIF_06_a_row_that_reaches_far_back_is_noted_and_one_that_reaches_too_far_is_refused(string member, string[] cells, string[] findings)
    {
        var before = await _register.VersionsAsync(member, "name_kanji", "lost_on", "fact_on");
        var file = await _register.TakeInAsync(File(Change(member, [Key, .. cells])));
        Assert.Equal(findings, await _register.FindingsAsync(file));
        var isRefused = Array.Exists(findings, finding => finding.Contains("S148", StringComparison.Ordinal));
        var after = await _register.VersionsAsync(member, "name_kanji", "lost_on", "fact_on");
        Assert.Equal(isRefused, before.AsSpan().SequenceEqual(after));
    }
}
