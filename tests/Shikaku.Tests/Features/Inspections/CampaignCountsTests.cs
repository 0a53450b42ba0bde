using Shikaku.Features.Inspections;
using Shikaku.Features.Sampling;

namespace Shikaku.Tests.Features.Inspections;

/// <summary>The counters of a campaign and when it can be closed (CHK-61, check.md section 10 example 30).</summary>
public sealed class CampaignCountsTests
{
    [Theory]
    [InlineData(500, 499, 0, 0, 0, false)]
    [InlineData(500, 500, 0, 0, 0, true)]
    [InlineData(500, 500, 1, 0, 0, false)]
    [InlineData(500, 500, 0, 2, 1, false)]
    [InlineData(500, 500, 0, 2, 2, true)]
    [InlineData(0, 0, 0, 0, 0, true)]
    public void A_campaign_closes_when_all_are_asked_about_decided_and_corrected(long target, long asked, long undecided, long wrong, long corrected, bool isClosable)
    {
        var counts = new CampaignCounts(target, asked, asked - undecided - wrong, 0, undecided, wrong, corrected);
        Assert.Equal(isClosable, counts.Obstacles.Count == 0);
    }

    [Fact]
    public void Every_record_counts_once_whatever_its_state()
    {
        var random = new DeterministicRandom(30);
        for (var round = 0; round < 1000; round++)
        {
            var records = Enumerable.Range(0, random.Below(60)).Select(_ => StateOf(random)).ToArray();
            var counts = CampaignCounts.Of(records.GroupBy(each => each).Select(group => (group.Key.State, group.Key.IsAnswered, (long)group.Count())));
            Assert.Equal(records.Length, counts.Target);
            Assert.Equal(records.Count(each => each.IsAnswered), counts.Asked);
            var open = records.Count(each => !each.IsAnswered && each.State is RecordState.Wrong or RecordState.Corrected && !each.IsAnswered);
            Assert.Equal(counts.Asked + open, counts.Agreed + counts.SamePerson + counts.Undecided + counts.Wrong);
            Assert.InRange(counts.Corrected, 0, counts.Wrong);
            Assert.Equal(
                records.All(each => each.IsAnswered && each.State is RecordState.Agreed or RecordState.SamePerson or RecordState.Corrected && each.IsAnswered),
                counts.Obstacles.Count == 0);
        }
    }

    private static (RecordState State, bool IsAnswered) StateOf(DeterministicRandom random)
    {
        var state = Enum.GetValues<RecordState>()[random.Below(Enum.GetValues<RecordState>().Length)];
        return (state, state switch
        {
            RecordState.Waiting => false,
            RecordState.Wrong or RecordState.Corrected => random.Below(4) > 0,
            _ => true,
        });
    }
}
