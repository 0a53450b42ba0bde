using Shikaku.Core.Judgement;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>An exception with an end: after its last day the stop comes back by itself.</summary>
public sealed class ConfirmationEndTests(RegisterServer server)
{
    [Fact]
    public async Task The_stop_comes_back_on_the_day_after_the_last_one()
    {
        var clock = new ManualClock();
        await using var desk = await OpenAsync(server, clock);
        await desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var request = (await desk.RequestAsync("m1", "P8")) with { ConfirmedUntil = desk.Setup.Today.AddDays(2) };
        Assert.Equal("Approved", CodeOf(await desk.ConfirmAsync(request)));
        var ends = new ConfirmationEnds(desk.Setup);
        clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(0, await ends.RunAsync(CancellationToken.None));
        Assert.Equal("Confirmed None", await desk.StateAsync("m1"));
        clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, await ends.RunAsync(CancellationToken.None));
        var standing = await desk.StandingAsync("m1");
        Assert.Equal((StandingState.Stopped, Stop.Medical, desk.Setup.Today), (standing.State, standing.Stop, standing.MedicalStoppedOn));
        Assert.Equal(0, await ends.RunAsync(CancellationToken.None));
        Assert.Equal(["Job:stops"], await desk.QueryAsync("SELECT actor FROM audit.change WHERE operation = 'stops.end'"));
        Assert.Equal("Approved", CodeOf(await desk.ConfirmAsync(request with { Id = Guid.CreateVersion7(), ConfirmedUntil = null })));
        Assert.Empty(await desk.Checked.Register.ExamineAsync());
    }
}
