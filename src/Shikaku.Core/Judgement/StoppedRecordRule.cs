namespace Shikaku.Core.Judgement;

/// <summary>What is asked about stopped records of one sort (check.md section 5).</summary>
/// <param name="Id">The rule, as in <c>L2</c>.</param>
/// <param name="Duty">What is asked.</param>
/// <param name="DueOn">The last day on which it is done in time for what was stopped by then; null without a limit.</param>
/// <param name="Text">What it says to a clerk, in Japanese.</param>
public sealed record StoppedRecordRule(string Id, StoppedRecordDuty Duty, DateOnly? DueOn, string Text)
{
    /// <summary>Whether a record that is still unverified is overdue.</summary>
    /// <param name="day">The day.</param>
    /// <param name="stoppedOn">The day on which its stop began.</param>
    public bool IsOverdueOn(DateOnly day, DateOnly? stoppedOn) => LimitOf(stoppedOn) < day;

    /// <summary>The limit of a record; null without one, as for what was stopped after it.</summary>
    /// <param name="stoppedOn">The day on which its stop began.</param>
    public DateOnly? LimitOf(DateOnly? stoppedOn) => stoppedOn <= DueOn ? DueOn : null;

    /// <summary>For whom: welfare offices (福祉事務所), other insurers, or null for all.</summary>
    internal bool? ForWelfareOffices { get; init; }

    /// <summary>資格喪失, 加入中, or null for both.</summary>
    internal bool? ForLost { get; init; }

    /// <summary>The classes of the difference, a bit each; null for any.</summary>
    internal int? Classes { get; init; }

    /// <summary>First day on which it holds.</summary>
    internal DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds; null without end.</summary>
    internal DateOnly? ValidTo { get; init; }

    /// <summary>Whether the rule speaks of such a record on a day.</summary>
    internal bool Covers(bool isWelfareOffice, bool isLost, ItemVector vector, DateOnly day) =>
        (ForWelfareOffices ?? isWelfareOffice) == isWelfareOffice && (ForLost ?? isLost) == isLost
        && (Classes is null || (Classes >> vector.DifferenceClass & 1) != 0) && !(ValidFrom > day) && !(ValidTo < day);
}
