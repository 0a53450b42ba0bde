using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Residue;

namespace Shikaku.Core.Tests.Residue;

/// <summary>What is counted as found and as left over, and which jumps are told (CHK-40 to CHK-44).</summary>
public sealed class ResidueFiguresTests
{
    private const string Office = "12130019", Other = "06130488";

    private static readonly ResidueFigures Figures = new(ResiduePolicy.Parse(ShippedTables.Read(ResiduePolicy.FileName)));

    [Fact]
    public void CHK_ex_25_a_stop_of_the_sixth_is_left_over_from_the_sixth()
    {
        StopSpan[] spans = [Span("2024-10-06")];
        Assert.Equal((0, 1), (ResidueOn(spans, "2024-11-05"), ResidueOn(spans, "2024-11-06")));
    }

    [Fact]
    public void CHK_ex_26_of_three_hundred_found_238_are_left_of_them_168_in_ten_bodies()
    {
        StopSpan[] spans =
        [
            Span("2024-08-01", count: 168), Span("2024-08-01", insurer: Other, count: 70), Span("2024-08-01", until: "2024-10-15", count: 62),
            Span("2024-11-05", count: 40) with { View = StoppedView.Medical },
        ];
        var window = new DetectionWindow(Day("2024-05-07"), Day("2024-10-08"));
        var all = Figures.Count(spans, Day("2024-11-06"), Day("2024-10-06"), window, _ => 0)[0];
        Assert.Equal((300, 238, "79.3"), (all.Detected.Total, all.Residue.Total, Percentage.Text(all.Share)));
        Assert.Equal((300, "−20.7"), (all.Former, Percentage.ChangeText(all.Change)));
        var bodies = Figures.Count(spans, Day("2024-11-06"), Day("2024-10-06"), window, span => span.Insurer);
        Assert.Equal("70.6", Percentage.Text(Percentage.Of(bodies[Office].Residue.Total, all.Residue.Total)));
    }

    [Fact]
    public void CHK_40_a_new_stop_after_a_release_is_another_detection_and_one_that_goes_on_over_versions_is_not()
    {
        StopSpan[] spans =
        [
            Span("2024-08-01", until: "2024-08-20"),
            Span("2024-08-01", from: "2024-08-20", until: "2024-09-10") with { IsDetection = false },
            Span("2024-09-20"),
        ];
        var count = Figures.Count(spans, Day("2024-10-01"), Day("2024-09-01"), All("2024-10-01"), _ => 0)[0];
        Assert.Equal((2, 1, 0, 1), (count.Detected.Total, count.Stopped.Total, count.Residue.Total, count.Former));
        Assert.Equal(1, ResidueOn(spans, "2024-10-20"));
    }

    [Fact]
    public void What_was_stopped_and_released_within_a_day_was_found_and_is_left_over_at_no_days_end()
    {
        StopSpan[] spans = [Span("2024-08-01", until: "2024-08-01")];
        var count = Figures.Count(spans, Day("2024-08-01"), Day("2024-07-01"), All("2024-08-01"), _ => 0)[0];
        Assert.Equal((1, 0), (count.Detected.Total, count.Stopped.Total));
    }

    [Fact]
    public void CHK_ex_27_from_none_to_5500_in_a_day_is_told_with_the_part_that_aged()
    {
        StopSpan[] spans = [Span("2024-10-06", count: 5_500), Span("2024-10-07", count: 3)];
        var jump = Assert.Single(Figures.Jumps(spans, Day("2024-10-20"), Day("2024-11-10")));
        Assert.Equal((Office, Day("2024-11-06"), 0, 5_500, true), (jump.Insurer, jump.Day, jump.Former, jump.Present, jump.IsRise));
        Assert.Equal((5_500, Day("2024-10-06"), Day("2024-10-06")), (jump.Aged, jump.AgedFrom, jump.AgedUntil));
    }

    [Theory]
    [InlineData(1_000, 150, false)]
    [InlineData(1_000, 199, false)]
    [InlineData(1_000, 200, true)]
    [InlineData(0, 99, false)]
    [InlineData(0, 100, true)]
    [InlineData(10, 99, false)]
    public void CHK_ex_27_a_rise_is_told_from_a_hundred_and_a_fifth_on(int former, int more, bool isTold)
    {
        StopSpan[] spans = [Span("2024-09-01", count: former), Span("2024-10-06", count: more)];
        Assert.Equal(isTold, Figures.Jumps(spans, Day("2024-11-06"), Day("2024-11-06")).Count == 1);
    }

    [Theory]
    [InlineData(200, true, true)]
    [InlineData(199, true, false)]
    [InlineData(200, false, false)]
    public void CHK_44_a_fall_is_told_where_it_came_by_confirmation(int released, bool isConfirmed, bool isTold)
    {
        StopSpan[] spans = [Span("2024-09-01", count: 1_000 - released), Span("2024-09-01", until: "2024-11-06", count: released) with { IsConfirmed = isConfirmed }];
        var jumps = Figures.Jumps(spans, Day("2024-11-01"), Day("2024-11-30"));
        Assert.Equal(isTold, jumps.Count == 1);
        Assert.All(jumps, jump => Assert.Equal((false, 1_000, 800, 200), (jump.IsRise, jump.Former, jump.Present, jump.Confirmed)));
    }

    [Fact]
    public void Both_directions_of_one_day_are_told_though_they_cancel_out()
    {
        StopSpan[] spans = [Span("2024-09-01", until: "2024-11-06", count: 500) with { IsConfirmed = true }, Span("2024-10-06", count: 900)];
        Assert.Equal([true, false], Figures.Jumps(spans, Day("2024-11-06"), Day("2024-11-06")).Select(jump => jump.IsRise));
    }

    [Fact]
    public void Bodies_add_up_to_all_what_is_left_was_found_and_the_trend_ends_where_the_table_stands() => Properties.Hold(
        from spans in SpanGen.ListOf(20)
        from day in DayGen
        from windowFrom in DayGen
        select (Spans: spans.ToArray(), Day: day, Window: new DetectionWindow(windowFrom, day)),
        given =>
        {
            var former = given.Day.AddMonths(-1);
            var bodies = Figures.Count(given.Spans, given.Day, former, given.Window, span => (span.Insurer, span.View));
            var all = Figures.Count(given.Spans, given.Day, former, given.Window, _ => 0).GetValueOrDefault(0, ResidueCount.Nothing);
            var trend = Figures.Trend(given.Spans, [former, given.Day], given.Window);
            return bodies.Values.Aggregate(ResidueCount.Nothing, (left, right) => left + right) == all
                && bodies.Values.All(count =>
                    count.Residue.Current <= count.Stopped.Current && count.Stopped.Current <= count.Detected.Current
                    && count.Residue.Lost <= count.Stopped.Lost && count.Stopped.Lost <= count.Detected.Lost)
                && (trend[0].Residue, trend[1].Stopped, trend[1].Residue) == (all.Former, all.Stopped.Total, all.Residue.Total);
        });

    [Fact]
    public void Jumps_say_what_the_trend_of_the_body_says() => Properties.Hold(
        SpanGen.ListOf(20),
        spans => Figures.Jumps(spans.Select(span => span with { Count = span.Count * 100 }), Day("2024-08-10"), Day("2024-11-30")).All(jump =>
        {
            StopSpan[] own = [.. spans.Where(span => span.Insurer == jump.Insurer && span.View == jump.View)];
            var trend = Figures.Trend(own, [jump.Day.AddDays(-1), jump.Day], All("2024-12-31"));
            return (trend[0].Residue * 100, trend[1].Residue * 100) == (jump.Former, jump.Present) && jump.Aged <= jump.Present && jump.Confirmed <= jump.Former;
        }),
        300);

    private static Gen<DateOnly> DayGen => from offset in Gen.Choose(0, 120) select Day("2024-08-01").AddDays(offset);

    // A detection of its own for each, as the first version of every stop is.
    private static Gen<StopSpan> SpanGen =>
        from first in DayGen
        from length in Gen.Choose(0, 90)
        from hasEnd in Gen.Elements(true, false)
        from insurer in Gen.Elements(Office, Other)
        from view in Gen.Elements(Enum.GetValues<StoppedView>())
        from isLost in Gen.Elements(true, false)
        from isConfirmed in Gen.Elements(true, false)
        from count in Gen.Choose(1, 5)
        select new StopSpan
        {
            Insurer = insurer,
            View = view,
            FirstDay = first,
            KnownFrom = first,
            KnownUntil = hasEnd ? first.AddDays(length) : null,
            IsConfirmed = hasEnd && isConfirmed,
            IsDetection = true,
            IsLost = isLost,
            Count = count,
        };

    private static long ResidueOn(StopSpan[] spans, string day) => Figures.Trend(spans, [Day(day)], All(day))[0].Residue;

    private static DetectionWindow All(string until) => new(null, Day(until));

    private static StopSpan Span(string first, string? from = null, string? until = null, string insurer = Office, int count = 1) => new()
    {
        Insurer = insurer,
        View = StoppedView.Qualification,
        FirstDay = Day(first),
        KnownFrom = Day(from ?? first),
        KnownUntil = until is null ? null : Day(until),
        IsDetection = true,
        Count = count,
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
