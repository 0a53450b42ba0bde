using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Features.Members;

/// <summary>What is true of a member on a day, as known on a day (LIF-02, LIF-04), by the acceptance examples of lifecycle.md.</summary>
public sealed class MemberAsOfTests(RegisterServer server) : IAsyncLifetime
{
    private const string Other = "01040013";

    private readonly ManualClock _clock = ManualClock.On("2025-04-01");
    private MadeUpRegister _register = null!;
    private MemberDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await MadeUpRegister.CreateAsync(server, _clock);
        _desk = new MemberDesk(_register);
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task LIF_ex_1_the_day_of_the_loss_is_the_first_without_qualification()
    {
        var member = await _desk.AddAsync("m1");
        await _desk.DoAsync(member, RowOperation.Lose, "lost_on=20251001", "loss_reason=03");
        Assert.False(await _desk.IsValidAsync(member, "2025-03-31"));
        Assert.True(await _desk.IsValidAsync(member, "2025-04-01"));
        Assert.True(await _desk.IsValidAsync(member, "2025-09-30"));
        Assert.False(await _desk.IsValidAsync(member, "2025-10-01"));
    }

    [Fact]
    public async Task LIF_ex_3_a_day_is_answered_as_it_was_known()
    {
        await _register.AddInsurerAsync(Other);
        var second = new MemberDesk(_register, Other);
        var former = await _desk.AddAsync("a1");
        _clock.GoTo("2025-06-02");
        var later = await second.AddAsync("b1", "acquired_on=20250501");
        _clock.GoTo("2025-06-10");
        await _desk.DoAsync(former, RowOperation.Lose, "lost_on=20250501", "loss_reason=03");
        _clock.GoTo("2025-06-30");

        async Task<string> At(string known) =>
            (await _desk.IsValidAsync(former, "2025-05-10", known) ? "A" : "") + (await second.IsValidAsync(later, "2025-05-10", known) ? "B" : "");
        Assert.Equal("A", await At("2025-05-20"));
        Assert.Equal("AB", await At("2025-06-05"));
        Assert.Equal("B", await At("2025-06-15"));
    }

    [Fact]
    public async Task LIF_ex_4_what_is_cancelled_never_was()
    {
        var member = await _desk.AddAsync("m1");
        _clock.GoTo("2025-07-01");
        await _desk.DoAsync(member, RowOperation.Cancel);
        Assert.True(await _desk.IsValidAsync(member, "2025-06-15", "2025-06-30"));
        Assert.False(await _desk.IsValidAsync(member, "2025-06-15", "2025-07-01"));
        Assert.Empty((await _desk.FindAsync(member)).Qualifications);
    }

    [Theory]
    [InlineData("20250401", RegistrationResult.Changed, "S119 LostOn")]
    [InlineData("20250331", RegistrationResult.Refused, "S118 LostOn")]
    public async Task LIF_ex_5_a_loss_on_the_day_of_acquisition_is_stored_an_earlier_one_refused(string lost, object result, string finding)
    {
        var member = await _desk.AddAsync("m1");
        var sent = (await _desk.SendAsync(member, RowOperation.Lose, $"lost_on={lost}", "loss_reason=99")).Result;
        Assert.Equal((RegistrationResult)result, sent.Result);
        Assert.Contains(finding, sent.Findings.Select(each => $"{each.Code} {each.Column}"));
        Assert.Equal(lost == "20250331", await _desk.IsValidAsync(member, "2025-04-01"));
        Assert.Single((await _desk.FindAsync(member)).Qualifications);
    }

    [Fact]
    public async Task LIF_ex_6_a_loss_taken_back_is_valid_again_from_when_it_is_known()
    {
        var member = await _desk.AddAsync("m1");
        _clock.GoTo("2025-06-05");
        await _desk.DoAsync(member, RowOperation.Lose, "lost_on=20250601", "loss_reason=03");
        _clock.GoTo("2025-06-20");
        await _desk.DoAsync(member, RowOperation.Change, "lost_on=*", "loss_reason=*");
        Assert.False(await _desk.IsValidAsync(member, "2025-06-10", "2025-06-10"));
        Assert.True(await _desk.IsValidAsync(member, "2025-06-10", "2025-06-20"));
    }

    [Fact]
    public async Task A_future_qualification_is_visible_and_not_yet_valid()
    {
        var member = await _desk.AddAsync("m1", "acquired_on=20250425");
        Assert.Equal(QualificationState.Future, (await _desk.FindAsync(member)).Shown!.State);
        Assert.Equal(QualificationState.Active, (await _desk.FindAsync(member, "2025-04-25")).Shown!.State);
    }

    [Fact]
    public async Task A_day_beyond_the_calendar_is_refused()
    {
        var member = await _desk.AddAsync("m1");
        var views = new MemberViews(_register.Setup);
        var found = await views.FindAsync(_desk.Clerk, MadeUpRegister.InsurerNumber, await _desk.KeyOfAsync(member), null, DateOnly.MaxValue, CancellationToken.None);
        Assert.Equal(Problems.DayUnfit, found.Refusal!.Problem);
    }
}
