using Shikaku.Core.Residue;
using Shikaku.Features.Organisations.Bodies;

namespace Shikaku.Features.Stops.Residue;

/// <summary>What was found and what is left of it on a day, to be looked at in several ways. No persons.</summary>
internal sealed class ResidueReport
{
    /// <summary>How many days the daily trend and the jumps go back, and how many months the monthly trend.</summary>
    public const int DaysBack = 30, MonthsBack = 12;

    private readonly ILookup<StoppedView, StopSpan> _spans;
    private readonly InsurerBodies _bodies;
    private readonly ResidueFigures _figures;

    /// <summary>Takes what was read.</summary>
    public ResidueReport(ResidueQuestion question, IReadOnlyCollection<StopSpan> spans, InsurerBodies bodies, ResiduePolicy policy)
    {
        (Question, _bodies, _figures) = (question, bodies, new ResidueFigures(policy));
        _spans = spans.ToLookup(span => span.View);
        Totals = Enum.GetValues<StoppedView>().ToDictionary(view => view, view => CountBy(view, _ => 0).GetValueOrDefault(0, ResidueCount.Nothing));
    }

    /// <summary>What was asked for.</summary>
    public ResidueQuestion Question { get; }

    /// <summary>The figures of all that the question is about, by view.</summary>
    public IReadOnlyDictionary<StoppedView, ResidueCount> Totals { get; }

    /// <summary>The latest first day of a stop that is left over on the day.</summary>
    public DateOnly LastFirstDay => _figures.LastFirstDay(Question.Day);

    /// <summary>An insurer.</summary>
    public InsurerBody BodyOf(string insurer) => _bodies.Of(insurer);

    /// <summary>The figures by groups, where most is left over first. A group in which nothing was found is left out.</summary>
    public IReadOnlyList<ResidueGroup> Groups(InsurerGrouping grouping, StoppedView view)
    {
        var all = Totals[view].Residue.Total;
        return
        [
            .. CountBy(view, span => grouping.KeyOf(_bodies.Of(span.Insurer)))
                .Select(group => new ResidueGroup(
                    group.Key, grouping == InsurerGrouping.Insurer ? _bodies.Of(group.Key) : null, group.Value, Percentage.Of(group.Value.Residue.Total, all)))
                .OrderByDescending(group => group.Count.Residue.Total).ThenByDescending(group => group.Count.Detected.Total).ThenBy(group => group.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The ends of the last days.</summary>
    public IReadOnlyList<ResiduePoint> Daily(StoppedView view) => Trend(view, DaysBack, (day, back) => day.AddDays(-back));

    /// <summary>The same day of the last months.</summary>
    public IReadOnlyList<ResiduePoint> Monthly(StoppedView view) => Trend(view, MonthsBack, (day, back) => day.AddMonths(-back));

    /// <summary>The jumps of the last days, of all views and of detections of any day, the latest first.</summary>
    public IReadOnlyList<ResidueJump> Jumps() =>
        _figures.Jumps(_spans.SelectMany(view => view), Question.Day.AddDays(-DaysBack), Question.Day);

    /// <summary>How many of what is stopped on the day and not left over yet will be, if nobody acts, and by when the last of them.</summary>
    public (long Count, DateOnly? By) Coming(StoppedView view)
    {
        StopSpan[] young = [.. _spans[view].Where(span => Question.Window.Contains(span.FirstDay) && span.IsOnAt(Question.Day) && span.FirstDay > LastFirstDay)];
        return (young.Sum(span => span.Count), young.Length == 0 ? null : _figures.ResidualFrom(young.Max(span => span.FirstDay)));
    }

    private Dictionary<TKey, ResidueCount> CountBy<TKey>(StoppedView view, Func<StopSpan, TKey> keyOf)
        where TKey : notnull => _figures.Count(_spans[view], Question.Day, Question.ComparedWith, Question.Window, keyOf);

    // One point more than is shown, from which the first one's detections are counted.
    private IReadOnlyList<ResiduePoint> Trend(StoppedView view, int back, Func<DateOnly, int, DateOnly> before) =>
        [.. _figures.Trend([.. _spans[view]], [.. Enumerable.Range(0, back + 2).Select(i => before(Question.Day, back + 1 - i))], Question.Window).Skip(1)];
}
