namespace Shikaku.Features.Members;

/// <summary>A member as of a day and a time of record (LIF-04).</summary>
/// <param name="MemberId">member_id, 加入者識別.</param>
/// <param name="Day">The day.</param>
/// <param name="Known">The time of record; null is now.</param>
/// <param name="Qualifications">All qualifications on record then, in the order of acquisition; empty if they were not on record or cancelled.</param>
/// <param name="MaskedNumber">The individual number with its last four digits, as in <c>********9018</c>; empty if there is no qualification.</param>
/// <param name="Timeline">All changes up to then, newest first.</param>
internal sealed record MemberView(
    string MemberId, DateOnly Day, DateTimeOffset? Known, IReadOnlyList<QualificationView> Qualifications, string MaskedNumber, IReadOnlyList<TimelineEntry> Timeline)
{
    /// <summary>The qualification that is valid on the day; if none is, the newest; null if there is none at all.</summary>
    public QualificationView? Shown => Qualifications.FirstOrDefault(qualification => qualification.State == QualificationState.Active) ?? (Qualifications is [.., var newest] ? newest : null);
}
