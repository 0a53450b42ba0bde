using System.Net;
using System.Net.Http.Json;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Checks.Schedules;
using Shikaku.Storage.Database;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using Shikaku.Tests.Web;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>A check is over an insurer, scheme, method and period that exist, whether it is started, planned, typed or sent; else nothing of it is kept.</summary>
public sealed class CheckScopeTests(RegisterServer server) : IAsyncLifetime
{
    private CheckedRegister _register = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await CheckedRegister.CreateAsync(server);
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Theory]
    [InlineData("123456789018", null, null, null, null)]
    [InlineData("06510011", null, null, null, null)]
    [InlineData("", null, null, null, null)]
    [InlineData("01130012", null, null, null, null)]
    [InlineData(null, 999, null, null, null)]
    [InlineData(null, -1, null, null, null)]
    [InlineData(null, null, "zz", null, null)]
    [InlineData(null, null, "", null, null)]
    [InlineData(null, null, "5\0", null, null)]
    [InlineData(null, null, null, "2025-04-01", "2025-03-31")]
    public async Task One_over_what_does_not_exist_is_refused(string? insurer, int? scheme, string? method, string? from, string? until)
    {
        static DateOnly? DayOf(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var scope = new CheckScope(insurer, scheme, method, DayOf(from), DayOf(until));
        var started = await new RunStart(_register.Register.Setup, new CheckSettings()).StartAsync(Operator, CheckKind.Full, scope, null, CancellationToken.None);
        Assert.Equal("CHK.SCOPE", started.Refusal?.Problem.Code);
        Assert.Single(started.Refusal!.Details);
        var schedule = new CheckSchedule(Guid.CreateVersion7(), "夜間", ScheduleRhythm.Daily, 0, 120, scope, null, false, Operator.Actor);
        Assert.Equal("CHK.SCOPE", (await new CheckSchedules(_register.Register.Setup).SetAsync(Operator, schedule, CancellationToken.None)).Refusal?.Problem.Code);
        await using var connection = await _register.Register.Setup.Database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        Assert.Equal(0, await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "SELECT count(*) FROM checks.run WHERE kind = 'Full'"));
        Assert.Empty((await new CheckSchedules(_register.Register.Setup).ListAsync(Operator, CancellationToken.None)).Result);
    }

    [Fact]
    public async Task Systems_and_pages_are_told_so()
    {
        var register = _register.Register;
        await using var web = await WebServer.StartOverAsync(register.Address, register.Setup.Database, register.Setup.Ring, ChecksFeature.With(_register.Registry));
        using var system = web.System(Role.Operator);
        foreach (var (document, status) in new (object, HttpStatusCode)[]
        {
            (new { kind = "0" }, HttpStatusCode.BadRequest), (new { kind = "Full,Periodic" }, HttpStatusCode.BadRequest),
            (new { kind = "Full", insurer = "123456789018" }, HttpStatusCode.UnprocessableEntity), (new { kind = "Full", method = new string('5', 100_000) }, HttpStatusCode.UnprocessableEntity),
            (new { kind = "Full", method = "\0" }, HttpStatusCode.UnprocessableEntity), (new { kind = "Full", insurer = MadeUpRegister.InsurerNumber, method = "5" }, HttpStatusCode.OK),
        })
        {
            using var answer = await system.PostAsJsonAsync("/api/v1/checks", document);
            Assert.Equal(status, answer.StatusCode);
        }

        using var numbered = await system.PutAsJsonAsync($"/api/v1/check-schedules/{Guid.CreateVersion7()}", new { name = "夜間", rhythm = "7", day = 1, time = "02:00" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, numbered.StatusCode);
        using var browser = web.Browser(Role.Operator);
        foreach (var (name, value) in new[] { ("rhythm", "7"), ("scheme", "zz"), ("method", "zz"), ("insurer", "01130012") })
        {
            var fields = new Dictionary<string, string> { ["name"] = "夜間", ["rhythm"] = "Daily", ["time"] = "02:00", ["step"] = "save", [name] = value };
            using var page = await WebServer.PostAsync(browser, $"/checks/schedules/{Guid.CreateVersion7()}", fields);
            Assert.Equal((name, HttpStatusCode.UnprocessableEntity), (name, page.StatusCode));
        }

        using var list = await browser.GetAsync("/checks/schedules");
        Assert.Contains("予定はまだありません。", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
