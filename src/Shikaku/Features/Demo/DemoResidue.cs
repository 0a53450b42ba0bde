using System.Globalization;
using Shikaku.Core.Residue;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Residue;

namespace Shikaku.Features.Demo;

/// <summary>What the checks of a demonstration have found and what is left of it. On its first day nothing is old enough: then it says what will be left if nobody acts.</summary>
/// <param name="setup">The register.</param>
internal sealed class DemoResidue(MemberSetup setup)
{
    /// <summary>Makes the report of all insurers.</summary>
    /// <returns>Its figures by view.</returns>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        var report = (await new ResidueReports(setup).MakeAsync(Caller.OfCommand(), ResidueQuestion.Of(setup.Today), cancellation)).Result;
        return string.Join('、', Enum.GetValues<StoppedView>().Select(view => TextOf(report, view)));
    }

    private static string TextOf(ResidueReport report, StoppedView view)
    {
        var (count, coming) = (report.Totals[view], report.Coming(view));
        var later = coming is ( > 0, { } by) ? string.Create(CultureInfo.InvariantCulture, $"（このままなら {by:yyyy-MM-dd} までに +{coming.Count:#,0}）") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ResidueWords.Of(view)} 初回検知 {count.Detected.Total:#,0}・停止中 {count.Stopped.Total:#,0}・残存 {count.Residue.Total:#,0}（{Percentage.Text(count.Share)} %）{later}");
    }
}
