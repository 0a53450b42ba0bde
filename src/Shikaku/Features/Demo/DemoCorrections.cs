using System.Globalization;
using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Residents;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Demo;

/// <summary>
/// The people of a demonstration correct the members of whom the sample says that a digit of the birth date or the sex was slipped: they ask for a document, enter what it
/// says, and the register asks the registry again by itself.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="population">The made-up people.</param>
/// <param name="check">The check, which asks again.</param>
internal sealed class DemoCorrections(MemberSetup setup, MadeUpPopulation population, DemoCheck check)
{
    private const int MostOfInsurer = 50;

    private static readonly HashSet<string> Slips = new(StringComparer.Ordinal) { "birth_digit", "sex_slip" };

    private readonly WorkQueue _queue = new(setup);
    private readonly ResultViews _views = new(setup);
    private readonly MemberNotices _notices = new(setup);

    /// <summary>Corrects, and waits for the answers.</summary>
    /// <param name="transport">The way to the simulated registry.</param>
    /// <param name="cancellation">Stops; what was corrected stays.</param>
    /// <returns>How many were corrected, and how many of them agree since.</returns>
    public async Task<string> RunAsync(IRegistryTransport transport, CancellationToken cancellation)
    {
        var slipped = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (member, noise, hasWrongNumber, _) in population.TruthAsync(cancellation))
        {
            if (!hasWrongNumber && Slips.Contains(noise))
            {
                slipped.Add(member);
            }
        }

        var corrected = new List<(string Insurer, QualificationReference Qualification)>();
        foreach (var insurer in population.Insurers.Select(insurer => insurer.Number))
        {
            var filter = new ResultFilter { Mark = Mark.FullStop };
            var page = (await _queue.ListAsync(CallerOf(insurer), insurer, filter, 0, MostOfInsurer, cancellation)).Result;
            foreach (var row in page.Rows.Where(row => slipped.Contains(row.MemberId)))
            {
                if (await CorrectAsync(insurer, row.Qualification, cancellation))
                {
                    corrected.Add((insurer, row.Qualification));
                }
            }
        }

        await check.RunAsync(transport, cancellation);
        var agreeing = 0;
        foreach (var (insurer, qualification) in corrected)
        {
            var view = (await _views.FindAsync(CallerOf(insurer), insurer, qualification, cancellation)).Result;
            agreeing += view.Standing is { State: StandingState.Agreed, Stop: Stop.None } ? 1 : 0;
        }

        return string.Create(CultureInfo.InvariantCulture, $"× のうち、書類で直したもの {corrected.Count:#,0}、照会し直して一致したもの {agreeing:#,0}");
    }

    /// <summary>A supervisor: some of the people have been members for longer than a clerk may change things back.</summary>
    private static Caller CallerOf(string insurer) =>
        new(new Actor(ActorKind.Person, "demo-supervisor"), insurer, OrganisationKind.Insurer, Rights.Of(Role.Supervisor));

    /// <summary>The document of a made-up person says what the made-up registry says.</summary>
    private async Task<bool> CorrectAsync(string insurer, QualificationReference qualification, CancellationToken cancellation)
    {
        var view = (await _views.FindAsync(CallerOf(insurer), insurer, qualification, cancellation)).Result;
        if (view.Standing.Resident is not { BirthDate: { } birthDate, Sex: { } sex })
        {
            return false;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        var history = await MemberHistory.FindAsync(connection, insurer, qualification.MemberKey, cancellation);
        var notice = new MemberNotice(
            RowOperation.Change, new Dictionary<MemberColumn, string> { [MemberColumn.BirthDate] = birthDate, [MemberColumn.Sex] = sex })
        {
            Version = view.Result.PresentVersion,
            Seen = history?.LastChangeOf(qualification.AcquiredOn),
            Reason = "生年月日または性別の誤り",
            Evidence = "見本の届書",
        };
        return await _notices.RegisterAsync(CallerOf(insurer), insurer, notice, cancellation) is { Refusal: null, Result.Result: not RegistrationResult.Refused };
    }
}
