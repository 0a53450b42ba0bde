using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Work;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>Stopped records that nobody has verified by the day that the rules for them set (check.md section 5, acceptance example 28).</summary>
public sealed class OverdueTests(RegisterServer server)
{
    [Fact]
    public async Task What_is_unverified_after_the_limit_is_listed_counted_and_told_on_its_page()
    {
        var clock = ManualClock.On("2024-09-02");
        await using var desk = await OpenAsync(server, clock);
        await desk.Checked.CheckAsync("lost", 1, OtherBirth, "lost_on=20240801", "loss_reason=03");
        await desk.Checked.CheckAsync("current", 2, OtherBirth);
        await desk.Checked.CheckAsync("address", 3, OtherAddress, "lost_on=20240801", "loss_reason=03");
        Assert.Empty(await MembersAsync(desk));
        Assert.Equal("L2", (await ViewAsync(desk, "lost")).Rule?.Id);
        Assert.Equal("L4", (await ViewAsync(desk, "address")).Rule?.Id);

        clock.GoTo("2024-10-01");
        Assert.Equal(["lost"], await MembersAsync(desk));
        clock.GoTo("2024-11-01");
        await desk.Checked.CheckAsync("later", 4, OtherBirth);
        Assert.Equal(["current", "lost"], (await MembersAsync(desk)).Order(StringComparer.Ordinal));
        Assert.Equal(2, await CountAsync(desk));

        Assert.Null((await desk.DeleteNumberAsync("lost", "確かめられない")).Refusal);
        Assert.Equal(["current"], await MembersAsync(desk));
        await desk.Checked.Register.TakeInAsync(File(Change("current", "birth_date=19810101", "operation=C")));
        Assert.Empty(await MembersAsync(desk));
        Assert.Equal(0, await CountAsync(desk));
        Assert.Null((await ViewAsync(desk, "current")).Rule);
    }

    private static async Task<string[]> MembersAsync(StopDesk desk) =>
        [.. (await new WorkQueue(desk.Setup).ListAsync(Clerk, MadeUpRegister.InsurerNumber, new ResultFilter { State = ResultStateFilter.Overdue }, 0, 10, CancellationToken.None))
            .Result.Rows.Select(row => row.MemberId)];

    private static async Task<long> CountAsync(StopDesk desk)
    {
        var counts = new ResultCounts(desk.Setup);
        var own = (await counts.OfWorkAsync(Clerk, MadeUpRegister.InsurerNumber, CancellationToken.None)).Result.Overdue;
        Assert.Equal(own, Assert.Single((await counts.OfAllAsync(Operator, CancellationToken.None)).Result).Overdue);
        return own;
    }

    private static async Task<ResultView> ViewAsync(StopDesk desk, string member) =>
        (await new ResultViews(desk.Setup).FindAsync(Clerk, MadeUpRegister.InsurerNumber, QualificationOf(member), CancellationToken.None)).Result;
}
