using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Checks.Schedules;
using Shikaku.Storage.Database;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Checks.Schedules;

/// <summary>Periodic checks begin when they are due: once, whatever is killed, paused or missed.</summary>
public sealed class CheckScheduleTests(RegisterServer server) : IAsyncLifetime
{
    private readonly ManualClock _clock = new() { Now = new DateTimeOffset(2026, 1, 30, 0, 0, 0, TimeSpan.Zero) };
    private CheckedRegister _register = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await CheckedRegister.CreateAsync(server, _clock);
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(await _register.Register.ExamineAsync());
        await _register.DisposeAsync();
    }

    [Theory]
    [InlineData("Daily", 0, "2026-01-31T01:59:59", "2026-01-31T02:00:00")]
    [InlineData("Daily", 0, "2026-01-31T02:00:00", "2026-02-01T02:00:00")]
    [InlineData("Weekly", 0, "2026-01-31T12:00:00", "2026-02-01T02:00:00")]
    [InlineData("Weekly", 6, "2026-01-31T12:00:00", "2026-02-07T02:00:00")]
    [InlineData("Monthly", 31, "2026-01-31T01:00:00", "2026-01-31T02:00:00")]
    [InlineData("Monthly", 31, "2026-01-31T02:00:00", "2026-02-28T02:00:00")]
    [InlineData("Monthly", 31, "2028-02-01T00:00:00", "2028-02-29T02:00:00")]
    [InlineData("Monthly", 30, "2026-02-28T03:00:00", "2026-03-30T02:00:00")]
    [InlineData("Monthly", 1, "2026-12-31T23:00:00", "2027-01-01T02:00:00")]
    public void The_next_time_is_a_day_and_hour_in_Japan_and_a_short_month_has_its_last_day(string rhythm, int day, string after, string next)
    {
        var schedule = Of(Enum.Parse<ScheduleRhythm>(rhythm), day);
        Assert.Equal(Japan(next), schedule.NextAfter(Japan(after)));
    }

    [Fact]
    public async Task Two_servers_begin_a_check_once_and_one_that_was_missed_often_begins_once()
    {
        await SetAsync(Of(ScheduleRhythm.Daily, 0));
        Assert.Equal(0, await RunnerOf().RunAsync(CancellationToken.None));
        _clock.Pass(TimeSpan.FromDays(3));
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunnerOf().RunAsync(CancellationToken.None))));
        Assert.Equal(1, begun.Sum());
        Assert.Equal(["Periodic"], await PeriodicAsync());
        var view = Assert.Single(await ListAsync());
        Assert.Equal((Japan("2026-02-03T02:00:00"), _clock.GetUtcNow()), (view.DueAt, view.LastAt));
        Assert.NotNull(view.LastRun);
        await _register.RunAsync();
        _clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunnerOf().RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_dies_while_it_begins_a_check_leaves_it_to_another()
    {
        await SetAsync(Of(ScheduleRhythm.Daily, 0));
        _clock.Pass(TimeSpan.FromDays(1));
        await using (var connection = await _register.Register.Setup.Database.ConnectForAsync(Change.ImplementingBody, CancellationToken.None))
        {
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            await using var claim = new Npgsql.NpgsqlCommand("SELECT due_at FROM checks.schedule_due FOR UPDATE", connection);
            await claim.ExecuteScalarAsync(CancellationToken.None);
            await new RunStart(_register.Register.Setup, new CheckSettings()).StartInAsync(
                connection, Operator, CheckKind.Periodic, new CheckScope(), null, CancellationToken.None);
            Assert.Equal(0, await RunnerOf().RunAsync(CancellationToken.None));
        }

        Assert.Empty(await PeriodicAsync());
        Assert.Equal(1, await RunnerOf().RunAsync(CancellationToken.None));
        Assert.Single(await PeriodicAsync());
    }

    [Fact]
    public async Task One_that_is_paused_or_taken_away_begins_nothing()
    {
        var schedule = Of(ScheduleRhythm.Daily, 0);
        await SetAsync(schedule with { IsPaused = true });
        _clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(0, await RunnerOf().RunAsync(CancellationToken.None));
        await SetAsync(schedule);
        Assert.Equal(0, await RunnerOf().RunAsync(CancellationToken.None));
        Assert.Null((await Schedules.RemoveAsync(Operator, schedule.Id, CancellationToken.None)).Refusal);
        _clock.Pass(TimeSpan.FromDays(2));
        Assert.Equal(0, await RunnerOf().RunAsync(CancellationToken.None));
        Assert.Equal("ACC.NOT_FOUND", (await Schedules.RemoveAsync(Operator, schedule.Id, CancellationToken.None)).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task Only_the_operator_sets_one_and_only_one_that_can_be()
    {
        Assert.Equal("ACC.NOT_FOUND", (await Schedules.SetAsync(Clerk, Of(ScheduleRhythm.Daily, 0), CancellationToken.None)).Refusal!.Problem.Code);
        Assert.Equal("CHK.SCHEDULE", (await Schedules.SetAsync(Operator, Of(ScheduleRhythm.Monthly, 0), CancellationToken.None)).Refusal!.Problem.Code);
        Assert.Equal("CHK.SCHEDULE", (await Schedules.SetAsync(Operator, Of(ScheduleRhythm.Daily, 0) with { Minute = 1440 }, CancellationToken.None)).Refusal!.Problem.Code);
        Assert.Equal("CHK.POLICY", (await Schedules.SetAsync(Operator, Of(ScheduleRhythm.Daily, 0) with { Policy = "none" }, CancellationToken.None)).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task One_that_fails_is_passed_over_told_and_tried_again_and_the_others_begin()
    {
        await ByHandAsync(
            """
            CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
            CREATE TRIGGER fail BEFORE INSERT ON checks.run FOR EACH ROW WHEN (NEW.scope ->> 'method' = '9') EXECUTE FUNCTION public.fail();
            """);
        var failing = Of(ScheduleRhythm.Daily, 0) with { Name = "A", Minute = 60, Scope = new CheckScope(AcquisitionMethod: "9") };
        await SetAsync(failing);
        await SetAsync(Of(ScheduleRhythm.Daily, 0) with { Name = "B" });
        _clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunnerOf().RunAsync(CancellationToken.None));
        Assert.Single(await PeriodicAsync());
        Assert.Equal(
            [("A", "WEB.INTERNAL", false, Japan("2026-01-31T01:00:00")), ("B", null, true, Japan("2026-02-01T02:00:00"))],
            (await ListAsync()).Select(view => (view.Schedule.Name, view.LastProblem, view.LastRun is not null, view.DueAt)));
        await ByHandAsync("DROP TRIGGER fail ON checks.run");
        Assert.Equal(1, await RunnerOf().RunAsync(CancellationToken.None));
        Assert.Equal([(true, null), (true, null)], (await ListAsync()).Select(view => (view.LastRun is not null, view.LastProblem)));
    }

    [Fact]
    public async Task One_that_is_sent_several_times_at_once_is_on_record_once()
    {
        var schedule = Of(ScheduleRhythm.Daily, 0);
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Schedules.SetAsync(Operator, schedule, CancellationToken.None))));
        Assert.Contains(sent, set => set.Refusal is null);
        Assert.All(sent, set => Assert.Contains(set.Refusal?.Problem.Code, new[] { null, "WEB.CONFLICT" }));
        Assert.Single(await ListAsync());
    }

    private CheckSchedules Schedules => new(_register.Register.Setup);

    private static CheckSchedule Of(ScheduleRhythm rhythm, int day) =>
        new(Guid.CreateVersion7(), "夜間", rhythm, day, 120, new CheckScope(), null, false, Operator.Actor);

    private static DateTimeOffset Japan(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(9));

    private async Task SetAsync(CheckSchedule schedule) => Assert.Null((await Schedules.SetAsync(Operator, schedule, CancellationToken.None)).Refusal);

    private async Task<IReadOnlyList<ScheduleView>> ListAsync() => (await Schedules.ListAsync(Operator, CancellationToken.None)).Result;

    private async Task<string[]> PeriodicAsync()
    {
        await using var connection = await _register.Register.Setup.Database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        return [.. await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT kind FROM checks.run WHERE kind = 'Periodic'")];
    }

    private ScheduleRunner RunnerOf() => new(_register.Register.Setup, new RunStart(_register.Register.Setup, new CheckSettings()), NullLogger<ScheduleRunner>.Instance);

    private async Task ByHandAsync(string sql)
    {
        await using var connection = new Npgsql.NpgsqlConnection(RegisterServer.Administrator(_register.Register.Address).ForMigration);
        await Dapper.SqlMapper.ExecuteAsync(connection, sql);
    }
}
