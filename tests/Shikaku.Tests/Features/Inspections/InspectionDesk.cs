using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Inspections;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Checks.Runs;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Features.Stops;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Inspections;

/// <summary>A checked register whose records are inspected.</summary>
internal sealed class InspectionDesk : IAsyncDisposable
{
    public const string Insurer = MadeUpRegister.InsurerNumber;

    private InspectionDesk(StopDesk stops) => Stops = stops;

    public StopDesk Stops { get; }

    public static async Task<InspectionDesk> OpenAsync(RegisterServer server) => new(await StopDesk.OpenAsync(server));

    /// <summary>Registers a member of a method, of whom the registry knows something, and checks.</summary>
    public Task RegisterAsync(string member, int number, string? resident, string method = "5", params string[] cells) =>
        Stops.Checked.CheckAsync(member, number, resident, [$"acquisition_method={method}", .. cells]);

    public Task<Outcome<Campaign>> StartAsync(CheckScope? scope = null, Caller? caller = null, Guid? id = null) =>
        new CampaignStart(Stops.Setup, new CheckSettings()).StartAsync(
            caller ?? Clerk, Insurer, new CampaignRequest(id ?? Guid.CreateVersion7(), scope ?? new CheckScope(AcquisitionMethod: "5")), CancellationToken.None);

    /// <summary>Opens 類似事案の点検 from a member's result.</summary>
    public async Task<Outcome<Campaign>> StartFromAsync(string member, CheckScope? scope = null, bool deletes = true, string? cause = "世帯員の番号を取り違えた") =>
        await new CampaignStart(Stops.Setup, new CheckSettings()).StartAsync(
            Clerk, Insurer,
            new CampaignRequest(Guid.CreateVersion7(), scope ?? new CheckScope(AcquisitionMethod: "5"))
            {
                Origin = QualificationOf(member),
                OriginResult = (await Stops.StandingAsync(member)).ResultId,
                DeletesNumber = deletes,
                CauseKind = CauseKind.Family,
                Cause = cause,
            },
            CancellationToken.None);

    public Task<Outcome<InspectedRecord>> FindWrongAsync(Campaign campaign, string member, bool deletes = true, Caller? caller = null) =>
        new CampaignFindings(Stops.Setup).FindWrongAsync(caller ?? Clerk, Insurer, campaign.Id, QualificationOf(member), "住民票と照合", deletes, CancellationToken.None);

    public Task<Outcome<InspectedRecord>> FindSameAsync(Campaign campaign, string member, Caller? caller = null) =>
        new CampaignFindings(Stops.Setup).FindSamePersonAsync(caller ?? Clerk, Insurer, campaign.Id, QualificationOf(member), "本人確認書類", CancellationToken.None);

    public Task<Outcome<InspectedRecord>> SecondAsync(Campaign campaign, string member, Caller? caller = null) =>
        new CampaignFindings(Stops.Setup).SecondAsync(caller ?? Supervisor, Insurer, campaign.Id, QualificationOf(member), CancellationToken.None);

    public Task<Outcome<InspectedRecord>> WithdrawAsync(Campaign campaign, string member) =>
        new CampaignFindings(Stops.Setup).WithdrawAsync(Clerk, Insurer, campaign.Id, QualificationOf(member), "取り違え", CancellationToken.None);

    public Task<Outcome<CampaignReport>> CloseAsync(Campaign campaign, Caller? caller = null, CauseKind? cause = CauseKind.Typing, string? text = "入力の誤り") =>
        new CampaignClosing(Stops.Setup).CloseAsync(caller ?? Supervisor, Insurer, campaign.Id, cause, text, "二人で確かめる", CancellationToken.None);

    public async Task<CampaignView> ViewAsync(Campaign campaign) =>
        (await new CampaignQueries(Stops.Setup).FindAsync(Clerk, Insurer, campaign.Id, CancellationToken.None)).Result;

    /// <summary>The counters, as <c>target 4 asked 4 agreed 2 differing 2 same 0 undecided 2 wrong 0 corrected 0</c>.</summary>
    public async Task<string> CountsAsync(Campaign campaign) => (await ViewAsync(campaign)).Counts is var counts
        ? $"target {counts.Target} asked {counts.Asked} agreed {counts.Agreed} differing {counts.Differing} same {counts.SamePerson} undecided {counts.Undecided} "
            + $"wrong {counts.Wrong} corrected {counts.Corrected}"
        : "";

    /// <summary>The state of a record; null if the campaign does not have it.</summary>
    public async Task<RecordState?> StateAsync(Campaign campaign, string member) =>
        (await new CampaignQueries(Stops.Setup).FindRecordAsync(Clerk, campaign, QualificationOf(member), CancellationToken.None)) is { Refusal: null } found
            ? found.Result.State
            : null;

    /// <summary>Gives a member another number, of whom the registry says that it is theirs.</summary>
    public async Task CorrectAsync(string member, int number)
    {
        Stops.Checked.Registry.Set(Number(number), CheckedRegister.SameResident);
        await Stops.Checked.Register.TakeInAsync(File(Change(member, $"individual_number={Number(number)}", "acquisition_method=1", "operation=C")));
        await Stops.Checked.RunAsync();
    }

    public ValueTask DisposeAsync() => Stops.DisposeAsync();
}
