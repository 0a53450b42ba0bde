using Shikaku.Core.Judgement;
using Shikaku.Features.Stops;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>Members that are registered are asked about, judged and, where in doubt, stopped (check.md sections 3 and 4).</summary>
public sealed class StoredCheckTests(RegisterServer server) : IAsyncLifetime
{
    private CheckedRegister _register = null!;

    public async ValueTask InitializeAsync() => _register = await CheckedRegister.CreateAsync(server);

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task A_member_who_is_who_the_registry_says_stands_as_agreed()
    {
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        var standing = Assert.IsType<Standing>(await _register.StandingAsync("m1"));
        Assert.Equal((StandingState.Agreed, Mark.Agree, Stop.None), (standing.State, standing.Verdict.Mark, standing.Stop));
        Assert.Null(standing.Resident);
        Assert.Empty(await _register.Register.ExamineAsync());
    }

    [Theory]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19810101,2,東京都千代田区麹町１丁目１番地", "× All eedee D-DIGIT")]
    [InlineData("山田　一郎,ﾔﾏﾀﾞ ｲﾁﾛｳ,,,19800101,2,東京都千代田区麹町１丁目１番地", "▲ Medical ddeee K-DIFF;N-DIFF")]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目２番地", "▲ Medical eeeed A-NUM")]
    [InlineData("基●　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目１番地", "△ None ueeee U-WILD")]
    [InlineData("基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,千代田区麹町１丁目１番地", "○ None eeeev A-PREF")]
    [InlineData(null, "－ All  S010")]
    public async Task The_policy_says_what_is_stopped(string? resident, string verdict)
    {
        await _register.CheckAsync("m1", 1, resident);
        Assert.Equal(verdict.Replace("  ", " ", StringComparison.Ordinal), (await _register.VerdictAsync("m1")).Replace("  ", " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_is_asked_about_and_lifts_the_stop_when_it_agrees()
    {
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident, "birth_date=19810101");
        var stopped = await _register.StandingAsync("m1");
        Assert.Equal(Stop.All, stopped!.Stop);
        await _register.Register.TakeInAsync(File(Change("m1", "birth_date=19800101", "operation=C")));
        Assert.Equal(Stop.All, (await _register.StandingAsync("m1"))!.Stop);
        await _register.RunAsync();
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
        Assert.Equal(2, await _register.VersionCountAsync("m1"));
        Assert.Empty(await _register.Register.ExamineAsync());
    }

    [Fact]
    public async Task The_same_answer_again_is_no_new_version()
    {
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        await _register.Register.TakeInAsync(File(Change("m1", "symbol=202", "operation=C")));
        await _register.RunAsync();
        Assert.Equal(1, await _register.VersionCountAsync("m1"));
        Assert.Equal(2, _register.Registry.Sent.Count);
    }

    [Fact]
    public async Task An_outage_delays_and_loses_nothing()
    {
        _register.Registry.IsOut = true;
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Null(await _register.StandingAsync("m1"));
        _register.Registry.IsOut = false;
        await _register.RunAsync();
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
    }
}
