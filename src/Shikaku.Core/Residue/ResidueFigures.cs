namespace Shikaku.Core.Residue;

/// <summary>Counts what was found and what is left over, from dated spans alone (CHK-40 to CHK-44).</summary>
/// <param name="policy">What counts as left over.</param>
public sealed class ResidueFigures(ResiduePolicy policy)
{
    /// <summary>Counts for a day, by any grouping of the insurers.</summary>
    /// <typeparam name="TKey">What tells the groups apart.</typeparam>
    /// <param name="spans">The stops as known on the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="comparedWith">The earlier day that the change is measured from.</param>
    /// <param name="window">Which detections.</param>
    /// <param name="keyOf">The group of a span.</param>
    public Dictionary<TKey, ResidueCount> Count<TKey>(
        IEnumerable<StopSpan> spans, DateOnly day, DateOnly comparedWith, DetectionWindow window, Func<StopSpan, TKey> keyOf)
        where TKey : notnull
    {
        var (last, formerLast) = (LastFirstDay(day), LastFirstDay(comparedWith));
        var counts = new Dictionary<TKey, ResidueCount>();
        foreach (var span in spans.Where(span => span.KnownFrom <= day && window.Contains(span.FirstDay)))
        {
            var records = MembershipCount.Of(span);
            var isOn = span.IsOnAt(day);
            counts[keyOf(span)] = counts.GetValueOrDefault(keyOf(span), ResidueCount.Nothing) + new ResidueCount
            {
                Detected = span.IsDetection ? records : default,
                Stopped = isOn ? records : default,
                Residue = isOn && span.FirstDay <= last ? records : default,
                Former = IsResidual(span, comparedWith, formerLast) ? span.Count : 0,
            };
        }

        return counts;
    }

    /// <summary>How things stood on some days, each as was known then.</summary>
    /// <param name="spans">The stops.</param>
    /// <param name="days">The days, the earliest first.</param>
    /// <param name="window">Which detections.</param>
    public IReadOnlyList<ResiduePoint> Trend(IReadOnlyCollection<StopSpan> spans, IReadOnlyList<DateOnly> days, DetectionWindow window)
    {
        var points = new List<ResiduePoint>(days.Count);
        DateOnly? former = null;
        foreach (var day in days)
        {
            var last = LastFirstDay(day);
            var (detected, stopped, residue) = (0L, 0L, 0L);
            foreach (var span in spans)
            {
                if (!window.Contains(span.FirstDay))
                {
                    continue;
                }

                detected += span.IsDetection && !(span.KnownFrom <= former) && span.KnownFrom <= day ? span.Count : 0;
                stopped += span.IsOnAt(day) ? span.Count : 0;
                residue += IsResidual(span, day, last) ? span.Count : 0;
            }

            points.Add(new ResiduePoint(day, detected, stopped, residue));
            former = day;
        }

        return points;
    }

    /// <summary>The jumps on some days, the latest first.</summary>
    /// <param name="spans">The stops.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day.</param>
    public IReadOnlyList<ResidueJump> Jumps(IEnumerable<StopSpan> spans, DateOnly from, DateOnly until)
    {
        var jumps = new List<ResidueJump>();
        foreach (var body in spans.GroupBy(span => (span.Insurer, span.View)))
        {
            for (var day = from; day <= until; day = day.AddDays(1))
            {
                AddJumps(jumps, body.Key.Insurer, body.Key.View, body, day);
            }
        }

        return [.. jumps.OrderByDescending(jump => jump.Day).ThenBy(jump => jump.Insurer, StringComparer.Ordinal).ThenBy(jump => jump.View).ThenByDescending(jump => jump.IsRise)];
    }

    /// <summary>The latest first day of a stop that is left over on a day.</summary>
    public DateOnly LastFirstDay(DateOnly day) => policy.On(day).Age.LastFirstDay(day);

    /// <summary>The day from which a stop is left over, by the age that counts on its first day.</summary>
    public DateOnly ResidualFrom(DateOnly firstDay) => policy.On(firstDay).Age.ResidualFrom(firstDay);

    private static bool IsResidual(StopSpan span, DateOnly day, DateOnly last) => span.FirstDay <= last && span.IsOnAt(day);

    private void AddJumps(List<ResidueJump> jumps, string insurer, StoppedView view, IEnumerable<StopSpan> spans, DateOnly day)
    {
        var (parameters, dayBefore) = (policy.On(day), day.AddDays(-1));
        var (last, formerLast) = (parameters.Age.LastFirstDay(day), LastFirstDay(dayBefore));
        var (former, present, aged, confirmed) = (0L, 0L, 0L, 0L);
        DateOnly? agedFrom = null, agedUntil = null;
        foreach (var span in spans)
        {
            var (was, isNow) = (IsResidual(span, dayBefore, formerLast), IsResidual(span, day, last));
            former += was ? span.Count : 0;
            present += isNow ? span.Count : 0;
            confirmed += was && span.IsConfirmed && span.KnownUntil == day ? span.Count : 0;
            if (isNow && span.FirstDay > formerLast)
            {
                aged += span.Count;
                agedFrom = span.FirstDay < (agedFrom ?? DateOnly.MaxValue) ? span.FirstDay : agedFrom;
                agedUntil = span.FirstDay > (agedUntil ?? DateOnly.MinValue) ? span.FirstDay : agedUntil;
            }
        }

        var jump = new ResidueJump(insurer, view, day, former, present, aged, agedFrom, agedUntil, confirmed) { IsRise = true };
        if (parameters.IsJump(former, present - former))
        {
            jumps.Add(jump);
        }

        if (parameters.IsJump(former, confirmed))
        {
            jumps.Add(jump with { IsRise = false });
        }
    }
}
