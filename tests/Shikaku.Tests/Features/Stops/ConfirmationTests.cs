using Shikaku.Core.Judgement;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Confirmations;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>確認登録: what may be confirmed, by whom, and what comes of it (check.md section 4, CHK-30, CHK-31, acceptance examples 20 to 24).</summary>
public sealed class ConfirmationTests(RegisterServer server) : IAsyncLifetime
{
    private StopDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task CHK_ex_20_whoever_confirmed_cannot_approve_and_another_person_opens_the_view()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var supervisor = CallerOf("suzuki", Role.Supervisor);
        var proposed = (await _desk.ConfirmAsync("m1", "P1", caller: supervisor)).Result;
        Assert.Equal(ConfirmationState.Proposed, proposed.State);
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
        Assert.Equal("S302", CodeOf(await _desk.ApproveAsync(proposed.Id, supervisor)));
        Assert.Equal("S302", CodeOf(await _desk.ApproveAsync(proposed.Id, Registrar)));
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
        Assert.Equal("Approved", CodeOf(await _desk.ApproveAsync(proposed.Id)));
        var standing = await _desk.StandingAsync("m1");
        Assert.Equal((StandingState.Confirmed, Stop.None, proposed.Id), (standing.State, standing.Stop, standing.ConfirmationId));
        Assert.Null(standing.MedicalStoppedOn);
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task CHK_ex_21_a_full_stop_takes_three_reasons_only_and_evidence()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherBirth);
        Assert.Equal("S303", CodeOf(await _desk.ConfirmAsync("m1", "P1", "届書")));
        Assert.Equal("S306", CodeOf(await _desk.ConfirmAsync("m1", "P8")));
        Assert.Equal("S306", CodeOf(await _desk.ConfirmAsync("m1", "P8", "　")));
        Assert.Equal("Proposed", CodeOf(await _desk.ConfirmAsync("m1", "P8", "個人番号カードの写し 2026年4月1日確認")));
    }

    [Fact]
    public async Task CHK_ex_23_what_agrees_is_not_confirmed_and_nobody_confirms_another_insurers_result()
    {
        await _desk.Checked.CheckAsync("m1", 1, CheckedRegister.SameResident);
        await _desk.Checked.CheckAsync("m2", 2, OtherAddress);
        Assert.Equal("S305", CodeOf(await _desk.ConfirmAsync("m1", "P1")));
        Assert.Equal("S304", CodeOf(await _desk.ConfirmAsync("m2", "P1", caller: CallerOf("tanaka", Role.Clerk, "06010011"))));
    }

    [Fact]
    public async Task CHK_ex_24_what_was_confirmed_stays_so_until_the_registry_says_something_else()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        await _desk.ApproveAsync((await _desk.ConfirmAsync("m1", "P5")).Result.Id);
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress, "symbol=202");
        Assert.Equal("Confirmed None", await _desk.StateAsync("m1"));
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress.Replace("２番地", "３番地", StringComparison.Ordinal), "symbol=203");
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
    }

    [Theory]
    [InlineData(OtherAddress, "P1", null, "Proposed")]
    [InlineData(OtherAddress, "P6", null, "Proposed")]
    [InlineData(OtherAddress, "P7", null, "Approved")]
    [InlineData(OtherAddress, "P8", null, "Approved")]
    [InlineData(OtherAddress, "9", null, "Approved")]
    [InlineData(OtherBirth, "P7", "住民票", "Proposed")]
    [InlineData(OtherBirth, "9", "届書", "Proposed")]
    [InlineData(OtherBirth, "P2", "届書", "S303")]
    [InlineData(OtherAddress, "P9", null, "S303")]
    [InlineData(OtherAddress, "", null, "S303")]
    [InlineData(null, "P8", "届書", "S303")]
    [InlineData(PlaceholderName, "P2", null, "S305")]
    public async Task CHK_30_the_reason_says_for_which_marks_it_holds_and_who_must_approve(string? resident, string reason, string? evidence, string expected)
    {
        await _desk.Checked.CheckAsync("m1", 1, resident);
        Assert.Equal(expected, CodeOf(await _desk.ConfirmAsync("m1", reason, evidence)));
    }

    [Fact]
    public async Task CHK_31_an_old_result_is_not_confirmed()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var old = await _desk.RequestAsync("m1", "P8");
        await _desk.Checked.CheckAsync("m1", 1, OtherNames, "symbol=202");
        Assert.Equal("S301", CodeOf(await _desk.ConfirmAsync(old)));
    }

    [Fact]
    public async Task What_was_proposed_about_an_old_result_is_not_approved_and_gives_way_to_a_new_one()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var old = (await _desk.ConfirmAsync("m1", "P1")).Result;
        Assert.Equal("S305", CodeOf(await _desk.ConfirmAsync("m1", "P2")));
        await _desk.Checked.CheckAsync("m1", 1, OtherNames, "symbol=202");
        Assert.Equal("S301", CodeOf(await _desk.ApproveAsync(old.Id)));
        Assert.Equal("Proposed", CodeOf(await _desk.ConfirmAsync("m1", "P3")));
        Assert.Equal(["Withdrawn", "Proposed"], await _desk.QueryAsync("SELECT state FROM stops.confirmation WHERE upper_inf(recorded) ORDER BY confirmation_id"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task What_is_being_asked_about_or_was_corrected_is_not_confirmed()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var request = await _desk.RequestAsync("m1", "P8");
        await _desk.Checked.Register.TakeInAsync(File(Change("m1", "address=東京都千代田区麹町１丁目２番地", "operation=C")));
        Assert.Equal("S305", CodeOf(await _desk.ConfirmAsync(request)));
        _desk.Checked.Registry.IsOut = true;
        await _desk.Checked.RunAsync();
        Assert.Equal("S305", CodeOf(await _desk.ConfirmAsync(request)));
        _desk.Checked.Registry.IsOut = false;
        await _desk.Checked.RunAsync();
        Assert.Equal("Agreed None", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task A_confirmation_sent_again_is_not_made_twice()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var request = await _desk.RequestAsync("m1", "P8");
        Assert.Equal("Approved", CodeOf(await _desk.ConfirmAsync(request)));
        Assert.Equal("Approved", CodeOf(await _desk.ConfirmAsync(request)));
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(*)::text FROM stops.confirmation"));
        Assert.Equal("S305", CodeOf(await _desk.ConfirmAsync(request with { Id = Guid.CreateVersion7() })));
    }

    [Fact]
    public async Task T11_what_is_taken_back_stops_the_view_again_from_that_day_on()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var confirmed = (await _desk.ConfirmAsync("m1", "P8")).Result;
        Assert.Equal("LIF.REASON", CodeOf(await _desk.WithdrawAsync(confirmed.Id, " ")));
        Assert.Equal("Withdrawn", CodeOf(await _desk.WithdrawAsync(confirmed.Id, "取り違えのため", Operator)));
        var standing = await _desk.StandingAsync("m1");
        Assert.Equal((StandingState.Stopped, Stop.Medical, _desk.Setup.Today), (standing.State, standing.Stop, standing.MedicalStoppedOn));
        Assert.Null(standing.ConfirmationId);
        Assert.Equal("S305", CodeOf(await _desk.WithdrawAsync(confirmed.Id, "もう一度")));
        Assert.Equal("Approved", CodeOf(await _desk.ConfirmAsync("m1", "P8")));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task What_waits_for_approval_can_be_taken_back_or_sent_back_and_the_stop_stays()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var first = (await _desk.ConfirmAsync("m1", "P1")).Result;
        Assert.Equal("Withdrawn", CodeOf(await _desk.WithdrawAsync(first.Id, "誤入力")));
        Assert.Equal("S305", CodeOf(await _desk.ApproveAsync(first.Id)));
        var second = (await _desk.ConfirmAsync("m1", "P1")).Result;
        var refused = await new ConfirmationApprovals(_desk.Setup).RefuseAsync(Supervisor, Members.MadeUpRegister.InsurerNumber, second.Id, "根拠が足りません", CancellationToken.None);
        Assert.Equal(("Refused", "根拠が足りません"), (CodeOf(refused), refused.Result.Remark));
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
    }

    [Fact]
    public async Task Roles_and_texts_are_looked_at_before_anything_is_done()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        Assert.Equal("ACC.NOT_ALLOWED", CodeOf(await _desk.ConfirmAsync("m1", "P8", caller: Clerk with { Rights = Right.ViewChecks })));
        Assert.Equal("LIF.NUMBER_IN_TEXT", CodeOf(await _desk.ConfirmAsync("m1", "P8", $"カード {Number(1)}")));
        Assert.Equal("S306", CodeOf(await _desk.ConfirmAsync("m1", "P8", caller: Operator)));
        Assert.Equal("CNF.DAY", CodeOf(await _desk.ConfirmAsync((await _desk.RequestAsync("m1", "P8")) with { ConfirmedOn = _desk.Setup.Today.AddDays(1) })));
        Assert.Equal("CNF.DAY", CodeOf(await _desk.ConfirmAsync((await _desk.RequestAsync("m1", "P8")) with { ConfirmedUntil = _desk.Setup.Today.AddDays(-1) })));
        var proposed = (await _desk.ConfirmAsync("m1", "P1")).Result;
        Assert.Equal("ACC.NOT_ALLOWED", CodeOf(await _desk.ApproveAsync(proposed.Id, CallerOf("kato", Role.Clerk))));
        var system = Supervisor with { Actor = new Shikaku.Features.Audit.Actor(Shikaku.Features.Audit.ActorKind.ApiKey, "vendor") };
        Assert.Equal("ACC.NOT_ALLOWED", CodeOf(await _desk.ApproveAsync(proposed.Id, system)));
        Assert.Equal("ACC.NOT_FOUND", CodeOf(await _desk.ApproveAsync(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task T8_a_deleted_number_closes_both_views_until_another_number_comes()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        var proposed = (await _desk.ConfirmAsync("m1", "P1")).Result;
        Assert.Equal("LIF.REASON", (await _desk.DeleteNumberAsync("m1", "")).Refusal!.Problem.Code);
        Assert.Equal("ACC.NOT_ALLOWED", (await _desk.DeleteNumberAsync("m1", "誤り", Operator)).Refusal!.Problem.Code);
        Assert.Equal("S304", (await _desk.DeleteNumberAsync("m1", "誤り", CallerOf("tanaka", Role.Clerk, "06010011"))).Refusal!.Problem.Code);
        Assert.Null((await _desk.DeleteNumberAsync("m1", "別人の番号と判明")).Refusal);
        Assert.Equal("NumberDeleted All", await _desk.StateAsync("m1"));
        Assert.Equal("S305", CodeOf(await _desk.ApproveAsync(proposed.Id)));
        Assert.Equal("S305", (await _desk.DeleteNumberAsync("m1", "もう一度")).Refusal!.Problem.Code);
        Assert.Equal("S305", CodeOf(await _desk.ConfirmAsync("m1", "P8", "届書")));

        _desk.Checked.Registry.Set(Number(2), CheckedRegister.SameResident);
        await _desk.Checked.Register.TakeInAsync(File(Change("m1", $"individual_number={Number(2)}", "operation=C")));
        await _desk.Checked.RunAsync();
        Assert.Equal("Agreed None", await _desk.StateAsync("m1"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task A_deletion_is_taken_back_by_another_person_and_both_views_stay_closed_until_the_registry_has_answered()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        Assert.Equal("Approved", CodeOf(await _desk.ConfirmAsync("m1", "P8", "届書")));
        Assert.Equal("S305", await RestoreAsync("m1", Supervisor));
        Assert.Null((await _desk.DeleteNumberAsync("m1", "別人の番号と判明", Supervisor)).Refusal);
        Assert.Equal("ACC.NOT_ALLOWED", await RestoreAsync("m1", Clerk));
        Assert.Equal("ACC.NOT_ALLOWED", await RestoreAsync("m1", Operator));
        Assert.Equal("S304", await RestoreAsync("m1", CallerOf("sato", Role.Supervisor, "06010011")));
        Assert.Equal("CNF.SAME_PERSON", await RestoreAsync("m1", Supervisor));
        Assert.Equal("LIF.REASON", await RestoreAsync("m1", Registrar, reason: ""));
        Assert.Equal("S301", await RestoreAsync("m1", Registrar, result: Guid.CreateVersion7()));
        Assert.Equal("NumberDeleted All", await _desk.StateAsync("m1"));
        Assert.Equal("done", await RestoreAsync("m1", Registrar));
        Assert.Equal("Stopped All", await _desk.StateAsync("m1"));
        Assert.Null((await _desk.StandingAsync("m1")).ConfirmationId);
        Assert.Equal("S305", await RestoreAsync("m1", Registrar));
        await _desk.Checked.RunAsync();
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task What_was_changed_while_the_number_was_deleted_is_asked_about_before_a_view_opens()
    {
        await _desk.Checked.CheckAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Null((await _desk.DeleteNumberAsync("m1", "別人の番号と判明")).Refusal);
        await _desk.Checked.Register.TakeInAsync(File(Change("m1", "birth_date=19810101", "operation=C")));
        await _desk.Checked.RunAsync();
        Assert.Equal("done", await RestoreAsync("m1", Supervisor));
        Assert.Equal("Stopped All", await _desk.StateAsync("m1"));
        await _desk.Checked.RunAsync();
        Assert.Equal(("Stopped All", Mark.FullStop), (await _desk.StateAsync("m1"), (await _desk.StandingAsync("m1")).Verdict.Mark));
    }

    [Fact]
    public async Task What_a_person_does_by_a_key_of_their_own_is_their_doing()
    {
        await _desk.Checked.CheckAsync("m1", 1, OtherAddress);
        await _desk.Checked.CheckAsync("m2", 2, OtherAddress);
        var key = await KeyOfAsync(Supervisor);
        var proposed = (await _desk.ConfirmAsync("m1", "P1", caller: key)).Result;
        Assert.Equal("S302", CodeOf(await _desk.ApproveAsync(proposed.Id)));
        Assert.Equal("Approved", CodeOf(await _desk.ApproveAsync(proposed.Id, CallerOf("yamada", Role.Supervisor))));
        Assert.Null((await _desk.DeleteNumberAsync("m2", "別人の番号と判明", key)).Refusal);
        Assert.Equal("CNF.SAME_PERSON", await RestoreAsync("m2", Supervisor));
        Assert.Equal("done", await RestoreAsync("m2", CallerOf("yamada", Role.Supervisor)));
    }

    private async Task<Caller> KeyOfAsync(Caller owner)
    {
        var keys = new ApiKeyAdministration(_desk.Setup.Database, _desk.Setup.Ring.AuditSecret, _desk.Setup.Clock);
        var rights = Right.ViewChecks | Right.ConfirmResults;
        var request = new ApiKeyRequest(MadeUpRegister.InsurerNumber, "連携", rights, 30);
        Assert.Null((await keys.IssueAsync(owner with { Rights = owner.Rights | Right.ManageApiKeys }, request, CancellationToken.None)).Refusal);
        return new Caller(new Actor(ActorKind.ApiKey, request.Text.Id), MadeUpRegister.InsurerNumber, OrganisationKind.Insurer, rights);
    }

    private async Task<string> RestoreAsync(string member, Caller caller, Guid? result = null, string reason = "削除は誤り") =>
        (await new NumberDeletions(_desk.Setup).RestoreAsync(
            caller, MadeUpRegister.InsurerNumber, QualificationOf(member), result ?? (await _desk.StandingAsync(member)).ResultId, reason, CancellationToken.None))
        .Refusal?.Problem.Code ?? "done";
}
