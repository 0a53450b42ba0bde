using Shikaku.Tests.Commands;
using Shikaku.Tests.Sampling;

namespace Shikaku.Tests.Features.Checks;

/// <summary>The gate on memory churn: a usual row of a check allocates nothing, so a longer file costs no more than its rare rows.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class CheckAllocationTests
{
    private const int FewMembers = 20_000;
    private const int ManyMembers = 120_000;
    private const double MostBytesPerRow = 2;

    [Fact]
    public async Task A_check_allocates_almost_nothing_for_a_further_row()
    {
        var few = await AllocatedByCheckAsync(FewMembers);
        var many = await AllocatedByCheckAsync(ManyMembers);

        Assert.InRange((many - few) / (double)(ManyMembers - FewMembers), double.NegativeInfinity, MostBytesPerRow);
    }

    private static async Task<long> AllocatedByCheckAsync(int members)
    {
        using var folder = new TemporaryFolder();
        await SampleFiles.WriteAsync(folder.Root, members, "realistic");
        var allocated = 0L;
        for (var run = 0; run < 2; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var check = await CommandRun.OfAsync(
                "check", "--members", folder.PathOf("members.csv"), "--residents", folder.PathOf("residents.csv"), "--out", folder.PathOf($"run{run}"),
                "--threads", "1");
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            Assert.Equal(0, check.ExitCode);
        }

        return allocated;
    }
}
