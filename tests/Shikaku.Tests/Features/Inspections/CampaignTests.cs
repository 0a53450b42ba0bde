using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Inspections;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Inspections;

/// <summary>Campaigns from their start to their report (CHK-60, CHK-61, INC-08, INC-09).</summary>
public sealed class CampaignTests(RegisterServer server) : IAsyncLifetime
{
    private InspectionDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await InspectionDesk.OpenAsync(server);

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(await _desk.Stops.Checked.Register.ExamineAsync());
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_campaign_asks_about_all_who_were_obtained_in_one_way_and_always_about_those_whose_way_is_unknown()
    {
        await _desk.RegisterAsync("of-method", 1, CheckedRegister.SameResident);
        await _desk.RegisterAsync("other-method", 2, CheckedRegister.SameResident, "1");
        await _desk.RegisterAsync("too-early", 3, CheckedRegister.SameResident, "5", "acquired_on=20230401");
        await _desk.RegisterAsync("no-method", 4, CheckedRegister.SameResident, "");
        await _desk.RegisterAsync("no-method-early", 5, CheckedRegister.SameResident, "", "acquired_on=20230401");
        var campaign = (await _desk.StartAsync(new CheckScope(AcquisitionMethod: "5", AcquiredFrom: new DateOnly(2024, 4, 1)))).Result;
        Assert.Equal((3, CampaignKind.PastRegistrations), (campaign.Target, campaign.Kind));
        Assert.Equal(RecordState.Waiting, await _desk.StateAsync(campaign, "of-method"));
        Assert.Equal(RecordState.Waiting, await _desk.StateAsync(campaign, "no-method"));
        Assert.Null(await _desk.StateAsync(campaign, "other-method"));
        await _desk.Stops.Checked.RunAsync();
        Assert.Equal("target 3 asked 3 agreed 3 differing 0 same 0 undecided 0 wrong 0 corrected 0", await _desk.CountsAsync(campaign));
    }

    [Fact]
    public async Task The_way_on_which_a_number_came_narrows_a_campaign()
    {
        await _desk.RegisterAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Equal(1, (await _desk.StartAsync(new CheckScope(AcquisitionMethod: "5", Route: RegistrationRoute.File))).Result.Target);
        Assert.Equal(0, (await _desk.StartAsync(new CheckScope(AcquisitionMethod: "5", Route: RegistrationRoute.Screen))).Result.Target);
    }

    [Fact]
    public async Task What_differs_is_decided_by_people_corrected_closed_by_another_and_reported()
    {
        await _desk.RegisterAsync("same", 1, CheckedRegister.SameResident);
        await _desk.RegisterAsync("birth", 2, OtherBirth);
        await _desk.RegisterAsync("address", 3, OtherAddress);
        await _desk.RegisterAsync("minor", 4, PlaceholderName);
        await _desk.RegisterAsync("nobody", 5, null);
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.RunAsync();
        Assert.Equal("target 5 asked 5 agreed 1 differing 4 same 0 undecided 4 wrong 0 corrected 0", await _desk.CountsAsync(campaign));
        Assert.Equal("INS.OPEN", (await _desk.CloseAsync(campaign)).Refusal!.Problem.Code);

        // × and － : the right number comes at once for one, the other is taken away.
        Assert.Equal(RecordState.Wrong, (await _desk.FindWrongAsync(campaign, "birth", deletes: false)).Result.State);
        Assert.Equal(RecordState.Corrected, (await _desk.FindWrongAsync(campaign, "nobody")).Result.State);
        Assert.Equal("NumberDeleted All", await _desk.Stops.StateAsync("nobody"));
        // ▲: a confirmation; △: two people.
        Assert.Equal("INS.CONFIRM", (await _desk.FindSameAsync(campaign, "address")).Refusal!.Problem.Code);
        await _desk.Stops.ConfirmAsync("address", "P8");
        Assert.Equal(RecordState.Proposed, (await _desk.FindSameAsync(campaign, "minor")).Result.State);
        Assert.Equal("target 5 asked 5 agreed 1 differing 4 same 1 undecided 1 wrong 2 corrected 1", await _desk.CountsAsync(campaign));
        Assert.Equal("S302", (await _desk.SecondAsync(campaign, "minor", CallerOf("tanaka", Shikaku.Features.Accounts.Role.Supervisor))).Refusal!.Problem.Code);
        Assert.Equal(RecordState.SamePerson, (await _desk.SecondAsync(campaign, "minor")).Result.State);
        Assert.Equal("INS.OPEN", (await _desk.CloseAsync(campaign)).Refusal!.Problem.Code);
        await _desk.CorrectAsync("birth", 12);
        Assert.Equal("target 5 asked 5 agreed 1 differing 4 same 2 undecided 0 wrong 2 corrected 2", await _desk.CountsAsync(campaign));

        Assert.Equal("INS.CAUSE", (await _desk.CloseAsync(campaign, cause: null)).Refusal!.Problem.Code);
        Assert.Equal("INS.SAME_PERSON", (await _desk.CloseAsync(campaign, CallerOf("tanaka", Shikaku.Features.Accounts.Role.Supervisor))).Refusal!.Problem.Code);
        Assert.Equal("ACC.NOT_ALLOWED", (await _desk.CloseAsync(campaign, Clerk)).Refusal!.Problem.Code);
        var report = (await _desk.CloseAsync(campaign)).Result;
        Assert.Equal((1, 5, 5, 2L, 2L), (report.Number, report.Counts.Target, report.Counts.Asked, report.Counts.Wrong, report.Counts.Corrected));
        Assert.Equal("INS.CLOSED", (await _desk.CloseAsync(campaign)).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task A_further_find_after_the_report_opens_the_campaign_again_and_makes_another_report()
    {
        await _desk.RegisterAsync("m1", 1, CheckedRegister.SameResident);
        await _desk.RegisterAsync("m2", 2, CheckedRegister.SameResident);
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.RunAsync();
        Assert.Equal(1, (await _desk.CloseAsync(campaign)).Result.Number);
        Assert.Equal(RecordState.Corrected, (await _desk.FindWrongAsync(campaign, "m2")).Result.State);
        Assert.Equal("NumberDeleted All", await _desk.Stops.StateAsync("m2"));
        Assert.Equal(CampaignState.UnderWay, (await _desk.ViewAsync(campaign)).Campaign.State);
        Assert.Equal(2, (await _desk.CloseAsync(campaign)).Result.Number);
        var reports = (await _desk.ViewAsync(campaign)).Reports;
        Assert.Equal([(2, 1L), (1, 0L)], reports.Select(report => (report.Number, report.Counts.Wrong)));
    }

    [Fact]
    public async Task A_wrong_number_opens_a_campaign_over_what_was_obtained_the_same_way()
    {
        await _desk.RegisterAsync("wrong", 1, OtherBirth);
        await _desk.RegisterAsync("m2", 2, CheckedRegister.SameResident);
        Assert.Equal("INS.CAUSE", (await _desk.StartFromAsync("wrong", cause: " ")).Refusal!.Problem.Code);
        Assert.Equal("INS.SCOPE", (await _desk.StartFromAsync("wrong", new CheckScope(AcquisitionMethod: "1"))).Refusal!.Problem.Code);
        Assert.Equal("Stopped All", await _desk.Stops.StateAsync("wrong"));
        var campaign = (await _desk.StartFromAsync("wrong")).Result;
        Assert.Equal((CampaignKind.SimilarCases, 2L, "wrong"), (campaign.Kind, campaign.Target, campaign.Origin!.MemberId));
        Assert.Equal("NumberDeleted All", await _desk.Stops.StateAsync("wrong"));
        await _desk.Stops.Checked.RunAsync();
        Assert.Equal("target 2 asked 2 agreed 1 differing 1 same 0 undecided 0 wrong 1 corrected 1", await _desk.CountsAsync(campaign));
        Assert.Equal(1, (await _desk.CloseAsync(campaign)).Result.Counts.Wrong);
    }

    [Fact]
    public async Task The_records_are_fixed_at_the_start_whatever_becomes_of_the_members()
    {
        await _desk.RegisterAsync("lost", 1, CheckedRegister.SameResident);
        await _desk.RegisterAsync("replaced", 2, OtherBirth);
        await _desk.RegisterAsync("changed", 3, OtherAddress);
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.Register.TakeInAsync(File(Change("lost", "lost_on=20240901", "loss_reason=01", "operation=L")));
        _desk.Stops.Checked.Registry.Set(Number(12), CheckedRegister.SameResident);
        await _desk.Stops.Checked.Register.TakeInAsync(File(Change("replaced", $"individual_number={Number(12)}", "acquisition_method=1", "operation=C")));
        await _desk.Stops.Checked.Register.TakeInAsync(File(Change("changed", "address=東京都千代田区麹町１丁目２番地", "operation=C")));
        await _desk.RegisterAsync("new", 4, OtherBirth);
        await _desk.Stops.Checked.RunAsync();

        // The number that was asked about never agreed, though another one stands there by now: a person decides.
        Assert.Equal(RecordState.Undecided, await _desk.StateAsync(campaign, "replaced"));
        Assert.Equal(RecordState.Agreed, await _desk.StateAsync(campaign, "lost"));
        Assert.Equal(RecordState.Agreed, await _desk.StateAsync(campaign, "changed"));
        Assert.Equal("target 3 asked 3 agreed 2 differing 1 same 0 undecided 1 wrong 0 corrected 0", await _desk.CountsAsync(campaign));
        Assert.Equal(RecordState.Corrected, (await _desk.FindWrongAsync(campaign, "replaced")).Result.State);
        Assert.Equal("Agreed None", await _desk.Stops.StateAsync("replaced"));
    }

    [Fact]
    public async Task A_number_by_which_something_can_be_seen_is_not_left_when_it_is_found_to_be_wrong()
    {
        await _desk.RegisterAsync("minor", 1, PlaceholderName);
        await _desk.RegisterAsync("address", 2, OtherAddress);
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.RunAsync();
        Assert.Equal("INS.VISIBLE", (await _desk.FindWrongAsync(campaign, "minor", deletes: false)).Refusal!.Problem.Code);
        Assert.Equal("INS.VISIBLE", (await _desk.FindWrongAsync(campaign, "address", deletes: false)).Refusal!.Problem.Code);
        Assert.Equal("Agreed None", await _desk.Stops.StateAsync("minor"));
        Assert.Equal(RecordState.Corrected, (await _desk.FindWrongAsync(campaign, "minor")).Result.State);
    }

    [Fact]
    public async Task A_finding_taken_back_leaves_the_record_to_be_decided_again()
    {
        await _desk.RegisterAsync("birth", 1, OtherBirth);
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.RunAsync();
        await _desk.FindWrongAsync(campaign, "birth", deletes: false);
        Assert.Equal(RecordState.Undecided, (await _desk.WithdrawAsync(campaign, "birth")).Result.State);
        Assert.Equal("INS.DECIDED", (await _desk.WithdrawAsync(campaign, "birth")).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task Two_peoples_word_does_not_outlive_another_comparison()
    {
        await _desk.RegisterAsync("minor", 1, PlaceholderName);
        var campaign = (await _desk.StartAsync()).Result;
        await _desk.Stops.Checked.RunAsync();
        await _desk.FindSameAsync(campaign, "minor");
        await _desk.SecondAsync(campaign, "minor");
        Assert.Equal(RecordState.SamePerson, await _desk.StateAsync(campaign, "minor"));
        _desk.Stops.Checked.Registry.Set(Number(1), OtherBirth);
        await new RunStart(_desk.Stops.Setup, new CheckSettings()).StartAsync(Operator, CheckKind.Full, new CheckScope(InspectionDesk.Insurer), null, CancellationToken.None);
        await _desk.Stops.Checked.RunAsync();
        Assert.Equal(RecordState.Undecided, await _desk.StateAsync(campaign, "minor"));
    }

    [Fact]
    public async Task Started_again_under_its_name_it_is_not_started_twice()
    {
        await _desk.RegisterAsync("m1", 1, CheckedRegister.SameResident);
        var id = Guid.CreateVersion7();
        Assert.Equal((await _desk.StartAsync(id: id)).Result.RunId, (await _desk.StartAsync(id: id)).Result.RunId);
        Assert.Equal("WEB.CONFLICT", (await _desk.StartAsync(new CheckScope(AcquisitionMethod: "1"), id: id)).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task The_implementing_body_starts_one_at_each_insurer_and_decides_nothing()
    {
        await _desk.RegisterAsync("birth", 1, OtherBirth);
        var start = new CampaignStart(_desk.Stops.Setup, new CheckSettings());
        var request = new CampaignRequest(Guid.CreateVersion7(), new CheckScope(AcquisitionMethod: "5"));
        var count = (await start.StartAllAsync(Operator, null, request, CancellationToken.None)).Result;
        Assert.Equal(count, (await start.StartAllAsync(Operator, null, request, CancellationToken.None)).Result);
        var all = (await new CampaignQueries(_desk.Stops.Setup).ListAsync(Operator, CancellationToken.None)).Result;
        Assert.Equal(count, all.Count);
        Assert.Equal("ACC.NOT_FOUND", (await start.StartAllAsync(Clerk, null, request, CancellationToken.None)).Refusal!.Problem.Code);
        var campaign = (await _desk.StartAsync(caller: Operator)).Result;
        Assert.Equal("ACC.NOT_ALLOWED", (await _desk.FindWrongAsync(campaign, "birth", caller: Operator)).Refusal!.Problem.Code);
        Assert.Equal("ACC.NOT_ALLOWED", (await _desk.CloseAsync(campaign, Operator)).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task What_was_not_answered_keeps_a_campaign_open()
    {
        await _desk.RegisterAsync("m1", 1, CheckedRegister.SameResident);
        var campaign = (await _desk.StartAsync()).Result;
        var refused = (await _desk.CloseAsync(campaign)).Refusal!;
        Assert.Equal("INS.OPEN", refused.Problem.Code);
        Assert.Equal("対象 1 件のうち、照会の回答があったのは 0 件です。", Assert.Single(refused.Details));
    }
}
