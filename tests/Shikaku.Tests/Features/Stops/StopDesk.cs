using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Features.Stops;

/// <summary>A checked register with people who confirm and approve. The members' numbers were registered by <see cref="MadeUpRegister.Clerk"/>.</summary>
internal sealed class StopDesk : IAsyncDisposable
{
    /// <summary>Residents of another address, birth or name than the member that <see cref="MemberLines.Line"/> writes: ▲, ×, △.</summary>
    public const string OtherAddress = "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目２番地",
        OtherBirth = "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19810101,2,東京都千代田区麹町１丁目１番地",
        PlaceholderName = "基●　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目１番地",
        OtherNames = "山田　一郎,ﾔﾏﾀﾞ ｲﾁﾛｳ,,,19800101,2,東京都千代田区麹町１丁目１番地";

    private StopDesk(CheckedRegister register) => Checked = register;

    public CheckedRegister Checked { get; }

    public MemberSetup Setup => Checked.Register.Setup;

    public static Caller Clerk { get; } = CallerOf("tanaka", Role.Clerk);

    public static Caller Supervisor { get; } = CallerOf("sato", Role.Supervisor);

    /// <summary>Who registered the numbers, by now a supervisor.</summary>
    public static Caller Registrar { get; } = MadeUpRegister.Clerk with { Rights = Rights.Of(Role.Supervisor) };

    public static Caller Operator { get; } =
        new(new Actor(ActorKind.Person, "ops"), Change.ImplementingBody, OrganisationKind.ImplementingBody, Rights.Of(Role.Operator));

    public static Caller CallerOf(string name, Role role, string insurer = MadeUpRegister.InsurerNumber) =>
        new(new Actor(ActorKind.Person, name), insurer, OrganisationKind.Insurer, Rights.Of(role));

    public static async Task<StopDesk> OpenAsync(RegisterServer server, TimeProvider? clock = null) => new(await CheckedRegister.CreateAsync(server, clock));

    public static QualificationReference QualificationOf(string member) => new(MemberKey.Of(MadeUpRegister.InsurerNumber, member), new DateOnly(2024, 4, 1));

    public async Task<Standing> StandingAsync(string member) => Assert.IsType<Standing>(await Checked.StandingAsync(member));

    /// <summary>A confirmation of a member's latest result.</summary>
    public async Task<ConfirmationRequest> RequestAsync(string member, string reason, string? evidence = null) =>
        new(QualificationOf(member), (await StandingAsync(member)).ResultId, reason, evidence, Setup.Today);

    public async Task<Outcome<Confirmation>> ConfirmAsync(string member, string reason, string? evidence = null, Caller? caller = null) =>
        await ConfirmAsync(await RequestAsync(member, reason, evidence), caller);

    public Task<Outcome<Confirmation>> ConfirmAsync(ConfirmationRequest request, Caller? caller = null) =>
        new ConfirmationDesk(Setup).ConfirmAsync(caller ?? Clerk, MadeUpRegister.InsurerNumber, request, CancellationToken.None);

    public Task<Outcome<Confirmation>> ApproveAsync(Guid confirmation, Caller? caller = null) =>
        new ConfirmationApprovals(Setup).ApproveAsync(caller ?? Supervisor, MadeUpRegister.InsurerNumber, confirmation, CancellationToken.None);

    public Task<Outcome<Confirmation>> WithdrawAsync(Guid confirmation, string reason, Caller? caller = null) =>
        new ConfirmationWithdrawals(Setup).WithdrawAsync(caller ?? Clerk, MadeUpRegister.InsurerNumber, confirmation, reason, CancellationToken.None);

    public async Task<Outcome<Standing>> DeleteNumberAsync(string member, string reason, Caller? caller = null) =>
        await new NumberDeletions(Setup).DeleteAsync(
            caller ?? Clerk, MadeUpRegister.InsurerNumber, QualificationOf(member), (await StandingAsync(member)).ResultId, reason, CancellationToken.None);

    /// <summary>The state and stop of a member, as in <c>Stopped Medical</c>.</summary>
    public async Task<string> StateAsync(string member) => await StandingAsync(member) is var standing ? $"{standing.State} {standing.Stop}" : "";

    /// <summary>What an outcome was refused with; the state of the confirmation if it was done.</summary>
    public static string CodeOf(Outcome<Confirmation> outcome) => outcome.Refusal?.Problem.Code ?? outcome.Result.State.ToString();

    public async Task<string[]> QueryAsync(string sql, object? values = null)
    {
        await using var connection = await Setup.Database.ConnectForAsync(MadeUpRegister.InsurerNumber, CancellationToken.None);
        return [.. await connection.QueryAsync<string>(sql, values)];
    }

    public ValueTask DisposeAsync() => Checked.DisposeAsync();
}
