using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Work;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>The list of work: what stands in it, in which order (CHK-33, acceptance example 13), and in which state (check.md section 4).</summary>
public sealed class WorkQueueTests(RegisterServer server) : IAsyncLifetime
{
    private StopDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task CHK_ex_13_full_stops_come_first_then_other_names_of_present_members_then_the_rest_and_those_who_left_last_of_each()
    {
        await _desk.Checked.CheckAsync("placeholder", 1, PlaceholderName);
        await _desk.Checked.CheckAsync("address", 2, OtherAddress);
        await _desk.Checked.CheckAsync("left", 3, OtherNames, "lost_on=20250401", "loss_reason=03");
        await _desk.Checked.CheckAsync("names", 4, OtherNames);
        await _desk.Checked.CheckAsync("left-birth", 5, OtherBirth, "lost_on=20250401", "loss_reason=03");
        await _desk.Checked.CheckAsync("birth", 6, OtherBirth);
        await _desk.Checked.CheckAsync("unknown", 7, null);
        await _desk.Checked.CheckAsync("agrees", 8, CheckedRegister.SameResident);
        await _desk.Checked.CheckAsync("address-too", 9, OtherAddress);
        Assert.Equal(["birth", "left-birth", "names", "address", "address-too", "left", "placeholder"], await MembersAsync(ResultFilter.Work));
        Assert.Equal(["unknown"], await MembersAsync(new() { Mark = Mark.NotCompared }));
        Assert.Equal(["names", "address", "address-too", "left"], await MembersAsync(new() { Mark = Mark.MedicalStop }));
        Assert.Equal(["left-birth", "left"], await MembersAsync(new() { IsLost = true }));
        Assert.Equal(["address", "address-too"], await MembersAsync(new() { Reason = "番地" }));
        Assert.Equal(["names", "left"], await MembersAsync(new() { Reason = "k-diff" }));
        Assert.Empty(await MembersAsync(new() { Reason = "何もない" }));
    }

    [Fact]
    public async Task Pages_hold_what_they_should_and_the_whole_is_counted()
    {
        for (var i = 1; i <= 5; i++)
        {
            await _desk.Checked.CheckAsync($"m{i}", i, OtherAddress);
        }

        var page = (await QueueAsync(ResultFilter.Work, 2, 2)).Result;
        Assert.Equal((5, "m3", "m4"), (page.Total, page.Rows[0].MemberId, page.Rows[1].MemberId));
        Assert.Equal(5, (await QueueAsync(ResultFilter.Work, 50, 2)).Result.Total);
    }

    [Fact]
    public async Task The_state_follows_from_the_result_the_requests_under_way_and_the_register()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        Assert.Equal(ResultState.Stopped, await StateAsync("m1"));
        await _desk.Checked.Register.TakeInAsync(File(Change("m1", "symbol=202", "operation=C")));
        Assert.Equal(ResultState.Stopped, await StateAsync("m1"));
        await _desk.Checked.Register.TakeInAsync(File(Change("m1", "address=東京都千代田区麹町１丁目９番地", "operation=C")));
        Assert.Equal(ResultState.Corrected, await StateAsync("m1"));
        Assert.Empty(await MembersAsync(ResultFilter.Work));
        Assert.Equal(["m1"], await MembersAsync(new() { State = ResultStateFilter.Corrected }));
        _desk.Checked.Registry.IsOut = true;
        await _desk.Checked.RunAsync();
        Assert.Equal(ResultState.Asked, await StateAsync("m1"));
        _desk.Checked.Registry.IsOut = false;
        await _desk.Checked.RunAsync();
        Assert.Equal(ResultState.Stopped, await StateAsync("m1"));
        var proposed = (await _desk.ConfirmAsync("m1", "P1")).Result;
        Assert.Empty(await MembersAsync(ResultFilter.Work));
        Assert.Equal(["m1"], await MembersAsync(new() { State = ResultStateFilter.Proposed }));
        await _desk.ApproveAsync(proposed.Id);
        Assert.Equal(ResultState.Confirmed, await StateAsync("m1"));
        await _desk.DeleteNumberAsync("m1", "誤り");
        Assert.Equal(["m1"], await MembersAsync(new() { State = ResultStateFilter.NumberDeleted }));
    }

    [Fact]
    public async Task A_member_never_asked_about_is_found_as_such()
    {
        await _desk.Checked.Register.TakeInAsync(File(Line("m1")));
        Assert.Equal(["m1"], await MembersAsync(new() { State = ResultStateFilter.NotAsked }));
        Assert.Empty(await MembersAsync(new() { State = ResultStateFilter.All }));
    }

    [Fact]
    public async Task The_next_one_is_found_though_the_present_one_has_left_the_list()
    {
        for (var i = 1; i <= 3; i++)
        {
            await _desk.Checked.CheckAsync($"m{i}", i, OtherAddress);
        }

        Assert.Equal(new ResultNeighbours(QualificationOf("m1"), QualificationOf("m3"), 1), await NeighboursAsync("m2"));
        await _desk.ConfirmAsync("m2", "P8");
        Assert.Equal(["m1", "m3"], await MembersAsync(ResultFilter.Work));
        Assert.Equal(new ResultNeighbours(QualificationOf("m1"), QualificationOf("m3"), 1), await NeighboursAsync("m2"));
        Assert.Equal(new ResultNeighbours(null, QualificationOf("m3"), 1), await NeighboursAsync("m1"));
    }

    [Fact]
    public async Task CHK_50_a_withheld_address_is_told_of_by_no_code_and_no_filter()
    {
        await _desk.Checked.Register.TakeInAsync(File(Line("m1")).Replace("operation\n", "operation,nondisclosure\n", StringComparison.Ordinal).Replace(",\n", ",,1\n", StringComparison.Ordinal));
        _desk.Checked.Registry.Set(Number(1), OtherAddress);
        await _desk.Checked.RunAsync();
        var row = Assert.Single((await QueueAsync(ResultFilter.Work)).Result.Rows);
        Assert.Equal(("", true), (row.Result!.Reasons, row.Result.IsNotDisclosed));
        Assert.Empty(await MembersAsync(new() { Reason = "番地" }));
    }

    [Fact]
    public async Task Nobody_without_the_right_and_nobody_of_another_insurer_sees_the_list()
    {
        var queue = new WorkQueue(_desk.Setup);
        var stranger = await queue.ListAsync(CallerOf("tanaka", Role.Clerk, "06010011"), MadeUpRegister.InsurerNumber, ResultFilter.Work, 0, 10, CancellationToken.None);
        Assert.Equal("ACC.NOT_FOUND", stranger.Refusal!.Problem.Code);
        var blind = await queue.ListAsync(Clerk with { Rights = Right.ViewMembers }, MadeUpRegister.InsurerNumber, ResultFilter.Work, 0, 10, CancellationToken.None);
        Assert.Equal("ACC.NOT_ALLOWED", blind.Refusal!.Problem.Code);
    }

    private async Task<string[]> MembersAsync(ResultFilter filter) => [.. (await QueueAsync(filter)).Result.Rows.Select(row => row.MemberId)];

    private Task<Shikaku.Outcomes.Outcome<ResultPage>> QueueAsync(ResultFilter filter, int skip = 0, int count = 50) =>
        new WorkQueue(_desk.Setup).ListAsync(Clerk, MadeUpRegister.InsurerNumber, filter, skip, count, CancellationToken.None);

    private async Task<ResultState> StateAsync(string member) =>
        (await QueueAsync(new() { State = ResultStateFilter.All })).Result.Rows.Single(row => row.MemberId == member).State;

    private async Task<ResultNeighbours> NeighboursAsync(string member) =>
        (await new WorkQueue(_desk.Setup).NeighboursAsync(Clerk, MadeUpRegister.InsurerNumber, ResultFilter.Work, QualificationOf(member), CancellationToken.None)).Result;
}
