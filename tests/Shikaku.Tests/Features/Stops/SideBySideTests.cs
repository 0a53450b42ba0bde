using Shikaku.Core.Matching;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>Both sides of a result with what differs (左右比較), and how the stop came and went.</summary>
public sealed class SideBySideTests(RegisterServer server) : IAsyncLifetime
{
    private StopDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_parts_that_differ_are_marked_on_both_sides_and_said_in_words()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var address = (await ViewAsync("m1")).Items[4];
        Assert.Equal(("住所", Tier.Different, false), (address.Name, address.Tier, address.Agrees));
        Assert.EndsWith("１番地", Assert.Single(address.Member, part => part.IsDifferent).Text, StringComparison.Ordinal);
        Assert.Contains(address.Resident!, part => part.IsDifferent && part.Text.Contains('２', StringComparison.Ordinal));
        Assert.Equal("東京都千代田区麹町１丁目１番地", string.Concat(address.Member.Select(part => part.Text)));
        Assert.StartsWith("番地が違います", Assert.Single(address.Sentences), StringComparison.Ordinal);
        Assert.All((await ViewAsync("m1")).Items.Take(4), item => Assert.Equal((true, Tier.Exact), (item.Agrees, item.Tier)));
    }

    [Fact]
    public async Task What_differs_as_a_whole_is_marked_as_a_whole()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherNames);
        var kanji = (await ViewAsync("m1")).Items[0];
        Assert.All([kanji.Member, kanji.Resident!], side => Assert.True(Assert.Single(side).IsDifferent));
    }

    [Fact]
    public async Task A_number_that_nobody_has_shows_one_side_only()
    {
        await _desk.Checked.CheckAsync("m1", 1, null);
        Assert.All((await ViewAsync("m1")).Items, item => Assert.Equal((null, null, 0), (item.Tier, item.Agrees, item.Resident!.Count)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CHK_ex_29_the_registrys_address_of_a_protected_member_is_shown_to_nobody_whenever_the_flag_was_set(bool isSetBefore)
    {
        string Flagged(string line, string flag) =>
            File(line).Replace("operation\n", "operation,nondisclosure\n", StringComparison.Ordinal).Replace($"{line}\n", $"{line},{flag}\n", StringComparison.Ordinal);
        _desk.Checked.Registry.Set(Number(1), OtherAddress);
        await _desk.Checked.Register.TakeInAsync(Flagged(Line("m1"), isSetBefore ? "1" : ""));
        await _desk.Checked.RunAsync();
        if (!isSetBefore)
        {
            Assert.NotNull((await ViewAsync("m1")).Items[4].Resident);
            await _desk.Checked.Register.TakeInAsync(Flagged(Change("m1", "operation=C"), "1"));
        }

        Assert.Equal("▲ Medical eeeed A-NUM", await _desk.Checked.VerdictAsync("m1"));
        var address = (await ViewAsync("m1")).Items[4];
        Assert.Equal((null, null, false, 0), (address.Resident, address.Tier, address.Agrees, address.Sentences.Count));
    }

    [Fact]
    public async Task The_history_tells_every_state_with_its_days_and_who_brought_it()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var confirmed = (await _desk.ConfirmAsync("m1", "P8", "カード")).Result;
        await _desk.WithdrawAsync(confirmed.Id, "取り違え");
        var history = (await ViewAsync("m1")).History;
        Assert.Equal(["Stopped tanaka stops.withdraw 取り違え", "Confirmed tanaka stops.confirm P8", "Stopped check check.judge "],
            history.Select(version => $"{version.Standing.State} {version.Actor.Name} {version.Operation} {version.Reason}"));
        Assert.Null(history[0].Until);
        Assert.Equal(history[0].From, history[1].Until);
    }

    private async Task<ResultView> ViewAsync(string member)
    {
        var found = await new ResultViews(_desk.Setup).FindAsync(Clerk, MadeUpRegister.InsurerNumber, QualificationOf(member), CancellationToken.None);
        Assert.True(found.Refusal is null, found.Refusal?.Problem.Code);
        return found.Result;
    }
}
