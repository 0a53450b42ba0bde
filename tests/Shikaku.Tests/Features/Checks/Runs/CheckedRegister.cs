using Dapper;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>A register with one insurer whose members are checked against a made-up registry, step by step.</summary>
internal sealed class CheckedRegister : IAsyncDisposable
{
    /// <summary>What the registry says of the member that <see cref="Line"/> writes.</summary>
    public const string SameResident = "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目１番地";

    private CheckedRegister(MadeUpRegister register, CheckSettings settings)
    {
        Register = register;
        Checks = new CheckRegister(register.Setup, Registry, settings);
    }

    public MadeUpRegister Register { get; }

    public MadeUpRegistry Registry { get; } = new();

    public CheckRegister Checks { get; }

    public static async Task<CheckedRegister> CreateAsync(RegisterServer server, TimeProvider? clock = null, CheckSettings? settings = null) =>
        new(await MadeUpRegister.CreateAsync(server, clock), settings ?? new CheckSettings { Pauses = [TimeSpan.Zero] });

    /// <summary>Registers a member and says what the registry knows of the number; then checks.</summary>
    public async Task CheckAsync(string member, int number, string? resident, params string[] cells)
    {
        Registry.Set(Number(number), resident);
        await Register.TakeInAsync(File(Line(member, [$"individual_number={Number(number)}", .. cells])));
        await RunAsync();
    }

    /// <summary>Follows, asks, receives, until nothing happens any more.</summary>
    public async Task RunAsync()
    {
        var none = CancellationToken.None;
        while (await new RegistrationFollower(Checks).RunAsync(none) + await new RequestSender(Checks).RunAsync(none) + await new ReplyReceiver(Checks).RunAsync(none)
            + await new OverdueRequests(Checks).RunAsync(none) > 0)
        {
        }
    }

    /// <summary>Where the member's only qualification stands; null if it was never judged.</summary>
    public async Task<Standing?> StandingAsync(string member, DateOnly? acquired = null)
    {
        Assert.True(InsurerNumber.TryParse(MadeUpRegister.InsurerNumber, true, out var number, out _));
        var change = new Shikaku.Features.Audit.Change(MadeUpRegister.InsurerNumber, CheckRegister.Actor, "test");
        var setup = Register.Setup;
        await using var transaction = await Shikaku.Features.Audit.InsurerTransaction.BeginAsync(
            setup.Database, setup.Ring, setup.Clock, number, change, Shikaku.Features.Audit.InsurerTurn.Rehearse, CancellationToken.None);
        var key = MemberKey.Of(MadeUpRegister.InsurerNumber, member);
        var qualification = new QualificationReference(key, acquired ?? new DateOnly(2024, 4, 1));
        return (await new OpenStandings(transaction!, MadeUpRegister.InsurerNumber).FindAsync(qualification, CancellationToken.None))?.Content;
    }

    /// <summary>Mark, stop, tiers and reasons of a member, as <c>▲ Medical eeeed A-NUM</c>.</summary>
    public async Task<string> VerdictAsync(string member)
    {
        var standing = Assert.IsType<Standing>(await StandingAsync(member));
        return $"{Shikaku.Features.Checks.Results.JudgementWriter.MarkTexts[(int)standing.Verdict.Mark]} {standing.Stop} {standing.Tiers} {standing.Reasons}".Trim();
    }

    /// <summary>Number of versions of standings of a member.</summary>
    public async Task<long> VersionCountAsync(string member)
    {
        await using var connection = await Register.Setup.Database.ConnectForAsync(MadeUpRegister.InsurerNumber, CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM stops.standing WHERE member_id = @member", new { member });
    }

    public ValueTask DisposeAsync() => Register.DisposeAsync();
}
