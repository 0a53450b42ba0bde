using System.Globalization;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Features.Residents.Simulation;
using Shikaku.ReferenceData;

namespace Shikaku.Tests.Features.Residents;

/// <summary>What the simulated registry decides by chance is the same for the same seed, and as frequent as asked.</summary>
public sealed class SimulationTests
{
    private const int Count = 2_000;

    [Fact]
    public void Numbers_change_for_the_same_people_to_the_same_new_numbers_that_nobody_else_has()
    {
        using var folder = new TemporaryFolder();
        var file = MadeResidents.Write(folder, Count);
        var first = ChangesOf(file, seed: 7);
        Assert.InRange(first.Count, Count / 20, Count / 5);
        Assert.Equal(first, ChangesOf(file, seed: 7));
        Assert.NotEqual(first, ChangesOf(file, seed: 8));
        Assert.Equal(first.Count, first.Values.Distinct().Count());
        Assert.All(first.Values, number => Assert.True(IndividualNumber.TryParse(number.ToString("D12", CultureInfo.InvariantCulture), out _, out _)));
        Assert.Empty(first.Values.Intersect(Enumerable.Range(0, Count).Select(resident => MadeResidents.NumberOf(resident).ToKey())));
    }

    [Fact]
    public void A_share_is_kept_and_nothing_or_everything_is_exact()
    {
        var chance = new Chance(5);
        Assert.InRange(CountOf(5), 400, 600);
        Assert.Equal((0, 10_000), (CountOf(0), CountOf(100)));

        int CountOf(double percent) => Enumerable.Range(0, 10_000).Count(to => chance.Happens(percent, ChanceOf.LineError, (ulong)to));
    }

    [Fact]
    public void A_reply_is_planned_alike_each_time_with_a_name_for_each_content()
    {
        var options = new SimulatorOptions { File = "", Partial = 50, Garbage = 50, Late = TimeSpan.FromSeconds(3), Seed = 5 };
        var chance = new Chance(options.Seed);
        var plans = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).Select(request =>
        {
            var plan = PlannedPiece.Plan(request, options, chance, withGarbage: true);
            Assert.Equal(plan, PlannedPiece.Plan(request, options, chance, withGarbage: true));
            Assert.Equal(Enumerable.Range(1, plan.Count), plan.Select(piece => piece.Number));
            return string.Join(' ', plan.Select(piece => string.Create(CultureInfo.InvariantCulture, $"{piece.Lines}+{piece.Due.TotalSeconds}")));
        });
        Assert.Equal(
            ["All+0", "Even+0 Odd+3", "Garbage+0 All+0", "Garbage+0 Even+0 Odd+3"],
            plans.Distinct().Order(StringComparer.Ordinal));
    }

    private static Dictionary<ulong, ulong> ChangesOf(string file, ulong seed)
    {
        using var residents = ResidentCatalogue.Read(file, 10, new Chance(seed), new ComparisonTables(TableFiles.Open().Read), CancellationToken.None);
        Assert.Equal(Count, residents.Rows);
        var changes = new Dictionary<ulong, ulong>();
        for (var resident = 0; resident < Count; resident++)
        {
            var number = MadeResidents.NumberOf(resident).ToKey();
            var present = residents.PresentNumberOf(number);
            if (present != number)
            {
                changes.Add(number, present);
                Assert.Equal(RegistryAnswer.NotFound, residents.Find(number).Answer);
            }

            Assert.Equal(RegistryAnswer.Found, residents.Find(present).Answer);
        }

        return changes;
    }
}
